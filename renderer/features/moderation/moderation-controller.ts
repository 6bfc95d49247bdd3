import { isDoorAction, type DoorAction } from '../../../shared/model/people/door.ts';
import {
  describePermissions,
  type EditableRank,
  type GrantablePermission,
  type Rank,
} from '../../../shared/model/people/rank.ts';
import type { RoleChange } from '../../../shared/model/people/hand-role.ts';
import type { Participant, ParticipantId } from '../../../shared/model/participant.ts';
import type { ClientboundChannelMessage } from '../../../shared/protocol/channel.ts';
import { isDoorMessage, type DoorChange, type ServerboundDoor } from '../../../shared/protocol/people/door-messages.ts';
import {
  MAX_ASSIGNED,
  type ModerateRequest,
  type ModerationRefusal,
  type ServerboundModeration,
} from '../../../shared/protocol/people/moderation-messages.ts';
import type { GamePhase, HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { NO_MODERATION, type ModerationStore, type Standing } from './moderation-store.ts';

/** The part of the link in use that carries requests. */
interface ModerationLink {
  send(message: ServerboundModeration | ServerboundDoor): void;
  accepts(type: string): boolean;
}

type Target = Pick<Participant, 'id' | 'name'>;

/** What was done at the door. */
type DoorDone =
  | { readonly type: 'let-in' | 'turn-away' | 'newcomer'; readonly name: string }
  | { readonly type: Exclude<DoorAction, 'let-in' | 'turn-away' | 'newcomer'> | 'password-before' };

/** Returns whether something was done at the door of the lobby. */
export function isDoorDone(done: Done): done is DoorDone {
  return done.type === 'password-before' || isDoorAction(done.type);
}

/** What was done, for a sentence with a way back. */
export type Done =
  | { readonly type: 'mute' | 'unmute' | 'deafen' | 'undeafen' | 'kick' | 'ban' | 'unban'; readonly name: string }
  | { readonly type: 'appoint'; readonly name: string; readonly rank: Rank }
  | DoorDone
  | { readonly type: 'lock' | 'unlock' | 'claim' }
  | { readonly type: 'allow' | 'forbid'; readonly rank: EditableRank; readonly permission: GrantablePermission };

export interface ModerationController {
  /** `link`: the link whose data channel is open now; null = none. */
  setLink(link: ModerationLink | null, isSame: boolean): void;
  receive(message: ClientboundChannelMessage): void;
  setMuted(target: Target, isMuted: boolean): void;
  setDeafened(target: Target, isDeafened: boolean): void;
  /** `before`: the rank of now, for the way back. */
  appoint(target: Target, rank: Rank, before: Rank): void;
  kick(target: Target, reason: string): void;
  /** `seconds`: null = until the ban is lifted. `identity`: of the player, for the way back. */
  ban(target: Target & Pick<Participant, 'identity'>, seconds: number | null, reason: string): void;
  unban(identity: string, name: string): void;
  setLocked(isLocked: boolean): void;
  /** Gives a rank a permission, or takes it away. */
  permit(rank: EditableRank, permission: GrantablePermission, isAllowed: boolean): void;
  /** Asks to become owner by the host's code. Resolves with why the host refuses; undefined = you are. */
  claim(code: string): Promise<ModerationRefusal | undefined>;
  /** Asks the host for other rules. Resolves with why it refuses; undefined = they are in force. */
  setRules(rules: HearingRules, phase: GamePhase): Promise<ModerationRefusal | undefined>;
  /** Asks the host to set teams and states. Resolves with why it refuses; undefined = they are set. */
  assign(changes: readonly RoleChange[]): Promise<ModerationRefusal | undefined>;
  /** Changes who comes in. `before`: null = the way back is not offered. */
  setDoor(change: DoorChange, done: Done, before: DoorChange | null): void;
  /**
   * Lets a player be heard who is silent because the lobby does not know them. `isWelcome`: false = makes them a
   * newcomer again; not given = true.
   */
  letIn(target: Target, isWelcome?: boolean): void;
  /** Lets somebody in who waits outside, or turns them away. */
  answerKnock(id: number, name: string, isWelcome: boolean): void;
}

export interface ModerationDependencies {
  readonly store: ModerationStore;
  /** Says what was done; `undo`: null = that cannot be taken back. */
  readonly onDone: (done: Done, undo: (() => void) | null) => void;
  readonly onRefused: (code: ModerationRefusal) => void;
}

/** What to do with the host's answer; undefined = it is done. */
type Answered = (refusal: ModerationRefusal | undefined) => void;

type Unnumbered<Message> = Message extends unknown ? Omit<Message, 'request'> : never;

/** More answers than this are not waited for: a host that answers nothing fills no memory. */
const MAX_PENDING = 100;

/** Asks the host to act on players, and keeps what the host says about your own rank. */
export function createModerationController({ store, onDone, onRefused }: ModerationDependencies): ModerationController {
  const pending = new Map<number, Answered>();
  let link: ModerationLink | null = null;
  let lastRequest = 0;

  function forgetPending(): void {
    const waiting = [...pending.values()];
    pending.clear();
    for (const answered of waiting) answered('moderation-refused');
  }

  function send(message: Unnumbered<ServerboundModeration | ServerboundDoor>, answered: Answered): void {
    // The messages about the door came together.
    if (link?.accepts(isDoorMessage(message) ? 'set-door' : message.type) !== true)
      return answered('moderation-refused');
    if (pending.size >= MAX_PENDING) forgetPending();
    lastRequest += 1;
    pending.set(lastRequest, answered);
    link.send({ ...message, request: lastRequest } as ServerboundModeration | ServerboundDoor);
  }

  const request = (message: Unnumbered<ServerboundModeration>): Promise<ModerationRefusal | undefined> =>
    new Promise((resolve) => send(message, resolve));

  /** Returns what says that something was done, and how to take it back, or why not. */
  const saying =
    (what: Done, undo: (() => void) | null): Answered =>
    (refusal) => {
      if (refusal === undefined) onDone(what, undo);
      else onRefused(refusal);
    };

  function ask(
    what: Partial<ModerateRequest> & Pick<ModerateRequest, 'action'>,
    done: Done,
    undo: (() => void) | null,
  ): void {
    const usual = { id: 0, identity: '', seconds: null, rank: 'member', reason: '' } as const;
    send({ ...usual, ...what, type: 'moderate' }, saying(done, undo));
  }

  const controller: ModerationController = {
    setLink(next, isSame) {
      link = next;
      forgetPending();
      if (!isSame) store.setState(NO_MODERATION);
    },
    receive(message) {
      if (message.type === 'authority') {
        const { rank, may, isLocked, isMuted, isDeafened, by, reason, canClaim, unheard = '' } = message;
        const permissions = describePermissions(message.permissions);
        const own = { rank, may, isLocked, isMuted, isDeafened, by, reason, canClaim, unheard, permissions };
        const { door } = store.getState();
        store.setState({ ...own, knowsRanks: true, door: may.includes('lock') ? door : null });
      } else if (message.type === 'roster') store.setState({ people: withRows(new Map(), message.participants) });
      else if (message.type === 'changes') {
        const { people } = store.getState();
        store.setState({ people: withRows(people, message.participants, message.left) });
      } else if (message.type === 'door') store.setState({ door: message });
      else if (message.type === 'record') store.setState({ bans: message.bans, audit: message.audit });
      else if (message.type === 'moderated') {
        const answered = pending.get(message.request);
        pending.delete(message.request);
        answered?.(message.code === '' ? undefined : message.code);
      }
    },
    setMuted: (target, isMuted) =>
      ask({ action: isMuted ? 'mute' : 'unmute', id: target.id }, done(isMuted ? 'mute' : 'unmute', target), () =>
        controller.setMuted(target, !isMuted),
      ),
    setDeafened: (target, isDeafened) =>
      ask(
        { action: isDeafened ? 'deafen' : 'undeafen', id: target.id },
        done(isDeafened ? 'deafen' : 'undeafen', target),
        () => controller.setDeafened(target, !isDeafened),
      ),
    appoint: (target, rank, before) =>
      ask({ action: 'appoint', id: target.id, rank }, { type: 'appoint', name: target.name, rank }, () =>
        controller.appoint(target, before, rank),
      ),
    kick: (target, reason) => ask({ action: 'kick', id: target.id, reason }, done('kick', target), null),
    ban: (target, seconds, reason) =>
      ask({ action: 'ban', id: target.id, seconds, reason }, done('ban', target), () =>
        controller.unban(target.identity, target.name),
      ),
    unban: (identity, name) => ask({ action: 'unban', identity }, { type: 'unban', name }, null),
    setLocked: (isLocked) =>
      send(
        { type: 'lock', isLocked },
        saying({ type: isLocked ? 'lock' : 'unlock' }, () => controller.setLocked(!isLocked)),
      ),
    setDoor(change, what, before) {
      const undo = before === null ? null : () => controller.setDoor(before, undoneBy(before, what), change);
      send({ ...change, type: 'set-door' }, saying(what, undo));
    },
    letIn: (target, isWelcome = true) =>
      send(
        { type: 'let-in', id: target.id, isWelcome },
        saying(done(isWelcome ? 'let-in' : 'newcomer', target), () => controller.letIn(target, !isWelcome)),
      ),
    answerKnock(id, name, isWelcome) {
      const say = saying({ type: isWelcome ? 'let-in' : 'turn-away', name }, null);
      send({ type: 'answer-knock', id, isWelcome }, (refusal) => {
        // They have gone, or another moderator was faster: their card goes, too.
        if (refusal !== 'not-here') say(refusal);
      });
    },
    permit: (rank, permission, isAllowed) =>
      send(
        { type: 'permit', rank, permission, isAllowed },
        saying({ type: isAllowed ? 'allow' : 'forbid', rank, permission }, () =>
          controller.permit(rank, permission, !isAllowed),
        ),
      ),
    async claim(code) {
      const refusal = await request({ type: 'claim-owner', code });
      if (refusal === undefined) onDone({ type: 'claim' }, null);
      return refusal;
    },
    setRules: (rules, phase) => request({ type: 'set-rules', rules, phase }),
    async assign(changes) {
      for (let first = 0; first < changes.length; first += MAX_ASSIGNED) {
        const refusal = await request({ type: 'assign', changes: changes.slice(first, first + MAX_ASSIGNED) });
        if (refusal !== undefined) return refusal;
      }
      return undefined;
    },
  };
  return controller;
}

type RosterRow = Extract<ClientboundChannelMessage, { type: 'roster' }>['participants'][number];

/** Returns the same map if nobody's standing is another one. */
function withRows(
  people: ReadonlyMap<ParticipantId, Standing>,
  rows: readonly RosterRow[],
  left: readonly ParticipantId[] = [],
): ReadonlyMap<ParticipantId, Standing> {
  const isOrdinary = ({ rank, held, unheard = '' }: RosterRow): boolean =>
    rank === 'member' && held.length === 0 && unheard === '';
  if (rows.every((row) => isOrdinary(row) && !people.has(row.id)) && left.every((id) => !people.has(id))) return people;
  const after = new Map(people);
  for (const id of left) after.delete(id);
  for (const row of rows) {
    if (isOrdinary(row)) after.delete(row.id);
    else after.set(row.id, { rank: row.rank, held: row.held, unheard: row.unheard ?? '' });
  }
  return after;
}

type NamedDone = Extract<Done, { readonly name: string }>;

function done(type: Exclude<NamedDone['type'], 'appoint'>, { name }: Target): Done {
  return { type, name };
}

/** Returns what is done when a change of the door is taken back. */
function undoneBy({ entry, known, password }: DoorChange, what: Done): Done {
  if (entry !== undefined) return { type: entry };
  if (password === null) return { type: 'password-before' };
  return known === undefined ? what : { type: known ? 'known-only' : 'everyone' };
}
