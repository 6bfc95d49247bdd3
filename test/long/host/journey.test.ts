import { expect, it } from 'vitest';
import { joinLobby } from '../../../main/client/signalling-client.ts';
import { monotonicMs } from '../../../main/clock/monotonic-time.ts';
import { loadOpus } from '../../../main/media/opus/opus.ts';
import type { AudioDecoder } from '../../../main/mixer/ports.ts';
import { createClientPeer, type ClientPeer } from '../../../main/media/client-peer.ts';
import type { OpusHandler } from '../../../main/media/rtp/opus-packet.ts';
import {
  FRAME_MS,
  FRAME_SAMPLES,
  MAX_OPUS_PACKET_SAMPLES,
  MAX_OPUS_PAYLOAD_BYTES,
  RTP_CLOCK_PER_MS,
} from '../../../shared/audio-format.ts';
import type { ClientboundChannelMessage } from '../../../shared/protocol/channel.ts';
import { DelayRelay } from '../../support/lobby/delay-relay.ts';
import { afterTest } from '../../support/lobby/host-parts.ts';
import { startLobby } from '../../support/lobby/lobby.ts';
import { createRandom, noise, sine } from '../../support/signals.ts';
import { readInvitation } from '../../support/read-invitation.ts';
import { silentLog } from '../../support/silent-log.ts';

/** What a packet takes one way. */
const UPLINK_MS = 40;
const DOWNLINK_MS = 25;

/** A talk spurt in which the round trip becomes known and the playout buffer finds its delay. */
const SPURT_FRAMES = 425;
const SETTLING_FRAMES = 125;
/** Twice as long as a click takes on a busy machine. */
const CLICK_EVERY_FRAMES = 25;
const QUIET_PEAK = 0.005;
const CLICK_PEAK = 0.6;

/** Frame and look-ahead of CELT, which the speaker of this test uses. */
const SPEAKER_ENCODE_MS = FRAME_MS + 2.5;

/**
 * Tolerance on the total of some 120 ms: less than one frame. The clicks are only a few of the packets whose waits are
 * reported.
 */
const TOLERANCE = 0.15;
/** Retries when the machine has no time for the test. */
const MAX_SPURTS = 4;
const SPURT_DISTANCE_SAMPLES = 60 * 48_000;
const STEADY_MS = 8;
const MIN_CLICKS = 8;
const MIN_READINGS = 3;

type Message<Type extends ClientboundChannelMessage['type']> = Extract<ClientboundChannelMessage, { type: Type }>;

interface Connected {
  readonly peer: ClientPeer;
  readonly id: number;
  readonly messages: ClientboundChannelMessage[];
}

/** Joins through a network with delay. */
async function connect(
  invitation: string,
  hostPort: number,
  name: string,
  xMetres: number,
  delayMs: number,
  onOpus: OpusHandler,
): Promise<Connected> {
  const relay = await DelayRelay.open(hostPort, delayMs);
  const peer = await createClientPeer({ log: silentLog, nowMs: monotonicMs, loopbackOnly: true, onOpus });
  const messages: ClientboundChannelMessage[] = [];
  peer.events.on('message', (text) => {
    const message = JSON.parse(text) as ClientboundChannelMessage;
    messages.push(message);
    if (message.type === 'ping') peer.sendMessage(JSON.stringify({ type: 'pong', id: message.id }));
  });
  const opened = new Promise((resolve) => peer.events.on('channelOpen', resolve));
  // A host that knew the client's addresses would reach it around the relay.
  const offer = peer.offerSdp.replaceAll(/^a=candidate:.*\r\n/gm, '');
  const joined = await joinLobby({ invitation: readInvitation(invitation), name, offer });
  if (!joined.ok) throw new Error(joined.error.message);
  await peer.accept(relay.redirect(joined.value.joined.answer));
  await opened;
  peer.sendMessage(JSON.stringify({ type: 'pose', x: xMetres, y: 0, z: 0, yaw: 0 }));
  afterTest(async () => {
    await peer.close();
    relay.close();
  });
  return { peer, id: joined.value.joined.participantId, messages };
}

/** Speaks in real time: quiet noise with one-frame clicks. Reports when the first sample of each click was spoken. */
async function speak(
  peer: ClientPeer,
  startTimestamp: number,
  onSettled: () => void,
  onClick: (spokenMs: number) => void,
): Promise<void> {
  const encoder = (await loadOpus()).createMixEncoder();
  const random = createRandom(5);
  const packet = new Uint8Array(MAX_OPUS_PAYLOAD_BYTES);
  const stereo = new Float32Array(2 * FRAME_SAMPLES);
  const startMs = monotonicMs();
  for (let frame = 0; frame < SPURT_FRAMES; frame++) {
    for (
      let remainingMs = startMs + frame * FRAME_MS - monotonicMs();
      remainingMs > 0;
      remainingMs = startMs + frame * FRAME_MS - monotonicMs()
    ) {
      await new Promise((resolve) => setTimeout(resolve, remainingMs));
    }
    const isClick = frame >= SETTLING_FRAMES && frame % CLICK_EVERY_FRAMES === 0;
    const mono = isClick ? sine(1_000, CLICK_PEAK, FRAME_SAMPLES) : noise(random, QUIET_PEAK, FRAME_SAMPLES);
    for (let index = 0; index < FRAME_SAMPLES; index++) stereo[2 * index] = stereo[2 * index + 1] = mono[index] ?? 0;
    const length = encoder.encode(stereo, packet);
    if (frame === SETTLING_FRAMES) onSettled();
    if (isClick) onClick(monotonicMs() - FRAME_MS);
    peer.sendOpus(packet, length, startTimestamp + frame * FRAME_SAMPLES, frame === 0);
  }
  encoder.free();
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

interface Joined {
  readonly listener: Listener;
  readonly connected: Connected;
}

/** Detects clicks. */
class Listener {
  /** Time from speaking the first sample of each click to hearing it. */
  readonly measuredMs: number[] = [];
  spokenMs: number | undefined;
  readonly #decoder: AudioDecoder;
  readonly #decoded = new Float32Array(2 * MAX_OPUS_PACKET_SAMPLES);

  constructor(decoder: AudioDecoder) {
    this.#decoder = decoder;
  }

  receive(arrivalMs: number, payload: Uint8Array): void {
    const samples = this.#decoder.decode(payload, payload.length, this.#decoded);
    const onset = this.#decoded
      .subarray(0, 2 * Math.max(0, samples))
      .findIndex((sample) => Math.abs(sample) > CLICK_PEAK / 3);
    if (this.spokenMs === undefined || onset < 0) return;
    this.measuredMs.push(arrivalMs + Math.floor(onset / 2) / RTP_CLOCK_PER_MS - this.spokenMs);
    this.spokenMs = undefined;
  }

  static async join(invitation: string, hostPort: number, name: string): Promise<Joined> {
    const listener = new Listener((await loadOpus()).createDecoder(2));
    const connected = await connect(
      invitation,
      hostPort,
      name,
      1,
      DOWNLINK_MS,
      ({ arrivalMs, payload, offset, length, isRedundant }) => {
        if (!isRedundant) listener.receive(arrivalMs, payload.subarray(offset, offset + length));
      },
    );
    return { listener, connected };
  }
}

interface Heard {
  readonly journeys: readonly Message<'journey'>[];
  /** Half of the listener's own round trip. */
  readonly downlinkMs: number;
  readonly measuredMs: readonly number[];
}

/** One talk spurt: what the host reported to a listener for the seconds with clicks, and what the listener measured. */
async function hearSpurt(
  speaker: Connected,
  listeners: readonly Joined[],
  startTimestamp: number,
): Promise<readonly Heard[]> {
  let firstCounted: readonly number[] = [];
  for (const { listener } of listeners) listener.measuredMs.length = 0;
  await speak(
    speaker.peer,
    startTimestamp,
    () => (firstCounted = listeners.map(({ connected }) => connected.messages.length)),
    (spokenMs) => listeners.forEach(({ listener }) => (listener.spokenMs = spokenMs)),
  );
  return listeners.map(({ listener, connected: { id, messages } }, index) => {
    const counted = messages.slice(firstCounted[index]);
    const journeys = counted.filter(
      (message): message is Message<'journey'> => message.type === 'journey' && message.playoutMs !== null,
    );
    const ownRows = counted.flatMap((message) =>
      message.type === 'quality' ? message.rows.filter(([rowId]) => rowId === id) : [],
    );
    return {
      journeys,
      downlinkMs: mean(ownRows.map(([, roundTripMs]) => roundTripMs / 2)),
      measuredMs: [...listener.measuredMs],
    };
  });
}

/** Whether the machine kept up, so that the few packets with clicks waited as long as all others. */
function isSteady({ journeys, measuredMs }: Heard): boolean {
  const waitsMs = journeys.map(({ playoutMs }) => playoutMs ?? Number.NaN);
  return (
    measuredMs.length >= MIN_CLICKS &&
    waitsMs.length >= MIN_READINGS &&
    Math.max(...waitsMs) - Math.min(...waitsMs) < STEADY_MS
  );
}

function sumMs({ captureMs, encodeMs, uplinkMs, playoutMs, mixMs, mixEncodeMs }: Message<'journey'>): number {
  return [captureMs, encodeMs, uplinkMs, playoutMs, mixMs, mixEncodeMs].reduce<number>(
    (sum, stage) => sum + (stage ?? Number.NaN),
    0,
  );
}

it('the stages that the host reports add up to the time from speaking the first sample to hearing it', async () => {
  const host = await startLobby({ workers: 2 });
  const { invitation, port } = host.description;
  const speaker = await connect(invitation, port, 'Speaker', 0, UPLINK_MS, () => undefined);
  // Each joins the worker with the fewest participants: the speaker the first, these the second and the first.
  const listeners = [
    await Listener.join(invitation, port, 'Other worker'),
    await Listener.join(invitation, port, 'Same worker'),
  ];
  speaker.peer.sendMessage(JSON.stringify({ type: 'capture', captureMs: 0, encodeMs: SPEAKER_ENCODE_MS }));
  for (const { connected } of listeners) connected.peer.sendMessage(JSON.stringify({ type: 'follow', id: speaker.id }));
  let heard = await hearSpurt(speaker, listeners, 0);
  for (let spurt = 1; spurt < MAX_SPURTS && !heard.every(isSteady); spurt++)
    heard = await hearSpurt(speaker, listeners, spurt * SPURT_DISTANCE_SAMPLES);
  for (const { journeys, downlinkMs, measuredMs } of heard) {
    expect([measuredMs.length, journeys.length]).toEqual([
      expect.toSatisfy((count: number) => count >= MIN_CLICKS),
      expect.toSatisfy((count: number) => count >= MIN_READINGS),
    ]);
    expect(Math.min(...journeys.map(({ uplinkMs }) => uplinkMs ?? 0))).toBeGreaterThanOrEqual(UPLINK_MS);
    expect(downlinkMs).toBeGreaterThanOrEqual(DOWNLINK_MS);
    const reportedMs = mean(journeys.map(sumMs)) + downlinkMs;
    expect(Math.abs(reportedMs / mean(measuredMs) - 1)).toBeLessThan(TOLERANCE);
  }
  // A voice from another worker is mixed a tick later.
  expect(mean(heard[0]?.journeys.map(({ mixMs }) => mixMs ?? Number.NaN) ?? [])).toBeGreaterThanOrEqual(FRAME_MS);
}, 90_000);
