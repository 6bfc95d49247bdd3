import { FRAME_MS, FRAME_SAMPLES, MAX_OPUS_PAYLOAD_BYTES, SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts';
import type { OpusCodec } from '../../media/opus/opus.ts';
import { SpeakerIngest } from '../../ingest/speaker-ingest.ts';
import { createMixMemory } from '../../mixer/kernel/mix-memory.ts';
import { Mixer } from '../../mixer/mixer.ts';
import { PLACEMENT, PLACEMENT_FIELDS } from '../../mixer/placement.ts';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';

const PLAYERS = 8;
/** Notes within a voice's range, so that every code path of the codec runs. */
const LOWEST_HZ = 120;
const HIGHEST_HZ = 6_000;

/**
 * Mixes for simulated players before the first real ones join, in separate memory. The engine optimises code only after
 * it has run for a while, and until then takes twice as long, so a full lobby's first ticks would be late. `pause` is
 * called after each tick.
 */
export function warmUp(opus: OpusCodec, rules: HearingRules, ticks: number, pause: () => void): void {
  if (ticks === 0) return;
  const mixer = new Mixer({ rules, sink: { emit: () => undefined }, memory: createMixMemory(PLAYERS, 1), worker: 0 });
  for (let slot = 1; slot <= PLAYERS; slot++) {
    mixer.join(slot, {
      input: new SpeakerIngest({ decoder: opus.createDecoder(1), channels: 1 }),
      encoder: opus.createMixEncoder(),
    });
  }
  const speech = opus.createSpeechEncoder({ isDtxEnabled: false });
  const frame = new Float32Array(FRAME_SAMPLES);
  const payload = new Uint8Array(MAX_OPUS_PAYLOAD_BYTES);
  const packet = { sequence: 0, rtpTimestamp: 0, arrivalMs: 0, payload, length: 0, isRedundant: false };
  const placement = new Float64Array(PLACEMENT_FIELDS);
  placement[PLACEMENT.isPlaced] = 1;
  placement[PLACEMENT.reach] = 1;
  placement[PLACEMENT.remaining] = 1;
  for (let tick = 0; tick < ticks; tick++) {
    writeSweep(frame, tick, ticks);
    const length = speech.encode(frame, payload);
    packet.sequence = tick;
    packet.rtpTimestamp = tick * FRAME_SAMPLES;
    packet.arrivalMs = tick * FRAME_MS;
    packet.length = length;
    for (let slot = 1; slot <= PLAYERS; slot++) {
      if (length > 0) mixer.receive(slot, packet);
      placement[PLACEMENT.x] = slot + tick / ticks;
      placement[PLACEMENT.z] = tick / ticks;
      placement[PLACEMENT.yaw] = tick;
      mixer.setPlacement(slot, placement);
    }
    mixer.tick(tick, tick * FRAME_MS + 1);
    pause();
  }
  speech.free();
  mixer.close();
}

/** Writes a tone that rises from frame to frame, with breaks. */
function writeSweep(frame: Float32Array, tick: number, ticks: number): void {
  const frequencyHz = LOWEST_HZ * (HIGHEST_HZ / LOWEST_HZ) ** (tick / ticks);
  const amplitude = tick % 10 === 9 ? 0 : 0.3;
  for (let i = 0; i < FRAME_SAMPLES; i++)
    frame[i] = amplitude * Math.sin((2 * Math.PI * frequencyHz * i) / SAMPLE_RATE_HZ);
}
