import type { Actor, Goal, Scenario, Step } from '../scenario.ts';

/**
 * Lobbies that lose their host. The members in `a` to `d` are able to host: one hosts, and the others stand by in some
 * order. Those in `e` and `f` are not.
 */

const CREW = {
  a: ['Ash'],
  b: ['Birch'],
  c: ['Cedar'],
  d: ['Dove'],
  e: ['Elm', 'Fern', 'Gull'],
  f: ['Hare', 'Ivy', 'Jay'],
} as const;

const NEXT_HOST = 'next host';
const SAME_HOST = 'same host';
const HEALED = 'one host again';
const HANDED_OVER: Goal = { medianMs: 0, worstMs: 0 };
const KILLED: Goal = { medianMs: 1_500, worstMs: 3_000 };
const GONE: Goal = { medianMs: 2_500, worstMs: 4_000 };
const WITHIN_5_S: Goal = { medianMs: 5_000, worstMs: 5_000 };

const OTHERS: readonly Actor[] = ['first', 'second', 'third', 'e', 'f'];
const WITH_HOST: readonly Actor[] = ['host', 'e'];
const MAJORITY: readonly Actor[] = ['first', 'second', 'third', 'f'];
const HOST_WITH_MAJORITY: readonly Actor[] = ['host', 'first', 'second', 'f'];
const MINORITY: readonly Actor[] = ['third', 'e'];

function migration(name: string, steps: readonly Step[], goals: Scenario['goals'], observedSeconds = 6): Scenario {
  return { name, ...{ host: 'a', ableToHost: ['a', 'b', 'c', 'd'], crew: CREW, steps, goals, observedSeconds } };
}

/**
 * The host is gone without a word for a while, and then there again. Times count from the end of the step, because the
 * tool that changes the network takes seconds on a busy machine.
 */
function goneAndBack(name: string, leave: Step, comeBack: Step): Scenario {
  return migration(
    name,
    [
      leave,
      { do: 'mark', what: NEXT_HOST, sides: [OTHERS] },
      { do: 'wait', seconds: 8 },
      comeBack,
      { do: 'mark', what: HEALED },
    ],
    { [NEXT_HOST]: GONE, [HEALED]: WITHIN_5_S },
    10,
  );
}

/** The network falls apart into two sides, and grows together again. */
function parted(
  name: string,
  sides: readonly [readonly Actor[], readonly Actor[]],
  phase: string,
  goal: Goal,
): Scenario {
  return migration(
    name,
    [
      { do: 'part', sides },
      { do: 'mark', what: phase, sides: phase === SAME_HOST ? [sides[0]] : sides },
      { do: 'wait', seconds: 8 },
      { do: 'heal' },
      { do: 'mark', what: HEALED },
    ],
    { [phase]: goal, [HEALED]: WITHIN_5_S },
    10,
  );
}

const HAND_OVER = migration(
  'handed over',
  [
    { do: 'mark', what: NEXT_HOST },
    { do: 'hand-over', place: 'host' },
  ],
  { [NEXT_HOST]: HANDED_OVER },
);

/** Four programs leave a machine of two processors time to spare. */
const SMALL_CREW = { crew: { a: ['Ash'], b: ['Birch'], c: ['Cedar'], d: ['Dove'] }, ableToHost: ['a', 'b'] } as const;

export const MIGRATIONS: readonly Scenario[] = [
  HAND_OVER,
  { ...HAND_OVER, ...SMALL_CREW, name: 'small lobby handed over' },
  migration(
    'host killed',
    [
      { do: 'mark', what: NEXT_HOST, sides: [OTHERS] },
      { do: 'kill', place: 'host' },
    ],
    {
      [NEXT_HOST]: KILLED,
    },
  ),
  goneAndBack('host frozen, and back after 8 s', { do: 'freeze', place: 'host' }, { do: 'thaw', place: 'host' }),
  goneAndBack('host cut off, and back after 8 s', { do: 'cut', place: 'host' }, { do: 'heal' }),
  parted('host in the minority of a parted network', [WITH_HOST, MAJORITY], NEXT_HOST, GONE),
  parted('host in the majority of a parted network', [HOST_WITH_MAJORITY, MINORITY], SAME_HOST, HANDED_OVER),
  migration(
    'two hosts killed in a row',
    [
      { do: 'mark', what: NEXT_HOST, sides: [OTHERS] },
      { do: 'kill', place: 'host' },
      { do: 'wait', seconds: 8 },
      { do: 'mark', what: 'the host after that', sides: [['second', 'third', 'e', 'f']] },
      { do: 'kill', place: 'first' },
    ],
    { [NEXT_HOST]: KILLED, 'the host after that': KILLED },
  ),
  migration(
    'host and first successor killed at once',
    [
      { do: 'mark', what: NEXT_HOST, sides: [['second', 'third', 'e', 'f']] },
      { do: 'kill', place: 'first' },
      { do: 'kill', place: 'host' },
    ],
    { [NEXT_HOST]: GONE },
    8,
  ),
];

/** It needs no rights and takes some seconds only, for the suite that everybody runs. */
export const QUICK_MIGRATION: Scenario = {
  ...migration(
    'host killed in a small lobby',
    [
      { do: 'mark', what: NEXT_HOST, sides: [['b', 'c', 'd']] },
      { do: 'kill', place: 'a' },
    ],
    {
      [NEXT_HOST]: KILLED,
    },
  ),
  ...SMALL_CREW,
  ableToHost: ['a', 'b', 'c'],
  observedSeconds: 4,
};
