import type { PlaceName } from '../places.ts';
import type { Goal, Scenario, Step } from '../scenario.ts';

/**
 * Lobbies that lose their host. The first host is in `a`; `b`, `c` and `d` are able to host, and appointed in some
 * order; `e` and `f` are not.
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
const KILLED: Goal = { medianMs: 1_500, worstMs: 3_000 };
const GONE: Goal = { medianMs: 2_500, worstMs: 4_000 };
const HEALED = 'one host again';
const HEALED_GOAL: Goal = { medianMs: 5_000, worstMs: 5_000 };

const OTHERS: readonly PlaceName[] = ['b', 'c', 'd', 'e', 'f'];

function migration(name: string, steps: readonly Step[], goals: Scenario['goals'], observedSeconds = 6): Scenario {
  return { name, ...{ host: 'a', ableToHost: ['a', 'b', 'c', 'd'], crew: CREW, steps, goals, observedSeconds } };
}

const HOST_KILLED = migration(
  'host killed',
  [
    { do: 'mark', what: NEXT_HOST, sides: [OTHERS] },
    { do: 'kill', place: 'a' },
  ],
  { [NEXT_HOST]: KILLED },
);

export const MIGRATIONS: readonly Scenario[] = [
  HOST_KILLED,
  migration(
    'host frozen, and back after 8 s',
    [
      { do: 'mark', what: NEXT_HOST, sides: [OTHERS] },
      { do: 'freeze', place: 'a' },
      { do: 'wait', seconds: 8 },
      { do: 'mark', what: HEALED },
      { do: 'thaw', place: 'a' },
    ],
    { [NEXT_HOST]: GONE, [HEALED]: HEALED_GOAL },
    10,
  ),
  migration(
    'host cut off, and back after 8 s',
    [
      { do: 'mark', what: NEXT_HOST, sides: [OTHERS] },
      { do: 'cut', place: 'a' },
      { do: 'wait', seconds: 8 },
      { do: 'heal' },
      { do: 'mark', what: HEALED },
    ],
    { [NEXT_HOST]: GONE, [HEALED]: HEALED_GOAL },
    10,
  ),
  migration(
    'host in the minority of a parted network',
    [
      {
        do: 'mark',
        what: NEXT_HOST,
        sides: [
          ['a', 'e'],
          ['b', 'c', 'd', 'f'],
        ],
      },
      {
        do: 'part',
        sides: [
          ['a', 'e'],
          ['b', 'c', 'd', 'f'],
        ],
      },
      { do: 'wait', seconds: 8 },
      { do: 'heal' },
      { do: 'mark', what: HEALED },
    ],
    { [NEXT_HOST]: GONE, [HEALED]: HEALED_GOAL },
    10,
  ),
  migration(
    'host in the majority of a parted network',
    [
      { do: 'mark', what: 'same host', sides: [['a', 'b', 'c', 'f']] },
      {
        do: 'part',
        sides: [
          ['a', 'b', 'c', 'f'],
          ['d', 'e'],
        ],
      },
      { do: 'wait', seconds: 8 },
      { do: 'heal' },
      { do: 'mark', what: HEALED },
    ],
    { 'same host': { medianMs: 100, worstMs: 100 }, [HEALED]: HEALED_GOAL },
    10,
  ),
];
