import { describe, expect, it } from 'vitest';
import { encodeDcepAck, encodeDcepOpen, parseDcep } from '../../../../../main/media/sctp/dcep.ts';
import { fuzz, hex } from '../../../../support/fuzz.ts';

describe('data channel establishment', () => {
  it('reads what it wrote', () => {
    expect(parseDcep(encodeDcepOpen('earshot'))).toEqual({
      type: 'open',
      open: { label: 'earshot', isReliableAndOrdered: true },
    });
    expect(parseDcep(encodeDcepAck())).toEqual({ type: 'ack' });
  });

  it('counts the label in bytes', () => {
    expect(parseDcep(encodeDcepOpen('hörweite'))).toMatchObject({ open: { label: 'hörweite' } });
  });

  it('recognises an unreliable or unordered channel', () => {
    for (const type of [0x80, 0x01, 0x02, 0x81]) {
      const open = encodeDcepOpen('earshot');
      open[1] = type;
      expect(parseDcep(open)).toMatchObject({ open: { isReliableAndOrdered: false } });
    }
  });

  it.each([
    ['an empty message', ''],
    ['an unknown type', '05'],
    ['an answer with trailing bytes', '0200'],
    ['a truncated header', '03000000000000000007'],
    ['a label beyond the end', '030000000000000000070000656172'],
    ['trailing bytes', '0300000000000000000100006561'],
  ])('refuses %s', (_what, text) => {
    expect(parseDcep(hex(text))).toBeUndefined();
  });

  it('does not read a label that is too long, which is no fault of its sender', () => {
    expect(parseDcep(encodeDcepOpen('e'.repeat(65)))).toMatchObject({ type: 'open', open: { label: '' } });
  });

  it('never throws on garbage', () => {
    fuzz(11, 5_000, [encodeDcepOpen('earshot')], (packet) => parseDcep(packet));
  });
});
