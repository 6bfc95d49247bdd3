import type { PlaceName } from '../places.ts';
import type { Scenario, Step } from '../scenario.ts';

/** Guests who lose their network for a while, and come back as the same participants without a click. */

const CREW = { a: ['Ash'], b: ['Birch'], c: ['Cedar', 'Dove'] } as const;
/** The guest who is lost shares a group with somebody, and hears them at half volume. */
const WISHES = {
  Birch: { group: ['crow', 'caw'], volumes: { Cedar: 0.5 } },
  Cedar: { group: ['crow', 'caw'] },
} as const;
const VOICE_AGAIN = 'voice again';

function returning(name: string, steps: readonly Step[]): Scenario {
  return {
    name,
    ...{ host: 'a', crew: CREW, wishes: WISHES, steps, observedSeconds: 8 },
    goals: { [VOICE_AGAIN]: { medianMs: 3_000, worstMs: 3_000 } },
  };
}

const MARK: Step = { do: 'mark', what: VOICE_AGAIN };

/** The network of the guest drops everything for a while, without a word. */
function cutFor(seconds: number): Scenario {
  return returning(`network gone for ${seconds} s`, [
    { do: 'cut', place: 'b' },
    { do: 'wait', seconds },
    { do: 'heal' },
    MARK,
  ]);
}

const ADDRESS_CHANGED = returning('address changed', [MARK, { do: 'move', place: 'b' }]);

/** The same for a page in a browser. */
function onPage({ name, ...scenario }: Scenario, page: PlaceName): Scenario {
  return { ...scenario, name: `${name}, page`, wishes: {}, pages: [page] };
}

export const RETURNS: readonly Scenario[] = [
  ADDRESS_CHANGED,
  cutFor(2),
  cutFor(5),
  cutFor(20),
  cutFor(55),
  returning('network unplugged for 5 s', [
    { do: 'unplug', place: 'b' },
    { do: 'wait', seconds: 5 },
    { do: 'plug', place: 'b' },
    MARK,
  ]),
  returning('asleep for 5 minutes', [{ do: 'sleep', place: 'b', minutes: 5 }, MARK, { do: 'thaw', place: 'b' }]),
  returning('host asleep for 5 minutes', [{ do: 'sleep', place: 'a', minutes: 5 }, MARK, { do: 'thaw', place: 'a' }]),
  onPage(ADDRESS_CHANGED, 'b'),
  onPage(cutFor(5), 'b'),
  onPage(cutFor(20), 'b'),
];
