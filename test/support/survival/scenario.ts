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
  /** It stands still while the calendars of all machines go on by some minutes. */
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

const FIRST_TONE_HZ = 300;
const TONE_DISTANCE_HZ = 150;
const RING_METRES = 3;

/**
 * Returns the members of a scenario with their tones, in a ring in which everybody is audible. Of ten, each hears all
 * but the one opposite: a listener hears the eight loudest.
 */
export function planMembers({
  crew,
  wishes = {},
}: Scenario): Readonly<Partial<Record<PlaceName, readonly MemberPlan[]>>> {
  const names = Object.values(crew).flat();
  const plan = (name: string): MemberPlan => {
    const index = names.indexOf(name);
    const angle = (2 * Math.PI * index) / names.length;
    return {
      name,
      toneHz: FIRST_TONE_HZ + index * TONE_DISTANCE_HZ,
      pose: {
        xMetres: RING_METRES * Math.sin(angle),
        yMetres: 0,
        zMetres: RING_METRES * Math.cos(angle),
        yawRadians: 0,
      },
      ...wishes[name],
    };
  };
  return Object.fromEntries(Object.entries(crew).map(([place, placed]) => [place, placed.map(plan)]));
}
