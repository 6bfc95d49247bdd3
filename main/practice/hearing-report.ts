import { powerToDb, SILENCE_DB } from '../../shared/units.ts';
import type { ScriptStretch } from './cast-script.ts';

/**
 * A pair counts as audible if the rules require at least this. They only require less within centimetres of the edge of
 * earshot, where hysteresis decides.
 */
export const AUDIBLE_GAIN_DB = -45;

/** The largest difference between the required and the measured gain, dB. */
export const MAX_DEVIATION_DB = 1.5;

/** Players out of range, and a player's own voice, must stay below this, dB relative to the voice at its source. */
export const SILENT_BELOW_DB = -60;

/** The levels that were said and heard in each frame. Arrays are indexed by frame, then by player. */
export interface Observations {
  readonly names: readonly string[];
  readonly stretches: readonly ScriptStretch[];
  /** Number of the stretch in which each frame lies. */
  readonly stretchOfFrame: readonly number[];
  /** Mean power of the voice that each player sent. */
  readonly sentPower: readonly Float64Array[];
  /** Mean power of what each player heard, left plus right. */
  readonly heardPower: readonly Float64Array[];
  /**
   * Metres between listener and speaker, `listener * players + speaker`; NaN if one has no position or is in another
   * world.
   */
  readonly distanceMetres: readonly Float64Array[];
  /** Power at which the rules require the listener to hear the speaker, in the same layout. */
  readonly askedPower: readonly Float64Array[];
}

/** How one player heard another within one stretch of the script. */
export interface HearingPair {
  /** The stretch's title. */
  readonly stretch: string;
  readonly listener: string;
  readonly speaker: string;
  readonly seconds: number;
  /** null = one had no position or was in another world. */
  readonly meanDistanceMetres: number | null;
  /** Required energy over spoken energy; `SILENCE_DB` = must be silent. */
  readonly askedGainDb: number;
  /** Energy heard over energy spoken. */
  readonly measuredGainDb: number;
  /**
   * audible: compared with the required gain; silent: must be inaudible; edge: at the very edge of earshot; unmeasured:
   * did not speak.
   */
  readonly kind: 'audible' | 'silent' | 'edge' | 'unmeasured';
}

export interface HearingReport {
  readonly stretches: readonly ScriptStretch[];
  readonly pairs: readonly HearingPair[];
  /** The measured gain of each player's own voice. */
  readonly own: readonly { readonly player: string; readonly measuredGainDb: number }[];
  readonly maxDeviationDb: number;
  readonly loudestSilentDb: number;
  readonly loudestOwnDb: number;
  readonly passed: boolean;
}

/** Frames in which exactly one player spoke: from `first` to `end`, with the sound heard until `heardEnd`. */
interface Turn {
  readonly stretch: number;
  readonly speaker: number;
  readonly first: number;
  readonly end: number;
  readonly heardEnd: number;
}

/**
 * Compares the received sound with what the rules require, in each stretch of the script. It uses only turns in which
 * exactly one player spoke, each with the pause after it (at most `tailFrames`), in which the last of it arrives. A
 * stretch without such a turn fails.
 */
export function analyseHearing(observations: Observations, tailFrames: number): HearingReport {
  const turns = findTurns(observations, tailFrames);
  const players = observations.names.map((_, index) => index);
  const pairs = observations.stretches.flatMap((stretch, number) => {
    const ownTurns = turns.filter((turn) => turn.stretch === number);
    return players.flatMap((listener) =>
      players
        .filter((speaker) => speaker !== listener)
        .map((speaker) => measurePair(observations, ownTurns, stretch.title, listener, speaker)),
    );
  });
  const own = players.map((player) => ({
    player: observations.names[player] ?? '',
    measuredGainDb: measurePair(observations, turns, '', player, player).measuredGainDb,
  }));
  const deviations = pairs
    .filter((pair) => pair.kind === 'audible')
    .map((pair) => Math.abs(pair.measuredGainDb - pair.askedGainDb));
  const silent = pairs.filter((pair) => pair.kind === 'silent').map((pair) => pair.measuredGainDb);
  const maxDeviationDb = Math.max(0, ...deviations);
  const loudestSilentDb = Math.max(SILENCE_DB, ...silent);
  const loudestOwnDb = Math.max(SILENCE_DB, ...own.map((entry) => entry.measuredGainDb));
  const isMeasured =
    deviations.length > 0 && observations.stretches.every((_, number) => turns.some((turn) => turn.stretch === number));
  const passed =
    isMeasured &&
    maxDeviationDb <= MAX_DEVIATION_DB &&
    loudestSilentDb < SILENT_BELOW_DB &&
    loudestOwnDb < SILENT_BELOW_DB;
  return {
    stretches: observations.stretches.map(({ title, phase }) => ({ title, phase })),
    pairs,
    own,
    maxDeviationDb,
    loudestSilentDb,
    loudestOwnDb,
    passed,
  };
}

function findTurns({ sentPower, stretchOfFrame }: Observations, tailFrames: number): Turn[] {
  const turns: Turn[] = [];
  for (let frame = 0; frame < sentPower.length;) {
    const speaker = onlySpeaker(sentPower[frame]);
    if (speaker === undefined) {
      frame++;
      continue;
    }
    let end = frame + 1;
    while (end < sentPower.length && onlySpeaker(sentPower[end]) === speaker) end++;
    let heardEnd = end;
    while (
      heardEnd < Math.min(sentPower.length, end + tailFrames) &&
      sentPower[heardEnd]?.every((power) => power === 0)
    )
      heardEnd++;
    if (heardEnd - end === tailFrames)
      turns.push({ stretch: stretchOfFrame[frame] ?? 0, speaker, first: frame, end, heardEnd });
    frame = heardEnd;
  }
  return turns;
}

function onlySpeaker(powers: Float64Array | undefined): number | undefined {
  const speaker = powers?.findIndex((power) => power > 0) ?? -1;
  return speaker >= 0 && powers?.every((power, index) => index === speaker || power === 0) === true
    ? speaker
    : undefined;
}

/** Totals over the frames of a speaker's turns, for one listener. */
interface PairSums {
  frames: number;
  distanceMetres: number;
  sentPower: number;
  askedPower: number;
  heardPower: number;
}

function measurePair(
  observations: Observations,
  turns: readonly Turn[],
  stretch: string,
  listener: number,
  speaker: number,
): HearingPair {
  const sums: PairSums = { frames: 0, distanceMetres: 0, sentPower: 0, askedPower: 0, heardPower: 0 };
  for (const turn of turns) if (turn.speaker === speaker) addTurn(sums, observations, turn, listener);
  const { frames, distanceMetres, sentPower, askedPower, heardPower } = sums;
  const askedGainDb = sentPower > 0 ? powerToDb(askedPower / sentPower) : SILENCE_DB;
  return {
    stretch,
    listener: observations.names[listener] ?? '',
    speaker: observations.names[speaker] ?? '',
    seconds: frames / 50,
    meanDistanceMetres: frames > 0 && Number.isFinite(distanceMetres) ? distanceMetres / frames : null,
    askedGainDb,
    measuredGainDb: sentPower > 0 ? powerToDb(heardPower / sentPower) : SILENCE_DB,
    kind: kindOf(sentPower, askedGainDb),
  };
}

function addTurn(
  sums: PairSums,
  { names, sentPower, heardPower, askedPower, distanceMetres }: Observations,
  turn: Turn,
  listener: number,
): void {
  const pair = listener * names.length + turn.speaker;
  for (let frame = turn.first; frame < turn.heardEnd; frame++) {
    const power = sentPower[frame]?.[turn.speaker] ?? 0;
    sums.sentPower += power;
    sums.askedPower += askedPower[frame]?.[pair] ?? 0;
    sums.heardPower += heardPower[frame]?.[listener] ?? 0;
    if (frame >= turn.end) continue;
    sums.frames++;
    sums.distanceMetres += distanceMetres[frame]?.[pair] ?? 0;
  }
}

function kindOf(sent: number, askedGainDb: number): HearingPair['kind'] {
  if (sent === 0) return 'unmeasured';
  if (askedGainDb >= AUDIBLE_GAIN_DB) return 'audible';
  return askedGainDb >= SILENT_BELOW_DB ? 'edge' : 'silent';
}
