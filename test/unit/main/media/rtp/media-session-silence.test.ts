import { beforeEach, describe, expect, it } from 'vitest';
import { createDropCounters, type DropCounters } from '../../../../../main/media/drop-counters.ts';
import { MediaSession } from '../../../../../main/media/rtp/media-session.ts';
import { isRtcpPacket } from '../../../../../main/media/rtp/rtp.ts';
import { SRTP_AEAD_AES_128_GCM } from '../../../../../main/media/rtp/srtp-keys.ts';
import { fuzz } from '../../../../support/fuzz.ts';

const KEY_A = { key: Buffer.alloc(16, 1), salt: Buffer.alloc(12, 2) };
const KEY_B = { key: Buffer.alloc(16, 3), salt: Buffer.alloc(12, 4) };
const LEVEL_ID = 5;
const LOUD = 30;
const SILENT = 127;
/** Opus' first byte: one CELT frame of 20 ms. */
const TOC = String.fromCharCode(31 << 3);
/** Offset of the level in a packet without contributing sources. */
const LEVEL_OFFSET = 17;

interface Heard {
  readonly sequence: number;
  readonly timestamp: number;
  /** The payload after Opus' first byte; empty = declared silence. */
  readonly text: string;
  readonly isRedundant: boolean;
}

let nowMs: number;
let frame: number;
let heard: Heard[];
let counters: DropCounters;
let speaker: MediaSession;
let listener: MediaSession;
/** Packets of the speaker that are to arrive, in order; undefined = all, as they were sent. */
let onSent: (packet: Buffer) => readonly Buffer[];
let authentic: boolean[];

function deliver(packet: Buffer): void {
  if (isRtcpPacket(packet)) listener.receiveRtcp(packet, nowMs);
  else authentic.push(listener.receiveRtp(packet, nowMs));
}

/** Sends the next 20 ms from the speaker, and lets both ends' timers run. */
function speak(text: string, level: number): void {
  nowMs += 20;
  const payload = Buffer.from(`${TOC}${text}`, 'latin1');
  speaker.sendOpus(payload, payload.length, (frame++ * 960) >>> 0, false, nowMs, level);
  speaker.tick(nowMs);
  listener.tick(nowMs);
}

function keepSilent(packets: number): void {
  for (let packet = 0; packet < packets; packet++) speak(`silent ${frame}`, SILENT);
}

const textsHeard = (): string[] => heard.map(({ text }) => text).filter((text) => text !== '');
const opened = (): number => authentic.filter(Boolean).length;

beforeEach(() => {
  nowMs = 0;
  frame = 0;
  heard = [];
  authentic = [];
  onSent = (packet) => [packet];
  counters = createDropCounters();
  const parameters = { opusPayloadType: 111, redPayloadType: 63, audioLevelId: LEVEL_ID, maxPacketMs: undefined };
  const common = { slot: 1, nowMs: 0, wallClockOffsetMs: 1_790_000_000_000 };
  speaker = new MediaSession({
    ...common,
    parameters: { ...parameters, localSsrc: 100, remoteSsrc: 200 },
    keys: { profile: SRTP_AEAD_AES_128_GCM, local: KEY_A, remote: KEY_B },
    counters: createDropCounters(),
    onOpus: () => undefined,
    send: (packet) => onSent(packet).forEach(deliver),
  });
  listener = new MediaSession({
    ...common,
    parameters: { ...parameters, localSsrc: 200, remoteSsrc: 100 },
    keys: { profile: SRTP_AEAD_AES_128_GCM, local: KEY_B, remote: KEY_A },
    counters,
    onOpus: ({ sequence, rtpTimestamp: timestamp, payload, offset, length, isRedundant }) =>
      heard.push({
        sequence,
        timestamp,
        text: Buffer.from(payload.subarray(offset + 1, offset + length)).toString('latin1'),
        isRedundant,
      }),
    send: (packet) => void speaker.receiveRtcp(packet, nowMs),
  });
});

describe('a packet that declares silence', () => {
  it('is read only up to its header, and passed on in order as 20 ms of silence', () => {
    speak('hello', LOUD);
    keepSilent(100);
    speak('again', LOUD);

    expect(textsHeard()).toEqual(['hello', 'silent 1', 'silent 2', 'silent 3', 'silent 4', 'silent 5', 'again']);
    expect(heard).toHaveLength(102);
    heard.forEach(({ sequence, timestamp }, index) =>
      expect([(sequence - heard[0]!.sequence) & 0xffff, timestamp]).toEqual([index, index * 960]),
    );
    expect(listener.unopenedPackets).toBe(94);
    expect(opened()).toBe(8);
  });

  it('is not decrypted: its payload may be anything', () => {
    keepSilent(10);
    onSent = (packet) => [isRtcpPacket(packet) ? packet : Buffer.from(packet).fill(0x55, 20)];
    keepSilent(10);

    expect(listener.unopenedPackets).toBe(19);
    expect(counters['rtp-unauthentic']).toBe(0);
  });

  it('does not count as a sign of life', () => {
    keepSilent(49);

    expect(authentic).toEqual([true, ...Array<boolean>(48).fill(false)]);
  });

  it.each([90, 0])('is decrypted when its level is %i, which is not silence', (level) => {
    for (let packet = 0; packet < 60; packet++) speak('quiet', level);

    expect(textsHeard()).toHaveLength(60);
    expect(listener.unopenedPackets).toBe(0);
  });

  it('does not cost the stream its roll-over counter, however long the silence', () => {
    speak('before', LOUD);
    keepSilent(140_000);
    speak('after', LOUD);

    expect(textsHeard().at(-1)).toBe('after');
    expect(heard).toHaveLength(140_002);
    expect(counters['rtp-unauthentic'] + counters['rtp-replayed']).toBe(0);
  });

  it('is not reported as lost, while lost packets around it are', () => {
    keepSilent(500);
    expect(speaker.quality().lossOutboundPercent).toBe(0);
    expect(listener.quality().lossInboundPercent).toBe(0);

    let count = 0;
    onSent = (packet) => (isRtcpPacket(packet) || count++ % 20 !== 0 ? [packet] : []);
    keepSilent(500);
    expect(listener.quality().lossInboundPercent).toBeCloseTo(5, 0);
    expect(listener.unopenedPackets).toBeGreaterThan(700);
  });

  it('is reported once, however often it arrives', () => {
    onSent = (packet) => (isRtcpPacket(packet) ? [packet] : [packet, packet, packet]);
    keepSilent(120);

    expect(heard).toHaveLength(120);
    expect(counters['rtp-replayed']).toBe(240);
    expect(listener.quality().lossInboundPercent).toBe(0);
  });

  it('does not hide a lost sound before it, which it carries as redundancy', () => {
    onSent = (packet) => (isRtcpPacket(packet) || frame % 10 !== 0 ? [packet] : []);
    for (let round = 0; round < 300; round++) speak(`sound ${round}`, LOUD);
    onSent = (packet) => [packet];
    keepSilent(30);
    expect(listener.unopenedPackets).toBeGreaterThan(0);

    onSent = (packet) => (isRtcpPacket(packet) ? [packet] : []);
    speak('one word', LOUD);
    onSent = (packet) => [packet];
    keepSilent(10);

    expect(heard.find(({ text }) => text === 'one word')).toMatchObject({ isRedundant: true, timestamp: 330 * 960 });
  });

  it('is not trusted while no extension was negotiated', () => {
    const deaf = new MediaSession({
      slot: 1,
      parameters: {
        localSsrc: 200,
        remoteSsrc: 100,
        opusPayloadType: 111,
        redPayloadType: 63,
        audioLevelId: undefined,
        maxPacketMs: undefined,
      },
      keys: { profile: SRTP_AEAD_AES_128_GCM, local: KEY_B, remote: KEY_A },
      counters,
      onOpus: ({ length }) => expect(length).toBeGreaterThan(0),
      send: () => undefined,
      nowMs: 0,
      wallClockOffsetMs: 0,
    });
    onSent = (packet) => {
      if (!isRtcpPacket(packet)) expect(deaf.receiveRtp(packet, nowMs)).toBe(true);
      return [];
    };
    keepSilent(100);

    expect(deaf.unopenedPackets).toBe(0);
  });
});

describe('a false level', () => {
  it('silences a sound that claims to be silence', () => {
    for (let round = 0; round < 300; round++) speak('loud', SILENT);

    expect(textsHeard()).toEqual([]);
    expect(heard).toHaveLength(300);
  });

  it('does no harm on silence that claims to be sound, or when it is missing', () => {
    for (let round = 0; round < 100; round++) speak('silence', round % 2 === 0 ? LOUD : -1);

    expect(textsHeard()).toHaveLength(100);
  });
});

describe('a stranger who forges packets of silence from the speaker’s address', () => {
  /** The packet with another sequence number, timestamp and level, and a forged payload and tag. */
  function forge(packet: Buffer, ahead: number, level = SILENT): Buffer {
    const forged = Buffer.from(packet).fill(0xee, 20);
    forged.writeUInt16BE((packet.readUInt16BE(2) + ahead) & 0xffff, 2);
    forged.writeUInt32BE((packet.readUInt32BE(4) + ahead * 960) >>> 0, 4);
    forged[LEVEL_OFFSET] = level;
    return forged;
  }

  it('is trusted only until the next sound; then all packets are decrypted', () => {
    onSent = (packet) =>
      isRtcpPacket(packet) ? [packet] : [forge(packet, 0), packet, forge(packet, 1), forge(packet, 9)];
    keepSilent(30);
    for (let round = 0; round < 3; round++) {
      for (let word = 0; word < 20; word++) speak(`word ${round}.${word}`, LOUD);
      keepSilent(100);
    }

    const words = textsHeard().filter((text) => text.startsWith('word'));
    expect(words).toEqual(Array.from({ length: 60 }, (_, index) => `word ${Math.floor(index / 20)}.${index % 20}`));
    expect(heard.filter(({ text, timestamp }) => text === '' && timestamp === 30 * 960)).toHaveLength(1);
    expect(listener.unopenedPackets).toBe(30);
    expect(opened()).toBe(361);
  });

  it('can neither open the stream, move it, nor keep it alive', () => {
    speak('first', LOUD);
    keepSilent(10);
    const template = Buffer.alloc(60);
    onSent = (packet) => {
      if (!isRtcpPacket(packet)) packet.copy(template);
      return [packet];
    };
    keepSilent(1);
    authentic = [];
    for (let ahead = 1; ahead < 40_000; ahead++) {
      deliver(forge(template, ahead));
      nowMs += 1 / 50;
    }

    expect(opened()).toBe(0);
    nowMs -= 800;
    speak('still here', LOUD);
    expect(textsHeard().at(-1)).toBe('still here');
  });

  it('never makes the listener throw or go deaf', () => {
    const templates: Buffer[] = [];
    onSent = (packet) => {
      if (!isRtcpPacket(packet)) templates.push(Buffer.from(packet), forge(packet, 1), forge(packet, 3));
      return [packet];
    };
    keepSilent(20);
    fuzz(17, 5_000, templates, (packet) => {
      nowMs += 1;
      if (packet.length >= 2) deliver(packet);
    });
    nowMs += 1_000;
    frame += 300;
    for (let word = 0; word < 20; word++) speak(`word ${word}`, LOUD);

    expect(textsHeard().slice(-20)).toEqual(Array.from({ length: 20 }, (_, word) => `word ${word}`));
  });
});

describe('packets of every length', () => {
  it.each([
    ['empty packets', 0],
    ['packets longer than Opus allows', 1_276],
    ['packets of almost a datagram', 1_900],
  ])('drops and counts %s, even when they declare silence', (_what, bytes) => {
    speak('sound', LOUD);
    for (let round = 0; round < 3; round++)
      speaker.sendOpus(Buffer.alloc(bytes), bytes, (frame++ * 960) >>> 0, false, (nowMs += 20), SILENT);

    expect(textsHeard()).toEqual(['sound']);
    expect(heard).toHaveLength(1);
    expect(counters['rtp-malformed']).toBe(3);
  });

  it.each([
    ['2.5 ms', 120, 28 << 3],
    ['60 ms', 2_880, 3 << 3],
    ['120 ms', 5_760, (3 << 3) | 1],
  ])('decrypts and passes on those with %s of silence', (_what, samples, toc) => {
    const payload = Buffer.from([toc, 1, 2]);
    for (let packet = 0; packet < 100; packet++) {
      nowMs += samples / 48;
      speaker.sendOpus(payload, payload.length, packet * samples, false, nowMs, SILENT);
    }

    expect(textsHeard()).toHaveLength(100);
    expect(listener.unopenedPackets).toBe(0);
  });
});
