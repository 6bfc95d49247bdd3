import { joinLobby } from '../../main/client/signalling-client.ts';
import { monotonicMs } from '../../main/clock/monotonic-time.ts';
import { loadOpus, type OpusCodec } from '../../main/media/opus/opus.ts';
import { startHostThread } from '../../main/host/host-thread.ts';
import { createClientPeer, type ClientPeer } from '../../main/media/client-peer.ts';
import type { OpusHandler } from '../../main/media/rtp/opus-packet.ts';
import { FRAME_MS, FRAME_SAMPLES, MAX_OPUS_PACKET_SAMPLES, MAX_OPUS_PAYLOAD_BYTES } from '../../shared/audio-format.ts';
import { DEFAULT_HEARING_RULES } from '../../shared/spatial/hearing-rules.ts';
import { createRandom, noise, peak, sine } from '../support/signals.ts';
import { percentile, type Figure } from './figure.ts';
import { readInvitation } from '../support/read-invitation.ts';
import { silentLog } from '../support/silent-log.ts';

/** Talk spurts, each at a different phase between the speaker's and the mixer's frames, spread evenly over 20 ms. */
const SPURTS = 20;
const SPURT_FRAMES = 130;
const GAP_MS = 500;
const CLICK_EVERY_FRAMES = 10;
/** The playout buffer has settled after this many frames of a spurt. */
const SETTLING_FRAMES = 25;
/** Timers fire up to a millisecond late, but packets on a clean link do not, so the last stretch is polled. */
const SPIN_MS = 2;
const QUIET_PEAK = 0.01;
const CLICK_PEAK = 0.6;

/**
 * Host transit on a clean link: from sending a packet with a click on the speaker's socket until the packet with that
 * click in the mix arrives at the listener's. Both clients run in this thread, the host in its own.
 */
export async function runTransitBench(): Promise<Figure[]> {
  const host = await startHostThread(
    {
      lobbyName: 'Bench',
      rules: DEFAULT_HEARING_RULES,
      capacity: 4,
      bindAddress: '127.0.0.1',
      port: 0,
      publicAddress: null,
    },
    silentLog,
  );
  if (!host.ok) throw new Error(host.error.message);
  const opus = await loadOpus();
  const decoder = opus.createDecoder(2);
  const decoded = new Float32Array(2 * MAX_OPUS_PACKET_SAMPLES);
  let clickSentMs: number | undefined;
  const transitMs: number[] = [];
  const speaker = await connect(host.value.description.invitation, 'Speaker', 0, () => undefined);
  const listener = await connect(
    host.value.description.invitation,
    'Listener',
    1,
    ({ arrivalMs, payload, offset, length, isRedundant }) => {
      if (isRedundant) return;
      const samples = decoder.decode(payload.subarray(offset, offset + length), length, decoded);
      if (clickSentMs === undefined || samples <= 0 || peak(decoded.subarray(0, 2 * samples)) < CLICK_PEAK / 3) return;
      transitMs.push(arrivalMs - clickSentMs);
      clickSentMs = undefined;
    },
  );
  for (let spurt = 0; spurt < SPURTS; spurt++) {
    await speak(opus, speaker, spurt, (sentMs) => {
      clickSentMs = sentMs;
    });
    clickSentMs = undefined;
    await new Promise((resolve) => setTimeout(resolve, GAP_MS));
  }
  await Promise.all([speaker.close(), listener.close()]);
  await host.value.close();
  const note = `${transitMs.length} clicks in ${SPURTS} talk spurts; largest ${Math.max(...transitMs).toFixed(1)} ms`;
  return [
    { name: 'host transit, median', value: percentile(transitMs, 0.5), unit: 'ms', target: 15, note },
    { name: 'host transit, p95', value: percentile(transitMs, 0.95), unit: 'ms', target: 25, note },
  ];
}

async function connect(invitation: string, name: string, xMetres: number, onOpus: OpusHandler): Promise<ClientPeer> {
  const peer = await createClientPeer({ log: silentLog, nowMs: monotonicMs, loopbackOnly: true, onOpus });
  const opened = new Promise((resolve) => peer.events.on('channelOpen', resolve));
  const joined = await joinLobby({ invitation: readInvitation(invitation), name, offer: peer.offerSdp });
  if (!joined.ok) throw new Error(joined.error.message);
  await peer.accept(joined.value.joined.answer);
  await opened;
  peer.sendMessage(JSON.stringify({ type: 'pose', x: xMetres, y: 0, z: 0, yaw: 0 }));
  return peer;
}

/**
 * Sends one talk spurt in real time: quiet noise with an occasional frame that clicks, encoded with CELT, which has no
 * look-back.
 */
async function speak(
  opus: OpusCodec,
  peer: ClientPeer,
  spurt: number,
  onClick: (sentMs: number) => void,
): Promise<void> {
  const encoder = opus.createMixEncoder();
  const random = createRandom(spurt);
  const packet = new Uint8Array(MAX_OPUS_PAYLOAD_BYTES);
  const stereo = new Float32Array(2 * FRAME_SAMPLES);
  const startMs = Math.ceil(monotonicMs() / FRAME_MS + 1) * FRAME_MS + (spurt * FRAME_MS) / SPURTS;
  const startTimestamp = spurt * 480_000;
  for (let frame = 0; frame < SPURT_FRAMES; frame++) {
    await waitUntil(startMs + frame * FRAME_MS);
    const isClick = frame > SETTLING_FRAMES && frame % CLICK_EVERY_FRAMES === 0;
    const mono = isClick ? sine(1_000, CLICK_PEAK, FRAME_SAMPLES) : noise(random, QUIET_PEAK, FRAME_SAMPLES);
    for (let index = 0; index < FRAME_SAMPLES; index++) stereo[2 * index] = stereo[2 * index + 1] = mono[index] ?? 0;
    const length = encoder.encode(stereo, packet);
    if (isClick) onClick(monotonicMs());
    peer.sendOpus(packet, length, startTimestamp + frame * FRAME_SAMPLES, frame === 0);
  }
  encoder.free();
}

async function waitUntil(dueMs: number): Promise<void> {
  for (let remainingMs = dueMs - monotonicMs(); remainingMs > 0; remainingMs = dueMs - monotonicMs()) {
    await new Promise((resolve) =>
      remainingMs > SPIN_MS ? setTimeout(resolve, remainingMs - SPIN_MS) : setImmediate(resolve),
    );
  }
}
