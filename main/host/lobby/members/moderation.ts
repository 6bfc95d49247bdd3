import { describePermissions, type Permission, type Rank } from '../../../../shared/model/people/rank.ts';
import type { Participant } from '../../../../shared/model/participant.ts';
import type {
  ModerateRequest,
  ModerationRefusal,
  ServerboundModeration,
} from '../../../../shared/protocol/people/moderation-messages.ts';
import { TokenBucket } from '../../../../shared/token-bucket.ts';
import { describeAuthority, heldOf, keyOf, may, mayNow, rankOf, restrictionOf } from '../../../room/authority.ts';
import { unheardOf } from '../../../room/door.ts';
import type { LobbyDoor } from '../door/lobby-door.ts';
import type { LobbyMember } from '../lobby-member.ts';
import type { ClaimDesk } from './claim-desk.ts';
import { Decisions, type Actor, type DecisionOptions } from './decisions.ts';

/** A moderator who cleans up after a raid, or sets up a lobby, is not slowed down. */
const ACTIONS_AT_ONCE = 60;
const ACTIONS_PER_SECOND = 2;

/** The latest entries of each list that a moderator is sent: some 10 kB. */
const SHOWN_BANS = 40;
const SHOWN_AUDIT_ENTRIES = 40;
/** Some 20 kB. */
const SHOWN_TEAM_ROWS = 200;

const REFUSALS: Readonly<Record<ModerationRefusal, string>> = {
  'not-permitted': 'Your role in this lobby does not allow this. Ask its owner.',
  'rank-too-high': 'You can only do this to players with a lower role than yours.',
  'last-owner': 'The lobby needs an owner. Make another player an owner first.',
  'not-here': 'This player has left the lobby.',
  'no-identity': 'This player has no identity that the lobby could recognise. Remove them, and renew the invitation.',
  'list-full': 'The list is full. Lift old entries first.',
  'too-many-actions': 'You did too much in a short time. Wait a moment, then try again.',
  'wrong-claim-code': "This is not the claim code of this lobby's host. Copy it again from the host's terminal.",
  'no-claim': 'The claim code was used already, or the host has none. Start the host with --claim to get another one.',
  'too-many-places': 'The host has fewer places. Choose a smaller number.',
  'moderation-refused': 'The host refused this.',
};

export interface ModerationOptions extends DecisionOptions {
  readonly door: Pick<LobbyDoor, 'welcome'>;
  /** Returns the current invitation; not given = ''. */
  readonly invitation?: (() => Promise<string>) | undefined;
  readonly claim: ClaimDesk;
  /** The player with this name has used the claim code. */
  readonly onClaimed: (name: string) => void;
  /** A member has learned what it is and may do; not given = nothing follows from it. */
  readonly onWelcome?: (member: LobbyMember) => void;
}

/** Lets people run the lobby, each by their rank, and tells everyone what they are and may do. */
export class Moderation {
  /** For the host itself. */
  readonly decisions: Decisions;
  readonly #options: ModerationOptions;
  readonly #rates = new WeakMap<LobbyMember, TokenBucket>();

  constructor(options: ModerationOptions) {
    this.#options = options;
    this.decisions = new Decisions(options, {
      onStanding: (member) => this.welcome(member),
      onAudit: () => this.sendRecords(),
      onInviters: (members) => void this.tellInvitation(members),
    });
  }

  handle(member: LobbyMember, message: ServerboundModeration): void {
    const actor = this.#options.book.room.participants.get(member.id);
    if (actor === undefined) return;
    const code = this.#isTooFast(member) ? 'too-many-actions' : this.#decide(member, actor, message);
    const answer = code === undefined ? '' : REFUSALS[code];
    member.send({ type: 'moderated', request: message.request, code: code ?? '', message: answer });
  }

  /** Sends a member what it is and may do; to those who may ban, also what was decided. */
  welcome(member: LobbyMember): void {
    const { book, claim } = this.#options;
    const { authority } = book;
    const participant = book.room.participants.get(member.id);
    if (participant === undefined) return;
    const held = heldOf(authority, participant);
    const { by = '', reason = '' } = restrictionOf(authority, participant) ?? {};
    const rank: Rank = rankOf(authority, participant.identity);
    member.send({
      type: 'authority',
      ...{ rank, may: [...mayNow(authority, participant)], isLocked: authority.isLocked },
      ...{ isMuted: held.includes('mute'), isDeafened: held.includes('deafen'), by, reason },
      permissions: describePermissions(authority.permissions),
      canClaim: claim.isOpen && rank !== 'owner',
      unheard: unheardOf(authority, keyOf(participant), participant.identity),
    });
    this.#options.door.welcome(member);
    if (may(authority, participant.identity, 'ban')) this.#sendRecord(member);
    if (may(authority, participant.identity, 'move')) this.#sendTeams(member);
    this.#options.onWelcome?.(member);
  }

  /** Tells those who may set teams and states what is set by hand. */
  tellTeams(): void {
    for (const member of this.#options.members.values()) if (this.#may(member, 'move')) this.#sendTeams(member);
  }

  /** Tells the invitation of now to those who may have it: they keep it to come back by, and to pass on. */
  async tellInvitation(members: Iterable<LobbyMember> = this.#options.members.values()): Promise<void> {
    const { book } = this.#options;
    const invitation = (await this.#options.invitation?.()) ?? '';
    if (invitation === '' || book.isStandby) return;
    for (const member of members)
      if (member.isChannelOpen && this.#may(member, 'invite')) member.send({ type: 'invitation', invitation });
  }

  #decide(member: LobbyMember, person: Participant, message: ServerboundModeration): ModerationRefusal | undefined {
    const actor: Actor = { name: person.name, person };
    switch (message.type) {
      case 'moderate':
        return this.#moderate(actor, message);
      case 'lock':
        return this.decisions.lock(actor, message.isLocked);
      case 'permit':
        return this.decisions.permit(actor, message);
      case 'set-rules':
        return this.decisions.setRules(actor, message.rules, message.phase);
      case 'assign':
        return this.decisions.assign(actor, message.changes);
      case 'claim-owner':
        return this.#claim(member, { name: person.name, person }, message.code);
    }
  }

  #moderate(actor: Actor, request: ModerateRequest): ModerationRefusal | undefined {
    const present = this.#options.book.room.participants.get(request.id);
    const target = present ?? { id: 0, identity: request.identity, name: '' };
    return this.decisions.moderate(actor, target, present !== undefined, request);
  }

  #claim(
    member: LobbyMember,
    actor: Actor & { readonly person: Participant },
    code: string,
  ): ModerationRefusal | undefined {
    const { claim, members, onClaimed } = this.#options;
    if (actor.person.identity === '') return 'no-identity';
    const refusal = claim.check(member, code) ?? this.decisions.claim(actor);
    if (refusal !== undefined) return refusal;
    claim.close();
    onClaimed(actor.name);
    for (const other of members.values()) if (other !== member) this.welcome(other);
    this.welcome(member);
    return undefined;
  }

  #may({ id }: LobbyMember, permission: Permission): boolean {
    const { book } = this.#options;
    const participant = book.room.participants.get(id);
    return participant !== undefined && mayNow(book.authority, participant).includes(permission);
  }

  #isTooFast(member: LobbyMember): boolean {
    const nowMs = this.#options.uptimeMs();
    const rate = this.#rates.get(member) ?? new TokenBucket(ACTIONS_AT_ONCE, ACTIONS_PER_SECOND, nowMs);
    this.#rates.set(member, rate);
    return !rate.take(1, nowMs);
  }

  /** Sends bans and decisions to those who may read them. */
  sendRecords(): void {
    for (const member of this.#options.members.values()) if (this.#may(member, 'ban')) this.#sendRecord(member);
  }

  #sendTeams(member: LobbyMember): void {
    member.send({ type: 'teams', rows: this.#options.roles.describeByHand().slice(0, SHOWN_TEAM_ROWS) });
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
