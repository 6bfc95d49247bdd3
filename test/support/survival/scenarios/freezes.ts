import type { PlaceName } from '../places.ts';
import type { Scenario } from '../scenario.ts';

/** Programs that stand still: in a debugger, or on a suspended machine; and clocks that jump. `a` is the host's. */

const CREW = { a: ['Ash'], b: ['Birch'], c: ['Cedar'] } as const;
const VOICE_AGAIN = 'voice again';

function frozen(who: string, place: PlaceName, seconds: number, observedSeconds = 8): Scenario {
  return {
    name: `${who} stands still for ${seconds} s`,
    ...{ host: 'a', crew: CREW, observedSeconds },
    steps: [
      { do: 'freeze', place },
      { do: 'wait', seconds },
      { do: 'mark', what: VOICE_AGAIN },
      { do: 'thaw', place },
    ],
    goals: { [VOICE_AGAIN]: { medianMs: 2_000, worstMs: 2_000 } },
  };
}

/** A page in a browser, which the system suspends. */
function pageFrozen(seconds: number): Scenario {
  return {
    ...frozen('page', 'd', seconds),
    crew: { ...CREW, d: ['Page'] },
    pages: ['d'],
  };
}

/** A thread of the host at a breakpoint; a mixer worker that stands for longer than 5 s is replaced. */
function breakpoint(thread: 'host' | 'mixer', seconds: number): Scenario {
  return {
    name: `${thread} thread at a breakpoint for ${seconds} s`,
    ...{ host: 'a', crew: CREW, observedSeconds: 8 },
    steps: [
      { do: 'debug', place: 'a', thread, seconds },
      { do: 'mark', what: VOICE_AGAIN },
    ],
    goals: { [VOICE_AGAIN]: { medianMs: 2_000, worstMs: 2_000 } },
  };
}

const CALENDARS: Scenario = {
  name: 'calendars jump by decades',
  ...{ host: 'a', crew: CREW, observedSeconds: 5 },
  steps: [
    { do: 'mark', what: VOICE_AGAIN },
    { do: 'calendar', years: 20 },
    { do: 'wait', seconds: 5 },
    { do: 'calendar', years: -30 },
  ],
  goals: { [VOICE_AGAIN]: { medianMs: 0, worstMs: 0 } },
};

/** It needs no rights and takes some seconds only, for the suite that everybody runs. */
export const QUICK_FREEZE = frozen('host', 'a', 2, 2);

export const FREEZES: readonly Scenario[] = [
  CALENDARS,
  breakpoint('host', 3),
  breakpoint('mixer', 3),
  breakpoint('mixer', 8),
  frozen('host', 'a', 3),
  frozen('host', 'a', 30),
  frozen('member', 'b', 3),
  frozen('member', 'b', 30),
  pageFrozen(3),
  pageFrozen(30),
];
