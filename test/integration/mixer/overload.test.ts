import { expect, it } from 'vitest';
import { monotonicMs } from '../../../main/clock/monotonic-time.ts';
import { SpeakerIngest } from '../../../main/ingest/speaker-ingest.ts';
import { loadOpus, type OpusCodec } from '../../../main/media/opus/opus.ts';
import { createMixMemory } from '../../../main/mixer/kernel/mix-memory.ts';
import { LoadGovernor } from '../../../main/mixer/load-governor.ts';
import { FULL_LIMITS } from '../../../main/mixer/mix-limits.ts';
import { Mixer } from '../../../main/mixer/mixer.ts';
import { MAX_OPUS_PACKET_SAMPLES } from '../../../shared/audio-format.ts';
import { DEFAULT_HEARING_RULES } from '../../../shared/spatial/hearing-rules.ts';
import { opusPacketSamples } from '../../../shared/opus-packet.ts';
import { placementAt } from '../../support/lobby/placement.ts';
import { createRandom, rmsDb, sine } from '../../support/signals.ts';

const BUDGET_MS = 20;
const FRAME = 960;
const SIDE_METRES = 25;
/** Beyond a core, as far as a quick measurement can tell. */
const OVERLOAD = 1.6;
const MEASURED_PLAYERS = 24;
const MAX_PLAYERS = 400;
/** 18 of them are for the governor to take every step: three late ticks for up to four steps. */
const TICKS = 120;

/** A crowd in which every fourth player talks, all within earshot of somebody who does. */
class Crowd {
  readonly mixer: Mixer;
  /** By slot: the packets that the listener was sent. */
  readonly packets: Uint8Array[][];
  readonly #players: number;
  readonly #voice: readonly Uint8Array[];
  #tick = 0;

  constructor(opus: OpusCodec, voice: readonly Uint8Array[], players: number) {
    const random = createRandom(players);
    this.#players = players;
    this.#voice = voice;
    this.packets = Array.from({ length: players + 1 }, () => []);
    this.mixer = new Mixer({
      rules: DEFAULT_HEARING_RULES,
      sink: { emit: (slot, payload, length) => void this.packets[slot]!.push(payload.slice(0, length)) },
      memory: createMixMemory(players, 1),
      worker: 0,
    });
    for (let slot = 1; slot <= players; slot++) {
      const input = new SpeakerIngest({ decoder: opus.createDecoder(1), channels: 1 });
      this.mixer.join(slot, { input, encoder: opus.createMixEncoder() });
      this.mixer.setPlacement(slot, placementAt(SIDE_METRES * random(), 0, SIDE_METRES * random(), 6 * random()));
    }
  }

  /** Returns how long the tick took, milliseconds. */
  run(): number {
    const tick = this.#tick++;
    for (let slot = 1; slot <= this.#players; slot += 4) {
      const payload = this.#voice[(tick + 7 * slot) % this.#voice.length]!;
      this.mixer.receive(slot, {
        sequence: tick,
        rtpTimestamp: tick * FRAME,
        arrivalMs: BUDGET_MS * tick,
        payload,
        length: payload.length,
        isRedundant: false,
      });
    }
    const startMs = monotonicMs();
    this.mixer.tick(tick, BUDGET_MS * tick + 5);
    return monotonicMs() - startMs;
  }
}

function encodeVoice(opus: OpusCodec): Uint8Array[] {
  const encoder = opus.createSpeechEncoder({ isDtxEnabled: false });
  const payload = new Uint8Array(1_275);
  const packets = Array.from({ length: 50 }, (_, frame) =>
    payload.slice(0, encoder.encode(sine(200 + 10 * (frame % 7), 0.3, FRAME, frame * FRAME), payload)),
  );
  encoder.free();
  return packets;
}

it('a thread with more players than it has time for serves every one of them, with fewer mixes', async () => {
  const opus = await loadOpus();
  const voice = encodeVoice(opus);
  const few = new Crowd(opus, voice, MEASURED_PLAYERS);
  const measuredMs = Array.from({ length: 60 }, () => few.run()).sort((a, b) => a - b);
  few.mixer.close();
  const msPerPlayer = measuredMs[30]! / MEASURED_PLAYERS;
  const players = Math.min(MAX_PLAYERS, Math.ceil((OVERLOAD * BUDGET_MS) / msPerPlayer));

  const crowd = new Crowd(opus, voice, players);
  const governor = new LoadGovernor({ budgetMs: BUDGET_MS, limits: FULL_LIMITS });
  let encodesBefore = 0;
  for (let tick = 0; tick < TICKS; tick++) {
    if (tick === TICKS - 20) encodesBefore = crowd.mixer.stats.encodes;
    const busyMs = crowd.run();
    // The measurement may have been wrong by a factor, so the overload is certain only with this.
    const isOver = governor.observe(Math.max(busyMs, tick < 40 ? OVERLOAD * BUDGET_MS : 0));
    if (isOver) crowd.mixer.setLimits(governor.limits);
  }
  const encodesPerTick = (crowd.mixer.stats.encodes - encodesBefore) / 20;
  expect(governor.limits).toMatchObject({ isMono: true, sharedSquare: 0.5 });
  expect(encodesPerTick).toBeLessThan(players / 3);
  for (let slot = 1; slot <= players; slot++) {
    const samples = crowd.packets[slot]!.reduce((sum, packet) => sum + opusPacketSamples(packet, packet.length), 0);
    // The first tick has nothing to play yet, and the last frame may wait for another.
    expect(samples / FRAME, `frames for ${slot}`).toBeGreaterThanOrEqual(TICKS - 3);
  }
  for (let slot = 1; slot <= players; slot += 10) {
    const decoder = opus.createDecoder(2);
    const sound = new Float32Array(2 * MAX_OPUS_PACKET_SAMPLES);
    let heard = -120;
    for (const packet of crowd.packets[slot]!)
      heard = rmsDb(sound.subarray(0, 2 * decoder.decode(packet, packet.length, sound)));
    expect(heard, `level for ${slot}`).toBeGreaterThan(-50);
    decoder.free();
  }
  crowd.mixer.close();
});
