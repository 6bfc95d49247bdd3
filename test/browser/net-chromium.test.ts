import { Socket } from 'node:dgram';
import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { loadOpus } from '../../main/media/opus/opus.ts';
import type { HostPeer } from '../../main/media/host-peer.ts';
import { createDtlsCertificate } from '../../main/media/dtls/dtls-certificate.ts';
import { openLoneEndpoint, type LoneEndpoint } from '../support/lobby/media-endpoint.ts';
import { createRtpHeader, isRtcpPacket, parseRtpHeader } from '../../main/media/rtp/rtp.ts';
import { FRAME_MS, FRAME_SAMPLES } from '../../shared/audio-format.ts';
import { launchTestBrowser } from '../support/window/browser.ts';
import { createRandom } from '../support/signals.ts';
import { waitUntil } from '../support/wait-until.ts';
import { WebRtcPage } from '../support/window/webrtc-page.ts';
import { silentLog } from '../support/silent-log.ts';

interface Received {
  frames: number;
  redundant: number;
  declaredSilent: number;
}

let browser: Browser;
let webRtc: WebRtcPage;
let endpoint: LoneEndpoint;
let received: Map<number, Received>;
let isEchoing: boolean;

beforeAll(async () => {
  browser = await launchTestBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  received = new Map();
  isEchoing = true;
  const opened = await openLoneEndpoint({
    certificate: await createDtlsCertificate(),
    log: silentLog,
    bindAddress: '127.0.0.1',
    port: 0,
    findCandidates: async (port) => [{ host: '127.0.0.1', port }],
    nowMs: () => performance.now(),
    onOpus({ slot, rtpTimestamp, payload, offset, length, isRedundant }) {
      const counts = received.get(slot) ?? { frames: 0, redundant: 0, declaredSilent: 0 };
      received.set(slot, counts);
      counts.frames += 1;
      if (length === 0) counts.declaredSilent += 1;
      else if (isRedundant) counts.redundant += 1;
      else if (isEchoing)
        endpoint.sendOpus(slot, payload.subarray(offset, offset + length), length, rtpTimestamp, false);
    },
  });
  if (!opened.ok) throw new Error(opened.error.message);
  endpoint = opened.value;
  webRtc = await WebRtcPage.open(browser);
});
afterEach(async () => {
  await webRtc.close();
  await endpoint.close();
});

/** Joins one connection of the page in `slot`, with the host's answer changed on request. */
async function join(
  slot: number,
  options?: { wantsStereo?: boolean; changeAnswer?: (answer: string) => string },
): Promise<{ peer: HostPeer; index: number; closed: string[]; messages: string[] }> {
  const { index, offer } = await webRtc.createOffer(options);
  const accepted = await endpoint.accept(slot, offer);
  if (!accepted.ok) throw new Error(accepted.error.message);
  const closed: string[] = [];
  const messages: string[] = [];
  accepted.value.events.on('closed', ({ reason }) => closed.push(reason));
  accepted.value.events.on('message', (text) => messages.push(text));
  accepted.value.events.on('channelOpen', () => accepted.value.sendMessage(`welcome ${slot}`));
  await webRtc.setAnswer(index, options?.changeAnswer?.(accepted.value.answerSdp) ?? accepted.value.answerSdp);
  return { peer: accepted.value, index, closed, messages };
}

test('several browsers’ connections share one port, with sound and messages both ways', async () => {
  const joined = [await join(1), await join(2), await join(3)];

  for (const { index } of joined) await webRtc.sendMessage(index, `hello from ${index}`);

  await waitUntil('each browser hears its own sound', async () => {
    const stats = await Promise.all(joined.map(({ index }) => webRtc.stats(index)));
    return stats.every((entry) => entry.packetsReceived > 25 && entry.audioEnergy > 0);
  });
  for (const { index, messages } of joined) {
    const stats = await webRtc.stats(index);
    expect(stats).toMatchObject({
      state: 'connected',
      packetsLost: 0,
      srtpCipher: 'SRTP_AEAD_AES_128_GCM',
      messages: [`welcome ${index + 1}`],
    });
    expect(messages).toEqual([`hello from ${index}`]);
    expect(received.get(index + 1)!.redundant).toBeGreaterThan(10);
  }
});

test('reports flow in both directions, so that both ends know the round trip', async () => {
  const { peer, index } = await join(1);

  await waitUntil(
    'both know it',
    async () => peer.quality().roundTripMs !== undefined && (await webRtc.stats(index)).roundTripMs >= 0,
    20_000,
  );

  expect(peer.quality().roundTripMs).toBeLessThan(500);
  expect((await webRtc.stats(index)).roundTripMs).toBeLessThan(500);
  expect(peer.quality()).toMatchObject({ lossToHostPercent: 0, lossFromHostPercent: 0 });
});

test('a browser with stereo=1 in its offer hears left and right apart; without it, it hears both mixed', async () => {
  isEchoing = false;
  const withStereo = await join(1, { wantsStereo: true });
  const withoutStereo = await join(2);
  const stopSending = await sendStereoTones([1, 2]);
  try {
    const levelsOf = (index: number) => webRtc.stereoLevels(index, [440, 1_000]);

    await waitUntil('both hear sound', async () => {
      const levels = [await levelsOf(withStereo.index), await levelsOf(withoutStereo.index)];
      return levels.every(({ left }) => left[0]! > -60);
    });
    await waitUntil('left and right differ', async () => {
      const { left, right } = await levelsOf(withStereo.index);
      return left[0]! - left[1]! > 20 && right[1]! - right[0]! > 20;
    });
    const mixed = await levelsOf(withoutStereo.index);
    expect(Math.abs(mixed.left[0]! - mixed.left[1]!)).toBeLessThan(10);
  } finally {
    stopSending();
  }
});

test('a browser that reports loss gets redundancy that hides it, and the sound continues when redundancy starts and stops', async () => {
  isEchoing = false;
  const { peer, index } = await join(1);
  const stopSending = await sendStereoTones([1]);
  const wire = watchMedia();
  try {
    await waitUntil('sound arrives without redundancy', async () => (await webRtc.stats(index)).packetsReceived > 25);
    expect(wire.redundantPackets).toBe(0);

    wire.lossShare = 0.1;
    await waitUntil('redundancy is sent', () => wire.redundantPackets > 50, 20_000);
    expect(peer.quality().lossFromHostPercent).toBeGreaterThan(1);
    const before = await webRtc.stats(index);
    await waitUntil(
      'three more seconds came',
      async () => (await webRtc.stats(index)).packetsReceived > before.packetsReceived + 130,
    );
    const after = await webRtc.stats(index);
    expect(after.packetsLost - before.packetsLost).toBeGreaterThan(5);
    expect(
      (after.concealedSamples - before.concealedSamples) / (after.totalSamples - before.totalSamples),
    ).toBeLessThan(0.04);

    wire.lossShare = 0;
    await waitUntil('redundancy stops', () => wire.plainPacketsInARow > 50, 40_000);
    const clean = await webRtc.stats(index);
    await waitUntil('sound still arrives', async () => {
      const now = await webRtc.stats(index);
      return now.packetsReceived > clean.packetsReceived + 50 && now.audioEnergy > clean.audioEnergy;
    });
  } finally {
    wire.stop();
    stopSending();
  }
});

test('a browser reports its level in each packet, and packets declared silent stay sealed', async () => {
  const levels = watchLevels();
  try {
    const { peer, index } = await join(1, { changeAnswer: (answer) => answer.replace('usedtx=1', 'usedtx=0') });
    await waitUntil(
      'a second of beeps came',
      () => levels.heard.filter((level) => level < 60).length > 5 && levels.heard.length > 50,
    );
    expect(levels.heard.filter((level) => level < 0)).toEqual([]);

    await webRtc.setMicrophoneEnabled(false);
    // The device also pauses between its beeps, but for less than two seconds.
    await waitUntil(
      'nothing but silence comes',
      () => levels.heard.slice(-100).every((level) => level === 127),
      15_000,
    );
    await waitUntil('silent packets stay encrypted', () => endpoint.unopenedPackets() > 20);
    const before = { unopened: endpoint.unopenedPackets(), sent: levels.heard.length, frames: { ...received.get(1)! } };
    await waitUntil('five seconds of silence have arrived', () => levels.heard.length >= before.sent + 250, 15_000);
    const sent = levels.heard.length - before.sent;
    expect(levels.heard.slice(before.sent).every((level) => level === 127)).toBe(true);
    expect((endpoint.unopenedPackets() - before.unopened) / sent).toBeGreaterThan(0.7);
    expect(received.get(1)!.declaredSilent - before.frames.declaredSilent).toBeGreaterThanOrEqual(
      endpoint.unopenedPackets() - before.unopened,
    );

    await webRtc.setMicrophoneEnabled(true);
    const { frames, declaredSilent } = received.get(1)!;
    await waitUntil(
      'it is heard again',
      () => received.get(1)!.frames - received.get(1)!.declaredSilent > frames - declaredSilent + 25,
    );
    await waitUntil('reports have arrived', async () => (await webRtc.stats(index)).roundTripMs >= 0, 20_000);
    expect(peer.quality().lossToHostPercent).toBe(0);
    expect(endpoint.dropped()).toMatchObject({ 'rtp-unauthentic': 0, 'rtp-replayed': 0, 'rtp-malformed': 0 });
  } finally {
    levels.stop();
  }
});

test('a browser with a silent microphone sends almost nothing when DTX is requested', async () => {
  const levels = watchLevels();
  try {
    await join(1);
    await webRtc.setMicrophoneEnabled(false);
    await waitUntil('silence has arrived', () => levels.heard.at(-1) === 127);
    await waitUntil('pauses have arrived', () => levels.gapsMs.filter((gapMs) => gapMs > 300).length > 5, 15_000);
    const spanMs = levels.gapsMs.slice(-10).reduce((sum, gapMs) => sum + gapMs, 0);
    expect(spanMs).toBeGreaterThan(1_500);
  } finally {
    levels.stop();
  }
});

test('removes a browser at once when it closes its connection', async () => {
  const { index, closed } = await join(1);
  await waitUntil('it is connected', async () => (await webRtc.stats(index)).packetsReceived > 0);

  await webRtc.closePeer(index);

  await waitUntil('the host reports the end', () => closed.length > 0, 2_000);
  expect(closed).toEqual(['left']);
});

test('removes a browser that dies within ten seconds', async () => {
  const dying = await launchTestBrowser();
  const own = webRtc;
  webRtc = await WebRtcPage.open(dying);
  try {
    const { index, closed } = await join(1);
    await waitUntil('it is connected', async () => (await webRtc.stats(index)).packetsReceived > 0);
    const session = await dying.newBrowserCDPSession();

    await session.send('Browser.crash').catch(() => {});

    await waitUntil('the host reports the end', () => closed.length > 0, 10_000);
    expect(closed).toEqual(['silent']);
  } finally {
    await dying.close();
    webRtc = own;
  }
});

test('a host that closes a peer ends the browser’s connection at once', async () => {
  const { peer, index, closed } = await join(1);
  await waitUntil('it is connected', async () => (await webRtc.stats(index)).packetsReceived > 0);

  await peer.close();

  await waitUntil(
    'the browser reports the end',
    async () => (await webRtc.stats(index)).channelState === 'closed',
    3_000,
  );
  expect((await webRtc.stats(index)).dtlsState).toBe('closed');
  expect(closed).toEqual(['local']);
});

test('an offer with video is accepted without the video', async () => {
  const { offer } = await webRtc.createOffer({ withVideo: true });

  const answer = await endpoint.accept(1, offer);

  expect(answer).toMatchObject({ ok: true, value: { answerSdp: expect.stringMatching(/^m=video 0 /m) as string } });
});

/** Sends 440 Hz on the left and 1 kHz on the right to each slot. Returns a function that stops it. */
async function sendStereoTones(slots: readonly number[]): Promise<() => void> {
  const opus = await loadOpus();
  const encoder = opus.createMixEncoder();
  const frame = new Float32Array(2 * FRAME_SAMPLES);
  const payload = new Uint8Array(1_500);
  let sample = 0;
  const timer = setInterval(() => {
    for (let i = 0; i < FRAME_SAMPLES; i++) {
      frame[2 * i] = 0.3 * Math.sin((2 * Math.PI * 440 * (sample + i)) / 48_000);
      frame[2 * i + 1] = 0.3 * Math.sin((2 * Math.PI * 1_000 * (sample + i)) / 48_000);
    }
    const length = encoder.encode(frame, payload);
    for (const slot of slots) endpoint.sendOpus(slot, payload, length, sample, sample === 0);
    sample += FRAME_SAMPLES;
  }, FRAME_MS);
  return () => {
    clearInterval(timer);
    encoder.free();
  };
}

/**
 * Records the audio levels (-1 = none) of the media packets that this process receives, and the time between their
 * timestamps.
 */
function watchLevels(): { readonly heard: number[]; readonly gapsMs: number[]; stop: () => void } {
  const header = createRtpHeader();
  const emit = Socket.prototype.emit;
  const levels = { heard: [] as number[], gapsMs: [] as number[], stop: () => void (Socket.prototype.emit = emit) };
  let lastTimestamp = 0;
  Socket.prototype.emit = function watchedEmit(this: Socket, ...event: unknown[]) {
    const [name, packet] = event;
    if (
      name === 'message' &&
      packet instanceof Buffer &&
      packet[0]! >= 128 &&
      !isRtcpPacket(packet) &&
      parseRtpHeader(packet, header, 1)
    ) {
      levels.heard.push(header.audioLevel);
      levels.gapsMs.push(((header.timestamp - lastTimestamp) >>> 0) / 48);
      lastTimestamp = header.timestamp;
    }
    return Reflect.apply(emit, this, event) as boolean;
  } as typeof emit;
  return levels;
}

/** Records the payload types that this process sends, and drops a share of its media packets. */
function watchMedia(): { lossShare: number; redundantPackets: number; plainPacketsInARow: number; stop: () => void } {
  const random = createRandom(7);
  const send = Socket.prototype.send;
  const wire = {
    lossShare: 0,
    redundantPackets: 0,
    plainPacketsInARow: 0,
    stop: () => void (Socket.prototype.send = send),
  };
  Socket.prototype.send = function watchedSend(this: Socket, ...sent: unknown[]) {
    const packet = sent[0] as Uint8Array;
    const isMedia = packet[0]! >= 128 && packet[0]! < 192 && packet[1]! < 192;
    if (isMedia && (packet[1]! & 0x7f) === 63) {
      wire.redundantPackets += 1;
      wire.plainPacketsInARow = 0;
    } else if (isMedia) wire.plainPacketsInARow += 1;
    if (isMedia && random() < wire.lossShare) return;
    Reflect.apply(send, this, sent);
  } as typeof send;
  return wire;
}
