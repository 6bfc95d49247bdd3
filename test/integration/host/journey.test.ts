import { expect, it } from 'vitest';
import { loadOpus } from '../../../main/media/opus/opus.ts';
import {
  FRAME_MS,
  FRAME_SAMPLES,
  MAX_OPUS_PACKET_SAMPLES,
  MAX_OPUS_PAYLOAD_BYTES,
  RTP_CLOCK_PER_MS,
} from '../../../shared/audio-format.ts';
import type { ClientboundChannelMessage } from '../../../shared/protocol/channel.ts';
import { scheduleEvery } from '../../../shared/schedule.ts';
import { VirtualLobby, type Connected } from '../../support/lobby/virtual-lobby.ts';
import { createRandom, noise, sine } from '../../support/signals.ts';

/** One-way delay of a packet. */
const UPLINK_MS = 40;
const DOWNLINK_MS = 25;

/** Time until the round trip is known and the playout buffer has found its delay. */
const SETTLING_SECONDS = 3;
const CLICKS_SECONDS = 4;
const CLICK_EVERY_FRAMES = 25;
const QUIET_PEAK = 0.005;
const CLICK_PEAK = 0.6;

/** Frame and look-ahead of CELT, which the speaker of this test uses. */
const SPEAKER_ENCODE_MS = FRAME_MS + 2.5;
/** Uncertainty of a click's onset in decoded sound. */
const TOLERANCE_MS = 1;

type Journey = Extract<ClientboundChannelMessage, { type: 'journey' }>;

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function sumMs({ captureMs, encodeMs, uplinkMs, playoutMs, mixMs, mixEncodeMs }: Journey): number {
  return [captureMs, encodeMs, uplinkMs, playoutMs, mixMs, mixEncodeMs].reduce<number>(
    (sum, stage) => sum + (stage ?? Number.NaN),
    0,
  );
}

/** Answers the host's pings. Returns the journey messages for the voice that it follows. */
function listenTo({ peer }: Connected): Journey[] {
  const journeys: Journey[] = [];
  peer.events.on('message', (text) => {
    const message = JSON.parse(text) as ClientboundChannelMessage;
    if (message.type === 'ping') peer.sendMessage(JSON.stringify({ type: 'pong', id: message.id }));
    if (message.type === 'journey') journeys.push(message);
  });
  return journeys;
}

/** Quiet noise, with a click of one frame every half second. */
class ClickingVoice {
  /** When the first sample of the latest click was spoken. */
  spokenMs = 0;
  readonly #random = createRandom(5);
  #frame = 0;

  /** Writes the next frame, which ends at the current time. */
  writeFrame(stereo: Float32Array, nowMs: number): void {
    const isClick = this.#frame++ % CLICK_EVERY_FRAMES === 0;
    if (isClick) this.spokenMs = nowMs - FRAME_MS;
    const mono = isClick ? sine(1_000, CLICK_PEAK, FRAME_SAMPLES) : noise(this.#random, QUIET_PEAK, FRAME_SAMPLES);
    for (let index = 0; index < FRAME_SAMPLES; index++) stereo[2 * index] = stereo[2 * index + 1] = mono[index] ?? 0;
  }
}

it('the stages that the host reports add up to the time from speaking the first sample to hearing it', async () => {
  const lobby = await VirtualLobby.open({ workers: 2 });
  const opus = await loadOpus();
  const voice = new ClickingVoice();

  const speaker = await lobby.connect('Speaker', undefined, { toHostMs: UPLINK_MS, toClientMs: UPLINK_MS });
  listenTo(speaker);
  speaker.peer.sendMessage(JSON.stringify({ type: 'pose', x: 0, y: 0, z: 0, yaw: 0 }));
  speaker.peer.sendMessage(JSON.stringify({ type: 'capture', captureMs: 0, encodeMs: SPEAKER_ENCODE_MS }));

  const join = async (name: string) => {
    const decoder = opus.createDecoder(2);
    const decoded = new Float32Array(2 * MAX_OPUS_PACKET_SAMPLES);
    const measuredMs: number[] = [];
    let lastSpokenMs = 0;
    const connected = await lobby.connect(
      name,
      ({ arrivalMs, payload, length }) => {
        const samples = decoder.decode(payload, length, decoded);
        const onset = decoded.subarray(0, 2 * samples).findIndex((sample) => Math.abs(sample) > CLICK_PEAK / 3);
        if (onset < 0 || voice.spokenMs === lastSpokenMs) return;
        lastSpokenMs = voice.spokenMs;
        measuredMs.push(arrivalMs + Math.floor(onset / 2) / RTP_CLOCK_PER_MS - lastSpokenMs);
      },
      { toHostMs: DOWNLINK_MS, toClientMs: DOWNLINK_MS },
    );
    const journeys = listenTo(connected);
    connected.peer.sendMessage(JSON.stringify({ type: 'pose', x: 1, y: 0, z: 0, yaw: 0 }));
    connected.peer.sendMessage(JSON.stringify({ type: 'follow', id: speaker.id }));
    return { measuredMs, journeys };
  };
  // Each joins the worker with the fewest participants: the speaker the first, these the second and the first.
  const [otherWorker, sameWorker] = [await join('Other worker'), await join('Same worker')];

  const encoder = opus.createMixEncoder();
  const packet = new Uint8Array(MAX_OPUS_PAYLOAD_BYTES);
  const stereo = new Float32Array(2 * FRAME_SAMPLES);
  let rtpTimestamp = 0;
  const speak = (): void => {
    voice.writeFrame(stereo, lobby.clock.nowMs());
    speaker.peer.sendOpus(packet, encoder.encode(stereo, packet), rtpTimestamp, rtpTimestamp === 0);
    rtpTimestamp += FRAME_SAMPLES;
  };
  scheduleEvery(lobby.clock.schedule, speak, FRAME_MS);

  await lobby.run(SETTLING_SECONDS);
  for (const { measuredMs, journeys } of [otherWorker, sameWorker]) measuredMs.length = journeys.length = 0;
  await lobby.run(CLICKS_SECONDS);
  for (const { measuredMs, journeys } of [otherWorker, sameWorker]) {
    expect(measuredMs.length).toBeGreaterThan(6);
    expect(journeys.length).toBeGreaterThan(2);
    expect(journeys.map(({ uplinkMs }) => uplinkMs)).toEqual(journeys.map(() => UPLINK_MS));
    const reportedMs = mean(journeys.map(sumMs)) + DOWNLINK_MS;
    expect(Math.abs(reportedMs - mean(measuredMs))).toBeLessThan(TOLERANCE_MS);
  }
  const mixMs = [otherWorker, sameWorker].map(({ journeys }) => mean(journeys.map((journey) => journey.mixMs ?? NaN)));
  expect(mixMs).toEqual([FRAME_MS, 0]);
});
