import { DEFAULT_HEARING_RULES, type HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { squareOfAudibility, squareOfSide, type Square } from './positions.ts';

/** What is measured: the players, the talkers, and who hears whom. */
export interface Scenario {
  readonly name: string;
  readonly players: number;
  readonly talking: number;
  readonly rules: HearingRules;
  /** undefined = nobody has a position; under the law 'flat', everyone still hears everyone. */
  readonly square: Square | undefined;
  readonly talkers: readonly number[];
  readonly mixerWorkers: number;
  /** Target ratio to Janus; undefined = not compared. */
  readonly janusTarget?: number;
}

const SEED = 20;
const RULES = DEFAULT_HEARING_RULES;
/** So small that everyone hears everyone. */
const CROWD_SIDE_METRES = 16;
/** Average talkers within earshot while a lobby grows: a tenth of the players within earshot. */
const GROWTH_AUDIBLE = 0.25;
const GROWTH_SIZES = [50, 100, 200, 400, 800] as const;
/** Listeners that one worker handles with room to spare. */
const GROWTH_PLAYERS_PER_WORKER = 400;

/** The scenarios with a single measurement each. */
export function baseScenarios(): readonly Scenario[] {
  const proximity = squareOfAudibility(2, RULES.maxMetres, { players: 200, talking: 20, seed: SEED });
  const silent = squareOfSide(proximity.sideMetres, { players: 200, talking: 0, seed: SEED });
  const crowd = squareOfSide(CROWD_SIDE_METRES, { players: 50, talking: 50, seed: SEED });
  const bigRoom = squareOfAudibility(1, RULES.maxMetres, { players: 500, talking: 25, seed: SEED });
  return [
    {
      name: 'silent',
      players: 200,
      talking: 0,
      rules: RULES,
      square: silent,
      talkers: [],
      mixerWorkers: 1,
      janusTarget: 0.05,
    },
    {
      name: 'channel',
      players: 200,
      talking: 20,
      rules: { ...RULES, law: 'flat' },
      square: undefined,
      talkers: proximity.talkers,
      mixerWorkers: 1,
      janusTarget: 0.25,
    },
    {
      name: 'proximity',
      players: 200,
      talking: 20,
      rules: RULES,
      square: proximity,
      talkers: proximity.talkers,
      mixerWorkers: 1,
      janusTarget: 0.5,
    },
    {
      name: 'crowd',
      players: 50,
      talking: 50,
      rules: RULES,
      square: crowd,
      talkers: crowd.talkers,
      mixerWorkers: 1,
      janusTarget: 1,
    },
    {
      name: 'big-room',
      players: 500,
      talking: 25,
      rules: RULES,
      square: bigRoom,
      talkers: bigRoom.talkers,
      mixerWorkers: 2,
    },
  ];
}

/** The same density in ever larger lobbies: 10 % talk. */
export function growthScenarios(): readonly Scenario[] {
  return GROWTH_SIZES.map((players) => {
    const square = squareOfAudibility(GROWTH_AUDIBLE, RULES.maxMetres, {
      players,
      talking: players / 10,
      seed: SEED + players,
    });
    const mixerWorkers = Math.ceil(players / GROWTH_PLAYERS_PER_WORKER);
    return {
      name: `growth-${players}`,
      players,
      talking: players / 10,
      rules: RULES,
      square,
      talkers: square.talkers,
      mixerWorkers,
    };
  });
}
