import type { ClientboundChannelMessage } from '../../../shared/protocol/channel.ts';
import type { GamePhase, HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import type { Pose } from '../../../shared/model/pose.ts';
import type { ToneReport } from './tone-ear.ts';

/** What a test and the programs of its members say to each other: one JSON object a line. */

/** A member of a scenario, before it joins. */
export interface MemberPlan {
  readonly name: string;
  /** One of `TONES_HZ`. */
  readonly toneHz: number;
  readonly pose: Pose;
  /** The group that it enters, and its password. */
  readonly group?: readonly [name: string, password: string];
  /** How loud it wants to hear others, by name; 1 if left out. */
  readonly volumes?: Readonly<Record<string, number>>;
}

export type ProgramCommand =
  /** Opens a lobby in this program. */
  | {
      readonly do: 'host';
      /** The member of this program who hosts. */
      readonly name: string;
      readonly isLoopbackOnly: boolean;
      readonly rendezvous: readonly string[];
    }
  /** Lets members join. `tonesHz`: of everybody in the scenario. */
  | {
      readonly do: 'join';
      readonly invitation: string;
      readonly members: readonly MemberPlan[];
      readonly tonesHz: readonly number[];
      readonly isLoopbackOnly: boolean;
      /** Whether its first member is able to host. */
      readonly isAbleToHost: boolean;
    }
  /** Lets the members enter their groups and set their volumes. Everybody must be in the lobby. */
  | { readonly do: 'settle' }
  /** Takes what the members hear now for what they should hear. */
  | { readonly do: 'calibrate' }
  | { readonly do: 'report'; readonly sinceMs: number }
  /** Hands the lobby that this program hosts to its first successor. */
  | { readonly do: 'hand-over' }
  /** Stops a thread of the host in this program, as a breakpoint does. Answers when it runs again. */
  | { readonly do: 'debug'; readonly thread: 'host' | 'mixer'; readonly seconds: number }
  /** Lets the members and the lobby of this program end in order. */
  | { readonly do: 'end' };

type RosterRow = Extract<ClientboundChannelMessage, { type: 'roster' }>['participants'][number];

/** What a member knows of the lobby and of itself: what has to survive. */
export interface MemberFacts {
  readonly participantId: number;
  readonly name: string;
  readonly group: string;
  readonly roster: readonly RosterRow[];
  readonly rules: HearingRules | null;
  readonly phase: GamePhase | null;
}

/** Something that happened to a member, on the clock that all programs share. */
export interface MemberEvent {
  readonly atMs: number;
  readonly text: string;
}

/** The host of a lobby, as a member knows it. */
export interface HostView {
  /** SHA-256 of its certificate. */
  readonly pin: string;
  /** The member who hosts; '' = unknown, or nobody. */
  readonly name: string;
  /** Those who take over when it is gone, the first one first. */
  readonly successors: readonly string[];
}

/** How one member fared since a moment. */
export interface MemberReport {
  readonly name: string;
  readonly toneHz: number;
  readonly facts: MemberFacts;
  /** Not given = a page, which does not say. */
  readonly host?: HostView;
  readonly heard: readonly ToneReport[];
  /** The depth of its playout buffer lately, ms. */
  readonly playoutMs: number;
  readonly events: readonly MemberEvent[];
  /** The tones that a page hears now; programs without a page say more in `heard`. */
  readonly hearsNow?: readonly number[];
}

/** Answers to the commands, by their `do`. */
export interface ProgramAnswers {
  readonly host: { readonly invitation: string };
  readonly join: null;
  readonly settle: null;
  readonly calibrate: { readonly atMs: number };
  readonly report: { readonly atMs: number; readonly members: readonly MemberReport[] };
  readonly 'hand-over': null;
  readonly debug: null;
  readonly end: null;
}

/** A command with the number that its answer repeats. */
export type NumberedCommand = ProgramCommand & { readonly id: number };

export type ProgramAnswer =
  { readonly id: number; readonly value: unknown } | { readonly id: number; readonly error: string };
