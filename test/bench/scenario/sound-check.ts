import { loadOpus } from '../../../main/media/opus/opus.ts';
import { MAX_OPUS_PACKET_SAMPLES } from '../../../shared/audio-format.ts';
import { rmsDb } from '../../support/signals.ts';

/** The last sound sent to one listener, decoded. */
export interface SoundCheck {
  readonly player: number;
  /** undefined = it stands at the edge of somebody's earshot. */
  readonly shouldHear: boolean | undefined;
  readonly packets: number;
  /** Overall level, dBFS. */
  readonly levelDb: number;
  readonly isRight: boolean;
}

/** Speech arrives at about -23 dB, much softer from the edge of earshot. Comfort noise lies far below. */
const AUDIBLE_DB = -65;

export async function checkSound(
  player: number,
  payloads: readonly Buffer[],
  shouldHear: boolean | undefined,
): Promise<SoundCheck> {
  const decoder = (await loadOpus()).createDecoder(2);
  const output = new Float32Array(2 * MAX_OPUS_PACKET_SAMPLES);
  const levels: number[] = [];
  for (const payload of payloads) {
    const samples = decoder.decode(payload, payload.length, output);
    if (samples > 0) levels.push(rmsDb(output.subarray(0, 2 * samples)));
  }
  decoder.free();
  const power = levels.reduce((sum, level) => sum + 10 ** (level / 10), 0) / Math.max(1, levels.length);
  const levelDb = Math.max(-120, 10 * Math.log10(power));
  return {
    player,
    shouldHear,
    packets: payloads.length,
    levelDb,
    isRight: shouldHear === undefined || levelDb > AUDIBLE_DB === shouldHear,
  };
}
