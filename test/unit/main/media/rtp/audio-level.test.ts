import { describe, expect, it } from 'vitest';
import {
  AUDIO_LEVEL_EXTENSION_BYTES,
  audioLevelOfPower,
  readAudioLevel,
  writeAudioLevel,
} from '../../../../../main/media/rtp/audio-level.ts';
import { framePower } from '../../../../../shared/dsp/frame-power.ts';
import { fuzz, hex } from '../../../../support/fuzz.ts';
import { sine } from '../../../../support/signals.ts';

const levelIn = (text: string, id: number): number => readAudioLevel(hex(text), 0, hex(text).length, id);

describe('audioLevelOfPower', () => {
  it.each([
    ['a full-scale square wave', 1, 0],
    ['a full-scale sine', framePower(sine(1_000, 1, 960), 960), 3],
    ['-60 dB', 1e-6, 60],
    ['-90 dB, which does not count as silence', 1e-9, 90],
    ['a level below the lowest', 1e-20, 127],
    ['digital silence', 0, 127],
    ['more than full scale', 4, 0],
  ])('returns the level of %s below the overload point', (_what, power, level) => {
    expect(audioLevelOfPower(power)).toBe(level);
  });
});

describe('the header extension of the audio level', () => {
  it('reads what it wrote, at every level and id', () => {
    const packet = Buffer.alloc(AUDIO_LEVEL_EXTENSION_BYTES, 0xff);
    for (let id = 1; id <= 14; id++) {
      for (let level = 0; level <= 127; level++) {
        writeAudioLevel(packet, 0, id, level);
        expect(readAudioLevel(packet, 0, packet.length, id)).toBe(level);
        expect(packet[5]! >> 7).toBe(level <= 90 ? 1 : 0);
      }
    }
  });

  it.each([
    ['in the one-byte form, after another element and padding', 'bede0002 31aabb00 00107f00', 127],
    ['in the two-byte form', '10000002 0302aabb 00010105', 5],
    ['in the two-byte form with other application bits', '10070001 01017f00', 127],
    ['with its voice flag', 'bede0001 10ff0000', 127],
  ])('finds the level %s', (_what, text, level) => {
    expect(levelIn(text, 1)).toBe(level);
  });

  it.each([
    ['with another id', 'bede0001 207f0000', 1],
    ['with more data than it has', 'bede0001 117f7f00', 1],
    ['cut off by the end', 'bede0001 00000010', 1],
    ['after a length past the end', 'bede0001 2f7f107f', 1],
    ['after id 15', 'bede0001 f07f107f', 1],
    ['after an id of zero with a length', 'bede0001 017f107f', 1],
    ['that is all padding', 'bede0001 00000000', 1],
    ['without elements', 'bede0000', 1],
    ['in an unknown form', 'abac0001 107f0000', 1],
    ['cut off in the two-byte form', '10000001 00000101', 1],
    ['with more data in the two-byte form', '10000001 01027f7f', 1],
    ['without data in the two-byte form', '10000001 01007f00', 1],
    ['after a length past the end in the two-byte form', '10000002 02ff0101 7f01017f', 1],
  ])('ignores an extension %s', (_what, text, id) => {
    expect(levelIn(text, id)).toBe(-1);
  });

  it('never reads past the end of the extension', () => {
    const packet = hex('bede0001 00000010 7f');
    expect(readAudioLevel(packet, 0, 8, 1)).toBe(-1);
  });

  it('finds a level or nothing, whatever the bytes', () => {
    fuzz(31, 5_000, [hex('bede0002 31aabb00 00107f00'), hex('10000002 0302aabb 00010105')], (packet) => {
      if (packet.length < 4) return;
      const level = readAudioLevel(packet, 0, packet.length, 1);
      expect(level >= -1 && level <= 127).toBe(true);
    });
  });
});
