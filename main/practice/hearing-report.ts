import { powerToDb, SILENCE_DB } from '../../shared/units.ts';

/** A pair counts as audible where the law asks for at least this: less is asked only within centimetres of the edge of hearing, where hysteresis decides. */
export const AUDIBLE_GAIN_DB = -45;

/** What was asked and what arrived may differ by so much, dB. */
export const MAX_DEVIATION_DB = 1.5;

/** Whoever is out of range, and one's own voice, must stay below this, dB relative to the voice at its source. */
export const SILENT_BELOW_DB = -60;

/** What was said and heard in each frame. Arrays are indexed by frame, then by player. */
export interface Observations {
  readonly names: readonly string[];
  /** Mean power of the voice that each player sent. */
  readonly sentPower: readonly Float64Array[];
  /** Mean power of what each player heard, left plus right. */
  readonly heardPower: readonly Float64Array[];
  /** Metres between listener and speaker, `listener * players + speaker`. */
  readonly distanceMetres: readonly Float64Array[];
  /** Gain that the distance law asks for, the same layout. */
  readonly askedGain: readonly Float64Array[];
}

export interface HearingPair {
  readonly listener: string;
  readonly speaker: string;
  readonly seconds: number;
  readonly meanDistanceMetres: number;
  /** Energy-weighted over the frames in which the speaker spoke; `SILENCE_DB` = out of range. */
  readonly askedGainDb: number;
  /** Energy heard to energy spoken. */
  readonly measuredGainDb: number;
  /** audible: compared with what was asked; silent: must be unheard; edge: at the very edge of hearing; unmeasured: did not speak. */
  readonly kind: 'audible' | 'silent' | 'edge' | 'unmeasured';
}

export interface HearingReport {
  readonly pairs: readonly HearingPair[];
  /** The same for each player's own voice. */
  readonly own: readonly { readonly player: string; readonly measuredGainDb: number }[];
  readonly maxDeviationDb: number;
  readonly loudestSilentDb: number;
  readonly loudestOwnDb: number;
  readonly passed: boolean;
}

/** A stretch of frames in which exactly one player spoke: `first` to `end`, and heard until `heardEnd`. */
interface Turn {
  readonly speaker: number;
  readonly first: number;
  readonly end: number;
  readonly heardEnd: number;
}

/**
 * Compares what arrived with what the distance law asks for. Uses only stretches in which one player alone spoke, each with
 * the pause behind it (at most `tailFrames`), in which the last of it arrives.
 */
export function analyseHearing(observations: Observations, tailFrames: number): HearingReport {
  const turns = findTurns(observations.sentPower, tailFrames);
  const players = observations.names.map((_, index) => index);
  const pairs = players.flatMap((listener) => players.filter((speaker) => speaker !== listener).map((speaker) => measurePair(observations, turns, listener, speaker)));
  const own = players.map((player) => ({ player: observations.names[player] ?? '', measuredGainDb: measurePair(observations, turns, player, player).measuredGainDb }));
  const deviations = pairs.filter((pair) => pair.kind === 'audible').map((pair) => Math.abs(pair.measuredGainDb - pair.askedGainDb));
  const silent = pairs.filter((pair) => pair.kind === 'silent').map((pair) => pair.measuredGainDb);
  const maxDeviationDb = Math.max(0, ...deviations);
  const loudestSilentDb = Math.max(SILENCE_DB, ...silent);
  const loudestOwnDb = Math.max(SILENCE_DB, ...own.map((entry) => entry.measuredGainDb));
  const passed = deviations.length > 0 && maxDeviationDb <= MAX_DEVIATION_DB && loudestSilentDb < SILENT_BELOW_DB && loudestOwnDb < SILENT_BELOW_DB;
  return { pairs, own, maxDeviationDb, loudestSilentDb, loudestOwnDb, passed };
}

function findTurns(sentPower: readonly Float64Array[], tailFrames: number): Turn[] {
  const turns: Turn[] = [];
  for (let frame = 0; frame < sentPower.length; ) {
    const speaker = onlySpeaker(sentPower[frame]);
    if (speaker === undefined) {
      frame++;
      continue;
    }
    let end = frame + 1;
    while (end < sentPower.length && onlySpeaker(sentPower[end]) === speaker) end++;
    let heardEnd = end;
    while (heardEnd < Math.min(sentPower.length, end + tailFrames) && sentPower[heardEnd]?.every((power) => power === 0)) heardEnd++;
    if (heardEnd - end === tailFrames) turns.push({ speaker, first: frame, end, heardEnd });
    frame = heardEnd;
  }
  return turns;
}

function onlySpeaker(powers: Float64Array | undefined): number | undefined {
  const speaker = powers?.findIndex((power) => power > 0) ?? -1;
  return speaker >= 0 && powers?.every((power, index) => index === speaker || power === 0) === true ? speaker : undefined;
}

/** What a speaker's turns gave a listener, summed over frames. */
interface PairSums {
  frames: number;
  distanceMetres: number;
  sentPower: number;
  askedPower: number;
  heardPower: number;
}

function measurePair(observations: Observations, turns: readonly Turn[], listener: number, speaker: number): HearingPair {
  const sums: PairSums = { frames: 0, distanceMetres: 0, sentPower: 0, askedPower: 0, heardPower: 0 };
  for (const turn of turns) if (turn.speaker === speaker) addTurn(sums, observations, turn, listener);
  const { frames, distanceMetres, sentPower, askedPower, heardPower } = sums;
  const askedGainDb = sentPower > 0 ? powerToDb(askedPower / sentPower) : SILENCE_DB;
  return {
    listener: observations.names[listener] ?? '',
    speaker: observations.names[speaker] ?? '',
    seconds: frames / 50,
    meanDistanceMetres: frames > 0 ? distanceMetres / frames : 0,
    askedGainDb,
    measuredGainDb: sentPower > 0 ? powerToDb(heardPower / sentPower) : SILENCE_DB,
    kind: kindOf(sentPower, askedGainDb),
  };
}

function addTurn(sums: PairSums, { names, sentPower, heardPower, askedGain, distanceMetres }: Observations, turn: Turn, listener: number): void {
  const pair = listener * names.length + turn.speaker;
  for (let frame = turn.first; frame < turn.heardEnd; frame++) {
    const power = sentPower[frame]?.[turn.speaker] ?? 0;
    sums.sentPower += power;
    sums.askedPower += power * (askedGain[frame]?.[pair] ?? 0) ** 2;
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
