import type { ModerationAction } from '../../../../shared/model/people/moderation.ts';
import { permissionsOf } from '../../../../shared/model/people/rank.ts';
import type { Participant, ParticipantId } from '../../../../shared/model/participant.ts';
import type {
  ModerateRequest,
  ModerationRefusal,
  ServerboundModeration,
} from '../../../../shared/protocol/people/moderation-messages.ts';
import { TokenBucket } from '../../../../shared/token-bucket.ts';
import {
  describeAuthority,
  findRefusal,
  heldOf,
  may,
  rankOf,
  restrictionOf,
  withAudit,
  withBan,
  withLock,
  withoutBan,
  withRank,
  withRestriction,
  type Authority,
} from '../../../room/authority.ts';
import type { LobbyBroadcast } from '../lobby-broadcast.ts';
import type { LobbyMember } from '../lobby-member.ts';
import type { LobbyBook } from './lobby-book.ts';
import type { Membership } from './membership.ts';

/** A moderator who cleans up after a raid is not slowed down. */
const ACTIONS_AT_ONCE = 60;
const ACTIONS_PER_SECOND = 2;

/** The latest entries of each list that a moderator is sent: some 10 kB. */
const SHOWN_BANS = 40;
const SHOWN_AUDIT_ENTRIES = 40;

const REFUSALS: Readonly<Record<ModerationRefusal, string>> = {
  'not-permitted': 'Your role in this lobby does not allow this. Ask its owner.',
  'rank-too-high': 'You can only do this to players with a lower role than yours.',
  'last-owner': 'The lobby needs an owner. Make another player an owner first.',
  'not-here': 'This player has left the lobby.',
  'no-identity': 'This player has no identity that the lobby could recognise. Remove them, and renew the invitation.',
  'list-full': 'The list is full. Lift old entries first.',
  'too-many-actions': 'You did too much in a short time. Wait a moment, then try again.',
  'moderation-refused': 'The host refused this.',
};

export interface ModerationOptions {
  readonly book: LobbyBook;
  readonly members: ReadonlyMap<ParticipantId, LobbyMember>;
  readonly membership: Pick<Membership, 'leave'>;
  readonly broadcast: Pick<LobbyBroadcast, 'noteChange'>;
  /** Applies what a member, its headset and moderators have turned off. */
  readonly applyStatus: (member: LobbyMember) => void;
  /** Someone was banned: the invitation that they know should let nobody in any longer. */
  readonly onBanned: () => void;
  /** Returns the invitation of now; not given = ''. */
  readonly invitation?: (() => Promise<string>) | undefined;
  /** Milliseconds on a clock that counts sleep. */
  readonly uptimeMs: () => number;
}

/** Lets people run the lobby, each by their rank: they mute, remove and ban others, give ranks, and close the door. */
export class Moderation {
  readonly #options: ModerationOptions;
  readonly #rates = new WeakMap<LobbyMember, TokenBucket>();

  constructor(options: ModerationOptions) {
    this.#options = options;
  }

  handle(member: LobbyMember, message: ServerboundModeration): void {
    const actor = this.#options.book.room.participants.get(member.id);
    if (actor === undefined) return;
    const code = this.#isTooFast(member)
      ? 'too-many-actions'
      : message.type === 'lock'
        ? this.#lock(actor, message.isLocked)
        : this.#moderate(actor, message);
    const answer = code === undefined ? '' : REFUSALS[code];
    member.send({ type: 'moderated', request: message.request, code: code ?? '', message: answer });
  }

  /** Sends a member what it is and may do; to those who may ban, also what was decided. */
  welcome(member: LobbyMember): void {
    const { book } = this.#options;
    const { authority } = book;
    const participant = book.room.participants.get(member.id);
    if (participant === undefined) return;
    const held = heldOf(authority, participant);
    const { by = '', reason = '' } = restrictionOf(authority, participant) ?? {};
    const rank = rankOf(authority, participant.identity);
    const isLocked = authority.isLocked;
    const [isMuted, isDeafened] = [held.includes('mute'), held.includes('deafen')];
    member.send({ type: 'authority', rank, may: [...permissionsOf(rank)], isLocked, isMuted, isDeafened, by, reason });
    if (may(authority, participant.identity, 'ban')) this.#sendRecord(member);
  }

  /** Tells everybody the invitation of now: they keep it to come back by, and to pass on. */
  async tellInvitation(): Promise<void> {
    const { book, members } = this.#options;
    const invitation = (await this.#options.invitation?.()) ?? '';
    if (invitation === '' || book.isStandby) return;
    for (const member of members.values()) if (member.isChannelOpen) member.send({ type: 'invitation', invitation });
  }

  #isTooFast(member: LobbyMember): boolean {
    const rate =
      this.#rates.get(member) ?? new TokenBucket(ACTIONS_AT_ONCE, ACTIONS_PER_SECOND, this.#options.uptimeMs());
    this.#rates.set(member, rate);
    return !rate.take(1, this.#options.uptimeMs());
  }

  #lock(actor: Participant, isLocked: boolean): ModerationRefusal | undefined {
    const { book } = this.#options;
    if (!may(book.authority, actor.identity, 'lock')) return 'not-permitted';
    const locked = withLock(book.authority, isLocked);
    if (locked !== book.authority) this.#write(locked, actor, { action: isLocked ? 'lock' : 'unlock' });
    for (const member of this.#options.members.values()) this.welcome(member);
    return undefined;
  }

  #moderate(actor: Participant, request: ModerateRequest): ModerationRefusal | undefined {
    const { book } = this.#options;
    const { action, rank } = request;
    const present = book.room.participants.get(request.id);
    const target = present ?? { id: 0, identity: request.identity, name: '' };
    const refusal = findRefusal(book.authority, { action, actor, target, rank });
    if (refusal !== undefined) return refusal;
    if (present === undefined && action !== 'unban') return 'not-here';
    const after = this.#decide(actor, target, request);
    if (after === undefined) return 'list-full';
    const name = target.name === '' ? (book.authority.bans.get(target.identity)?.name ?? '') : target.name;
    this.#write(after, actor, { ...request, target: name });
    if (present !== undefined) this.#carryOut(actor, present, request);
    return undefined;
  }

  /** Returns what holds after an action; undefined = a list is full. */
  #decide(
    { name: by }: Participant,
    target: Pick<Participant, 'id' | 'identity' | 'name'>,
    { action, rank, reason, seconds }: ModerateRequest,
  ): Authority | undefined {
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

  #carryOut(actor: Participant, { id }: Participant, { action, reason, seconds }: ModerateRequest): void {
    const { members, membership, broadcast, applyStatus, onBanned } = this.#options;
    const member = members.get(id);
    if (action === 'kick' || action === 'ban') {
      const isBan = action === 'ban';
      // Its votes and its place among the successors go with it.
      if (member !== undefined) member.isLeaving = true;
      const removal = { isBan, by: actor.name, reason, seconds: isBan ? seconds : null };
      membership.leave(id, { reason: 'removed', removal, mayReturn: false });
      if (isBan) onBanned();
      return;
    }
    if (member !== undefined) {
      applyStatus(member);
      this.welcome(member);
    }
    broadcast.noteChange(id);
  }

  #write(
    authority: Authority,
    actor: Participant,
    what: {
      readonly action: ModerationAction | 'lock' | 'unlock';
      readonly target?: string;
      readonly rank?: ModerateRequest['rank'];
      readonly reason?: string;
    },
  ): void {
    const { book, uptimeMs } = this.#options;
    const { action, target = '', reason = '' } = what;
    const rank = action === 'appoint' ? (what.rank ?? '') : '';
    book.write({ authority: withAudit(authority, { atMs: uptimeMs(), by: actor.name, action, target, rank, reason }) });
    for (const member of this.#options.members.values()) {
      const identity = book.room.participants.get(member.id)?.identity ?? '';
      if (may(book.authority, identity, 'ban')) this.#sendRecord(member);
    }
  }

  #sendRecord(member: LobbyMember): void {
    const { book, uptimeMs } = this.#options;
    const { bans, audit } = describeAuthority(book.authority, uptimeMs());
    member.send({
      type: 'record',
      bans: bans.slice(-SHOWN_BANS),
      audit: audit.slice(-SHOWN_AUDIT_ENTRIES),
    });
  }
}
