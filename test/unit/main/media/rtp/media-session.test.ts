import { beforeEach, describe, expect, it } from 'vitest';
import { joinFrames } from '../../../../../shared/opus-packet.ts';
import { createDropCounters, type DropCounters } from '../../../../../main/media/drop-counters.ts';
import { MediaSession, type SrtpKeyMaterial } from '../../../../../main/media/rtp/media-session.ts';
import { MAX_SOURCES, SOURCE_SILENCE_MS } from '../../../../../main/media/rtp/rtp-sources.ts';
import { isRtcpPacket } from '../../../../../main/media/rtp/rtp.ts';
import { SRTP_AEAD_AES_128_GCM } from '../../../../../main/media/rtp/srtp-keys.ts';

const KEY_A = { key: Buffer.alloc(16, 1), salt: Buffer.alloc(12, 2) };
const KEY_B = { key: Buffer.alloc(16, 3), salt: Buffer.alloc(12, 4) };

interface End {
  readonly session: MediaSession;
  readonly counters: DropCounters;
  readonly heard: { sequence: number; timestamp: number; text: string; isRedundant: boolean }[];
}

let nowMs: number;
let speaker: End;
let listener: End;
/** Decides which of the speaker's packets arrive. */
let isDelivered: (packet: Buffer) => boolean;
let sentPackets: Buffer[];

function createEnd(
  keys: SrtpKeyMaterial,
  localSsrc: number,
  remoteSsrc: number | undefined,
  send: (packet: Buffer) => void,
  maxPacketMs?: number,
): End {
  const counters = createDropCounters();
  const heard: End['heard'] = [];
  const session = new MediaSession({
    slot: 1,
    parameters: {
      localSsrc,
      remoteSsrc,
      opusPayloadType: 111,
      redPayloadType: 63,
      audioLevelId: undefined,
      maxPacketMs,
    },
    keys,
    counters,
    onOpus: ({ sequence, rtpTimestamp: timestamp, payload, offset, length, isRedundant }) =>
      heard.push({
        sequence,
        timestamp,
        text: Buffer.from(payload.subarray(offset, offset + length)).toString(),
        isRedundant,
      }),
    send,
    nowMs: 0,
    wallClockOffsetMs: 1_790_000_000_000,
  });
  return { session, counters, heard };
}

function deliver(packet: Buffer, to: End): void {
  if (isRtcpPacket(packet)) to.session.receiveRtcp(packet, nowMs);
  else to.session.receiveRtp(packet, nowMs);
}

/** Sends one 20 ms frame from the speaker, then runs both ends' timers. */
function speak(text: string, rtpTimestamp: number, isFirstOfSpurt = false): void {
  nowMs += 20;
  const payload = Buffer.from(text);
  speaker.session.sendOpus(payload, payload.length, rtpTimestamp, isFirstOfSpurt, nowMs);
  speaker.session.tick(nowMs);
  listener.session.tick(nowMs);
}

/** A sender with the speaker's keys and another SSRC, as a restarted encoder has. */
function createSource(ssrc: number): (text: string) => void {
  const keys: SrtpKeyMaterial = { profile: SRTP_AEAD_AES_128_GCM, local: KEY_A, remote: KEY_B };
  const { session } = createEnd(keys, ssrc, undefined, (packet) => {
    sentPackets.push(packet);
    if (isDelivered(packet)) deliver(packet, listener);
  });
  return (text) => session.sendOpus(Buffer.from(text), text.length, nowMs * 48, false, nowMs);
}

const heardTexts = (): string[] => listener.heard.map(({ text }) => text);

beforeEach(() => {
  nowMs = 0;
  sentPackets = [];
  isDelivered = () => true;
  speaker = createEnd({ profile: SRTP_AEAD_AES_128_GCM, local: KEY_A, remote: KEY_B }, 100, 200, (packet) => {
    sentPackets.push(packet);
    if (isDelivered(packet)) deliver(packet, listener);
  });
  listener = createEnd({ profile: SRTP_AEAD_AES_128_GCM, local: KEY_B, remote: KEY_A }, 200, 100, (packet) =>
    deliver(packet, speaker),
  );
});

describe('MediaSession', () => {
  it('delivers each frame once, with consecutive sequence numbers and the timestamps given', () => {
    for (let frame = 0; frame < 200; frame++) speak(`frame ${frame}`, frame * 960);

    expect(listener.heard.map(({ text }) => text)).toEqual(Array.from({ length: 200 }, (_, frame) => `frame ${frame}`));
    listener.heard.forEach(({ sequence, timestamp, isRedundant }, frame) => {
      expect({ sequence, timestamp, isRedundant }).toEqual({
        sequence: (listener.heard[0]!.sequence + frame) & 0xffff,
        timestamp: frame * 960,
        isRedundant: false,
      });
    });
  });

  it('drops copies, and counts them', () => {
    speak('once', 0);
    const packet = sentPackets[0]!;
    for (let copy = 0; copy < 4; copy++) deliver(packet, listener);

    expect(listener.heard).toHaveLength(1);
    expect(listener.counters['rtp-replayed']).toBe(4);
  });

  it('works after 300 lost packets across the roll-over of the sequence number', () => {
    let wraps = 0;
    let previous = 0;
    isDelivered = (packet) => {
      if (isRtcpPacket(packet)) return true;
      const sequence = packet.readUInt16BE(2);
      if (sequence < previous) wraps += 1;
      previous = sequence;
      return !((wraps === 0 && sequence >= 65_386) || (wraps === 1 && sequence < 150));
    };
    for (let frame = 0; frame < 70_000; frame++) speak('voice', (frame * 960) >>> 0);

    expect(wraps).toBe(1);
    expect(listener.heard.filter(({ isRedundant }) => !isRedundant)).toHaveLength(69_700);
    expect(listener.heard.at(-1)!.timestamp).toBe((69_999 * 960) >>> 0);
    expect(listener.counters['rtp-unauthentic'] + listener.counters['rtp-replayed']).toBe(0);
  });

  it('reports round trip and loss to both ends once a second', () => {
    let count = 0;
    isDelivered = (packet) => isRtcpPacket(packet) || count++ % 10 !== 0;
    for (let frame = 0; frame < 400; frame++) {
      speak('voice', frame * 960);
      const payload = Buffer.from('answer');
      listener.session.sendOpus(payload, payload.length, frame * 960, false, nowMs);
    }

    expect(listener.session.quality().lossInboundPercent).toBeCloseTo(10, 0);
    expect(speaker.session.quality().lossOutboundPercent).toBeGreaterThan(8);
    expect(speaker.session.quality().lossOutboundPercent).toBeLessThan(12);
    expect(speaker.session.quality().roundTripMs).toBeLessThan(2);
    expect(listener.session.quality().roundTripMs).toBeLessThan(2);
    expect(sentPackets.filter((packet) => isRtcpPacket(packet)).length).toBeGreaterThanOrEqual(7);
  });

  it('repeats the previous frame while loss is reported, and stops ten seconds after', () => {
    let count = 0;
    let isLossy = false;
    isDelivered = (packet) => isRtcpPacket(packet) || !isLossy || count++ % 10 !== 0;
    let frame = 0;
    const speakFor = (seconds: number): void => {
      for (let n = 0; n < seconds * 50; n++, frame++) speak(`frame ${frame}`, frame * 960);
    };

    speakFor(5);
    expect(listener.heard.some(({ isRedundant }) => isRedundant)).toBe(false);

    isLossy = true;
    speakFor(5);
    listener.heard.length = 0;
    const firstFrame = frame;
    speakFor(5);
    const texts = new Set(listener.heard.map(({ text }) => text));
    for (let expected = firstFrame; expected < frame - 1; expected++)
      expect(texts.has(`frame ${expected}`), `frame ${expected}`).toBe(true);
    for (const { text, timestamp, sequence } of listener.heard) {
      expect(text).toBe(`frame ${timestamp / 960}`);
      expect((sequence - listener.heard[0]!.sequence) & 0xffff).toBe(
        timestamp / 960 - listener.heard[0]!.timestamp / 960,
      );
    }

    isLossy = false;
    speakFor(12);
    listener.heard.length = 0;
    speakFor(2);
    expect(listener.heard.some(({ isRedundant }) => isRedundant)).toBe(false);
  });

  it('does not repeat across a pause', () => {
    let count = 0;
    isDelivered = (packet) => isRtcpPacket(packet) || count++ % 5 !== 0;
    for (let frame = 0; frame < 200; frame++) speak(`frame ${frame}`, frame * 960);
    isDelivered = () => true;
    listener.heard.length = 0;

    speak('after the pause', 400 * 960, true);

    expect(listener.heard.map(({ text }) => text)).toEqual(['after the pause']);
  });

  it.each([
    [
      20,
      [
        ['a', 960],
        ['bc', 1_920],
        ['d', 2_880],
      ],
    ],
    [
      undefined,
      [
        ['abc', 960],
        ['d', 2_880],
      ],
    ],
    [
      40,
      [
        ['abc', 960],
        ['d', 2_880],
      ],
    ],
  ])('sends two frames in packets that fit a longest packet of %s ms', (maxPacketMs, expected) => {
    const toHear = createEnd({ profile: SRTP_AEAD_AES_128_GCM, local: KEY_B, remote: KEY_A }, 200, 100, () => {});
    const keys = { profile: SRTP_AEAD_AES_128_GCM, local: KEY_A, remote: KEY_B } as const;
    const short = createEnd(keys, 100, 200, (packet) => deliver(packet, toHear), maxPacketMs);
    const [first, second] = [Uint8Array.from([0xfc, 0x61]), Uint8Array.from([0xfc, 0x62, 0x63])];
    const joined = new Uint8Array(10);
    const length = joinFrames(first, first.length, second, second.length, joined);
    short.session.sendOpus(joined, length, 960, true, 0);
    short.session.sendOpus(Uint8Array.from([0xfc, 0x64]), 2, 2_880, false, 0);

    const letters = (text: string): string => text.replaceAll(/[^a-d]/g, '');
    expect(toHear.heard.map(({ text, timestamp }) => [letters(text), timestamp])).toEqual(expected);
    expect(toHear.heard.map(({ sequence }) => sequence - toHear.heard[0]!.sequence)).toEqual(expected.map((_, i) => i));
  });

  it('drops packets above the rate of any codec', () => {
    for (let frame = 0; frame < 600; frame++) speaker.session.sendOpus(Buffer.from('x'), 1, frame, false, 0);

    expect(listener.heard).toHaveLength(500);
    expect(listener.counters['rtp-too-many']).toBe(100);
  });

  it('drops empty and oversized frames', () => {
    for (const bytes of [0, 1_276]) speaker.session.sendOpus(Buffer.alloc(bytes), bytes, 0, false, 0);

    expect(listener.heard).toHaveLength(0);
    expect(listener.counters['rtp-malformed']).toBe(2);
  });
});

describe('the source of the packets', () => {
  it('is the announced one while that sends, and no other', () => {
    const other = createSource(101);
    for (let frame = 0; frame < 100; frame++) {
      speak(`frame ${frame}`, frame * 960);
      other('other');
    }
    expect(heardTexts()).not.toContain('other');
    expect(listener.heard).toHaveLength(100);
    expect(listener.counters['rtp-unknown-source']).toBe(100);
  });

  it('is the first authentic one when none was announced', () => {
    listener = createEnd({ profile: SRTP_AEAD_AES_128_GCM, local: KEY_B, remote: KEY_A }, 200, undefined, () => {});
    speak('first', 0);
    createSource(101)('second');
    expect(heardTexts()).toEqual(['first']);
  });

  it('changes when the former one has been silent for a second, and back, without letting copies in', () => {
    speak('first', 0);
    const first = sentPackets[0]!;
    const other = createSource(101);
    nowMs += SOURCE_SILENCE_MS - 1;
    other('too early');
    nowMs += 1;
    other('second');
    const second = sentPackets.at(-1)!;
    nowMs += SOURCE_SILENCE_MS;
    deliver(first, listener);
    expect(listener.counters['rtp-replayed']).toBe(1);
    speak('third', 48_000);
    nowMs += SOURCE_SILENCE_MS;
    deliver(second, listener);
    expect(heardTexts()).toEqual(['first', 'second', 'third']);
    expect(listener.counters['rtp-replayed']).toBe(2);
  });

  it('is another one than announced if that one never sends', () => {
    const other = createSource(101);
    other('at once');
    nowMs += SOURCE_SILENCE_MS;
    other('after a second');
    expect(heardTexts()).toEqual(['after a second']);
  });

  it('does not change with packets that are not authentic', () => {
    speak('first', 0);
    const packet = sentPackets[0]!;
    nowMs += SOURCE_SILENCE_MS;
    for (let ssrc = 1_000; ssrc < 2_000; ssrc++) {
      const forged = Buffer.from(packet);
      forged.writeUInt32BE(ssrc, 8);
      deliver(forged, listener);
    }
    expect(listener.counters['rtp-unauthentic']).toBe(1_000);
    speak('still heard', 960);
    expect(heardTexts()).toEqual(['first', 'still heard']);
  });

  it('changes a limited number of times', () => {
    for (let ssrc = 1_000; ssrc < 1_000 + 2 * MAX_SOURCES; ssrc++) {
      nowMs += SOURCE_SILENCE_MS;
      createSource(ssrc)(`${ssrc}`);
    }
    // The announced one is one of them.
    expect(listener.heard).toHaveLength(MAX_SOURCES - 1);
  });

  it('is the one of the reports', () => {
    const other = createSource(101);
    speak('first', 0);
    nowMs += SOURCE_SILENCE_MS;
    isDelivered = () => sentPackets.length % 10 !== 0;
    for (let frame = 0; frame < 300; frame++) {
      nowMs += 20;
      other('frame');
      listener.session.tick(nowMs);
    }
    expect(listener.session.quality().lossInboundPercent).toBeCloseTo(10, 0);
  });
});
