import { DEFAULT_HEARING_RULES, type HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import type { MemberPlan } from './program-messages.ts';
import type { PlaceName } from './places.ts';

/** The machine that hosts when the steps begin, and those that it has appointed to take over. */
export type Role = 'host' | 'first' | 'second' | 'third';
export const ROLES: readonly Role[] = ['host', 'first', 'second', 'third'];

/** A machine, by its name or by what it is when the steps begin. */
export type Actor = PlaceName | Role;

/** Something that happens to the machines of a scenario. */
export type Step =
  /** The program of a place ends without a word. */
  | { readonly do: 'kill'; readonly place: Actor }
  /** It stands still, as in a debugger or a suspended machine, until it is thawed. */
  | { readonly do: 'freeze'; readonly place: Actor }
  | { readonly do: 'thaw'; readonly place: Actor }
  /** The host hands the lobby to its first successor. */
  | { readonly do: 'hand-over'; readonly place: Actor }
  /** A thread of the host in a place stands still, as at a breakpoint. The step ends when it runs again. */
  | { readonly do: 'debug'; readonly place: Actor; readonly thread: 'host' | 'mixer'; readonly seconds: number }
  /** No packet gets in or out. */
  | { readonly do: 'cut'; readonly place: Actor }
  /** No packet gets from one side to the other. */
  | { readonly do: 'part'; readonly sides: readonly [readonly Actor[], readonly Actor[]] }
  /** All packets get everywhere again. */
  | { readonly do: 'heal' }
  /** The machine loses its network, and its address with it. */
  | { readonly do: 'unplug'; readonly place: Actor }
  | { readonly do: 'plug'; readonly place: Actor }
  /** The machine gets another address. */
  | { readonly do: 'move'; readonly place: Actor }
  /** It stands still while the calendars of all machines advance by some minutes. */
  | { readonly do: 'sleep'; readonly place: Actor; readonly minutes: number }
  /** The calendars of all machines are suddenly wrong. */
  | { readonly do: 'calendar'; readonly years: number }
  | { readonly do: 'wait'; readonly seconds: number }
  /**
   * A phase begins: from here on, everybody should hear each other, and times count. `sides`: only those in places of
   * one side hear each other.
   */
  | { readonly do: 'mark'; readonly what: string; readonly sides?: readonly (readonly Actor[])[] };

/** What happens to a lobby, and what must hold afterwards. */
export interface Scenario {
  readonly name: string;
  /** The place of the first host, whose members are in the lobby too. */
  readonly host: PlaceName;
  /** The names of the members in each place. All members of a place are in one program. */
  readonly crew: Readonly<Partial<Record<PlaceName, readonly string[]>>>;
  /** The places with a page in a browser, which has one member. */
  readonly pages?: readonly PlaceName[];
  /** The places whose programs are able to host; not given = only the first host's. */
  readonly ableToHost?: readonly PlaceName[];
  /** What a member wants besides: its group, and how loud it hears others. */
  readonly wishes?: Readonly<Record<string, Pick<MemberPlan, 'group' | 'volumes'>>>;
  readonly steps: readonly Step[];
  /** How long everybody is listened to after the last step. */
  readonly observedSeconds: number;
  /** What each phase should reach on a quiet machine, from its mark until every pair hears each other again, ms. */
  readonly goals: Readonly<Record<string, Goal>>;
}

export interface Goal {
  readonly medianMs: number;
  readonly worstMs: number;
}

/**
 * Near multiples of 50 Hz, the width of what a frame can tell apart, none of which is the sum, the difference or a
 * multiple of others, and no two of which are as far apart as two others: products of distortion, up to the third
 * order, fall on none of them. How loud the codec leaves a tone depends on how its phase lies to those of the others:
 * between 0.6 and 1.4 of what was sent, measured over 480 mixes. Each tone is another few hertz beside its multiple, so
 * that each pair goes through all phases once a second or more, and a second tells the level within a tenth.
 */
export const TONES_HZ = [500, 751, 952, 1_053, 1_854, 2_205, 3_506, 4_357, 5_058, 6_659] as const;

/** Voices are equally loud up to this distance, and silent beyond. */
const EARSHOT_METRES = 10;
const RING_METRES = 3;
/** Of ten, nobody hears the one opposite, who is 10.2 m away, and everybody the next ones, who are 9.7 m away. */
const WIDE_RING_METRES = 5.1;
/** A listener hears this many at once: with more, it would be open which. */
export const MOST_HEARD = 8;

/** The rules of a scenario's lobby. */
export const SCENARIO_RULES: HearingRules = {
  ...DEFAULT_HEARING_RULES,
  law: 'curve',
  maxMetres: EARSHOT_METRES,
  curve: [
    [0, 1],
    [EARSHOT_METRES, 1],
  ],
};

/** Returns the members of a scenario with their tones, in a ring in which it is certain who hears whom. */
export function planMembers({
  crew,
  wishes = {},
}: Scenario): Readonly<Partial<Record<PlaceName, readonly MemberPlan[]>>> {
  const names = Object.values(crew).flat();
  const metres = names.length > MOST_HEARD + 1 ? WIDE_RING_METRES : RING_METRES;
  const plan = (name: string): MemberPlan => {
    const index = names.indexOf(name);
    const toneHz = TONES_HZ[index];
    if (toneHz === undefined) throw new Error(`There are tones for ${TONES_HZ.length} members only.`);
    const angle = (2 * Math.PI * index) / names.length;
    return {
      name,
      toneHz,
      pose: {
        xMetres: metres * Math.sin(angle),
        yMetres: 0,
        zMetres: metres * Math.cos(angle),
        yawRadians: 0,
      },
      ...wishes[name],
    };
  };
  return Object.fromEntries(Object.entries(crew).map(([place, placed]) => [place, placed.map(plan)]));
}
