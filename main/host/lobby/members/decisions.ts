import type { RoleChange } from '../../../../shared/model/people/hand-role.ts';
import type { AuditedAction, RoomAction } from '../../../../shared/model/people/moderation.ts';
import {
  withPermission,
  type EditableRank,
  type GrantablePermission,
  type Permission,
} from '../../../../shared/model/people/rank.ts';
import type { Participant, ParticipantId } from '../../../../shared/model/participant.ts';
import type { ModerateRequest, ModerationRefusal } from '../../../../shared/protocol/people/moderation-messages.ts';
import type { GamePhase, HearingRules } from '../../../../shared/spatial/hearing-rules.ts';
import {
  may,
  withAudit,
  withBan,
  withLock,
  withoutBan,
  withRank,
  withRestriction,
  type Authority,
} from '../../../room/authority.ts';
import { findRefusal } from '../../../room/authority-refusals.ts';
import type { LobbyBroadcast } from '../lobby-broadcast.ts';
import type { LobbyMember } from '../lobby-member.ts';
import type { LobbyPlaces } from '../lobby-places.ts';
import type { LobbyBook } from '../book/lobby-book.ts';
import type { MemberRoles } from './member-roles.ts';
import type { Membership } from './membership.ts';

export interface DecisionOptions {
  readonly book: LobbyBook;
  readonly members: ReadonlyMap<ParticipantId, LobbyMember>;
  readonly membership: Pick<Membership, 'leave'>;
  readonly broadcast: Pick<LobbyBroadcast, 'noteChange'>;
  readonly places: Pick<LobbyPlaces, 'refreshRights'>;
  readonly roles: Pick<MemberRoles, 'change' | 'describeByHand'>;
  /** Replaces the rules for everybody, and notifies them who did. */
  readonly setRules: (rules: HearingRules, phase: GamePhase, by: string) => void;
  /** Applies what a member, its headset and moderators have turned off. */
  readonly applyStatus: (member: LobbyMember) => void;
  /** Someone was banned: the invitation that they know should let nobody in any longer. */
  readonly onBanned: () => void;
  /** Milliseconds on a clock that counts sleep. */
  readonly uptimeMs: () => number;
}

/** The one who decides, as the audit list names it. */
export interface Actor {
  readonly name: string;
  /** null = the host itself: on its console, or for a game server. It stands above all ranks. */
  readonly person: Participant | null;
}

/** A person, or one who is not here: then `id` is 0, and perhaps nobody knows a name. */
export type Target = Pick<Participant, 'id' | 'identity' | 'name'>;

export type Order = Pick<ModerateRequest, 'action' | 'rank' | 'reason' | 'seconds'>;

interface Audited {
  readonly action: AuditedAction;
  readonly target?: string;
  readonly rank?: ModerateRequest['rank'] | '';
  readonly permission?: GrantablePermission;
  readonly reason?: string;
}

/** Which members have to hear about a decision. */
interface DecisionEvents {
  /** What a member is or may do has changed. */
  readonly onStanding: (member: LobbyMember) => void;
  /** The audit list has grown. */
  readonly onAudit: () => void;
  /** These members may have the invitation now, if their ranks allow it. */
  readonly onInviters: (members: Iterable<LobbyMember>) => void;
}

/**
 * Decides about a lobby and the people in it, for members by their rank and for the host: checks, writes down and
 * carries out. Each method returns why it refuses; undefined = it is done.
 */
export class Decisions {
  readonly #options: DecisionOptions;
  readonly #events: DecisionEvents;

  constructor(options: DecisionOptions, events: DecisionEvents) {
    this.#options = options;
    this.#events = events;
  }

  /** Acts on a person; `isPresent`: false = only what holds without them can be done. */
  moderate(actor: Actor, target: Target, isPresent: boolean, order: Order): ModerationRefusal | undefined {
    const { book } = this.#options;
    const { action, rank } = order;
    const refusal = findRefusal(book.authority, { action, actor: actor.person, target, rank });
    if (refusal !== undefined) return refusal;
    if (!isPresent && action !== 'unban') return 'not-here';
    const after = this.#after(actor, target, order);
    if (after === undefined) return 'list-full';
    const name = target.name === '' ? (book.authority.bans.get(target.identity)?.name ?? '') : target.name;
    this.#write(after, actor, {
      ...{ action, target: name, reason: order.reason },
      rank: action === 'appoint' ? rank : '',
    });
    if (isPresent) this.#carryOut(actor, target.id, order);
    const member = this.#options.members.get(target.id);
    if (action === 'appoint' && member !== undefined) this.#events.onInviters([member]);
    return undefined;
  }

  lock(actor: Actor, isLocked: boolean): ModerationRefusal | undefined {
    const { book } = this.#options;
    if (!this.#may(actor, 'lock')) return 'not-permitted';
    const locked = withLock(book.authority, isLocked);
    if (locked !== book.authority) this.#write(locked, actor, { action: isLocked ? 'lock' : 'unlock' });
    this.#tellAll();
    return undefined;
  }

  /** Gives a rank a permission, or takes it away. */
  permit(
    actor: Actor,
    {
      rank,
      permission,
      isAllowed,
    }: { readonly rank: EditableRank; readonly permission: GrantablePermission; readonly isAllowed: boolean },
  ): ModerationRefusal | undefined {
    const { book, members, places, applyStatus, broadcast } = this.#options;
    if (!this.#may(actor, 'appoint')) return 'not-permitted';
    const permissions = withPermission(book.authority.permissions, rank, permission, isAllowed);
    if (permissions === book.authority.permissions) return undefined;
    const action = isAllowed ? 'allow' : 'forbid';
    this.#write({ ...book.authority, permissions }, actor, { action, rank, permission });
    places.refreshRights();
    for (const member of members.values()) applyStatus(member);
    if (permission === 'talk') for (const id of book.room.participants.keys()) broadcast.noteChange(id);
    this.#tellAll();
    if (permission === 'invite') this.#events.onInviters(members.values());
    return undefined;
  }

  setRules(actor: Actor, rules: HearingRules, phase: GamePhase): ModerationRefusal | undefined {
    if (!this.#may(actor, 'rules')) return 'not-permitted';
    this.#options.setRules(rules, phase, actor.name);
    this.#write(this.#options.book.authority, actor, { action: 'set-rules' });
    return undefined;
  }

  /** Sets teams and states by hand. */
  assign(actor: Actor, changes: readonly RoleChange[]): ModerationRefusal | undefined {
    const { book, roles } = this.#options;
    if (!this.#may(actor, 'move')) return 'not-permitted';
    const names = changes.flatMap(({ id }) => book.room.participants.get(id)?.name ?? []);
    if (names.length === 0) return 'not-here';
    roles.change(changes);
    this.#write(book.authority, actor, { action: 'assign', target: names.length === 1 ? (names[0] ?? '') : '' });
    return undefined;
  }

  /** Makes a person an owner who has shown the host's claim code. */
  claim(actor: Actor & { readonly person: Participant }): ModerationRefusal | undefined {
    const { book } = this.#options;
    const { id, identity, name } = actor.person;
    if (identity === '') return 'no-identity';
    const after = withRank(book.authority, identity, 'owner');
    if (after === undefined) return 'list-full';
    this.#write(after, actor, { action: 'claim', target: name, rank: 'owner' });
    this.#refresh(id);
    return undefined;
  }

  /** Notes what was decided elsewhere, about a player or a room. */
  note(by: string, action: 'delete-report' | RoomAction, target: string): void {
    this.#write(this.#options.book.authority, { name: by, person: null }, { action, target });
  }

  #may({ person }: Actor, permission: Permission): boolean {
    return person === null || may(this.#options.book.authority, person.identity, permission);
  }

  /** Returns what holds after an action; undefined = a list is full. */
  #after({ name: by }: Actor, target: Target, { action, rank, reason, seconds }: Order): Authority | undefined {
    const { authority } = this.#options.book;
    const atMs = this.#options.uptimeMs();
    switch (action) {
      case 'mute':
      case 'unmute':
        return withRestriction(authority, target, { isMuted: action === 'mute', by, reason });
      case 'deafen':
      case 'undeafen':
        return withRestriction(authority, target, { isDeafened: action === 'deafen', by, reason });
      case 'appoint':
        return withRank(authority, target.identity, rank);
      case 'ban': {
        const endsAtMs = seconds === null ? null : atMs + 1_000 * seconds;
        return withBan(authority, { identity: target.identity, name: target.name, by, reason, atMs, endsAtMs });
      }
      case 'unban':
        return withoutBan(authority, target.identity);
      case 'kick':
        return authority;
    }
  }

  #carryOut({ name: by }: Actor, id: ParticipantId, { action, reason, seconds }: Order): void {
    if (action !== 'kick' && action !== 'ban') return this.#refresh(id);
    const { members, membership, onBanned } = this.#options;
    const member = members.get(id);
    const isBan = action === 'ban';
    // Its votes and its place among the successors go with it.
    if (member !== undefined) member.isLeaving = true;
    const removal = { isBan, by, reason, seconds: isBan ? seconds : null };
    membership.leave(id, { reason: 'removed', removal, mayReturn: false });
    if (isBan) onBanned();
  }

  /** Applies what now holds about a participant. */
  #refresh(id: ParticipantId): void {
    const { members, places, applyStatus, broadcast } = this.#options;
    const member = members.get(id);
    places.refreshRights();
    if (member !== undefined) {
      applyStatus(member);
      this.#events.onStanding(member);
    }
    broadcast.noteChange(id);
  }

  #tellAll(): void {
    for (const member of this.#options.members.values()) this.#events.onStanding(member);
  }

  #write(authority: Authority, { name: by }: Actor, what: Audited): void {
    const { book, uptimeMs } = this.#options;
    const entry = { target: '', rank: '', reason: '', ...what } as const;
    book.write({ authority: withAudit(authority, { ...entry, atMs: uptimeMs(), by }) });
    this.#events.onAudit();
  }
}
