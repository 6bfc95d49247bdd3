import type { JoinRequest, ResumeRequest } from '../../../../shared/protocol/signalling.ts';
import { failure } from '../../../../shared/result.ts';
import type { ParticipantId } from '../../../../shared/model/participant.ts';
import { isBanned } from '../../../room/authority.ts';
import { findByIdentity, withJoined, withReturned } from '../../../room/room.ts';
import type { HeadsetDevice } from '../../headset/headset-device.ts';
import type { Headsets } from '../../headset/headsets.ts';
import type { ClientConnection } from '../../listen/client-connection.ts';
import type { SignallingConnection } from '../../listen/signalling-connection.ts';
import { admit, checkSecret } from '../admit.ts';
import { LobbyMember } from '../lobby-member.ts';
import { verifyIdentity } from '../verify-identity.ts';
import type { Remembered } from './absences.ts';
import type { LobbyBook } from '../book/lobby-book.ts';
import type { LobbyDoor, Newcomer } from '../door/lobby-door.ts';
import type { LobbyEndpoint } from './lobby-endpoint.ts';
import type { Membership } from './membership.ts';
import type { ResumeTokens } from './resume-tokens.ts';

export interface AdmissionOptions {
  readonly book: LobbyBook;
  readonly membership: Membership;
  readonly door: LobbyDoor;
  readonly tokens: ResumeTokens;
  readonly headsets: Headsets<LobbyMember>;
  readonly endpoint: LobbyEndpoint;
  /** Milliseconds on a clock that counts sleep. */
  readonly uptimeMs: () => number;
  /** Writes the answer to a join. */
  readonly answer: (member: LobbyMember, token: string, connection: SignallingConnection) => void;
}

/** Somebody without a place, who has been admitted. */
interface AdmittedNewcomer extends Newcomer {
  /** The participant to whom the token belongs; undefined = nobody the host still knows. */
  readonly former: Remembered | undefined;
}

/** Lets clients in: as participants who resume, as new ones, or as headsets. */
export class Admission {
  readonly #options: AdmissionOptions;
  /** Newcomers whose offers are being answered. They have no place in the room yet. */
  #entering = 0;

  constructor(options: AdmissionOptions) {
    this.#options = options;
  }

  /**
   * Returns whether a request has the token of a participant whose place is held. A new invitation ends earlier ones
   * for everybody else: those who are in the lobby have no other, here and at the next host.
   */
  mayReturn(request: JoinRequest): boolean {
    const { headsetOf, resume } = request;
    const { book, tokens } = this.#options;
    if (headsetOf !== undefined) return false;
    if (book.authority.door.entry === 'invited' && this.#isInvitedAlready(request)) return true;
    if (resume === undefined) return false;
    const { participantId, token } = resume;
    return book.room.participants.has(participantId) && tokens.isValid(participantId, token);
  }

  /** Lets a client in, or refuses on the connection and returns undefined. */
  async join(request: JoinRequest, connection: SignallingConnection): Promise<ClientConnection | undefined> {
    const { book, membership, uptimeMs } = this.#options;
    const { headsetOf, resume } = request;
    if (headsetOf !== undefined) return this.#joinAsHeadset({ ...request, headsetOf }, connection);
    const admitted = admit(request, book.keys, (identity) => isBanned(book.authority, identity, uptimeMs()));
    if (!admitted.ok) {
      connection.refuse(admitted.error.code, admitted.error.message);
      return undefined;
    }
    const { name, identity } = admitted.value;
    const former = this.#findFormer(resume, identity);
    if (former !== undefined && book.room.participants.has(former.id)) {
      if (!membership.isArrival(former.id)) return this.#resume(former.id, request, connection);
      // It never connected, so it holds no place; the newer attempt has it from now on.
      membership.overtakeArrival(former.id);
    }
    const { addressGroup } = connection;
    const newcomer = { name, identity, former, addressGroup, isReturning: former !== undefined };
    const checking = this.#checkNewcomer(newcomer, request);
    // A turn would let another join of the same person overtake this one.
    const checked = checking instanceof Promise ? await checking : checking;
    if (checked.ok) return this.#enter(newcomer, request, connection);
    connection.refuse(checked.error.code, checked.error.message, checked.error.detail);
    return undefined;
  }

  #checkNewcomer(newcomer: AdmittedNewcomer, request: JoinRequest): ReturnType<LobbyDoor['check']> {
    const { book, door } = this.#options;
    const checked = checkSecret(request, book.keys);
    if (!checked.ok && !door.isInvitedAlready(newcomer.identity)) return checked;
    if (!book.isStandby) return door.check(newcomer, request, () => this.#entering);
    return failure('internal', "This computer is a standby for the lobby's host. Join at the host.");
  }

  #isInvitedAlready(request: JoinRequest): boolean {
    const { book, door } = this.#options;
    return door.isInvitedAlready(verifyIdentity(request, book.keys.invitationPin) ?? '');
  }

  /**
   * Returns who asks to resume: the person whose key has signed the join, or the guest to whom the token belongs. The
   * key is worth more than a token, which another host of this lobby may have replaced while the network was parted; a
   * token alone gives no identity away.
   */
  #findFormer(resume: ResumeRequest | undefined, identity: string): Remembered | undefined {
    const { book, membership, tokens } = this.#options;
    if (resume === undefined) return undefined;
    const { participantId, token } = resume;
    const found = book.room.participants.get(participantId) ?? membership.absences.find(participantId);
    if (found?.identity !== identity) return undefined;
    return identity !== '' || tokens.isValid(participantId, token) ? found : undefined;
  }

  /** Answers another connection of a participant who has a place. Until it is open, the former one stays. */
  async #resume(
    id: ParticipantId,
    { offer }: JoinRequest,
    connection: SignallingConnection,
  ): Promise<LobbyMember | undefined> {
    const { membership, tokens, endpoint, answer } = this.#options;
    const slot = membership.beginAttempt(id);
    if (slot === undefined) return this.#refuseFull(connection);
    const { arrived, addressGroup } = connection;
    const accepted = await endpoint.accept(slot, offer, arrived, addressGroup, 'returning');
    if (!accepted.ok) {
      membership.answered(id, undefined);
      connection.refuse('bad-offer', accepted.error.message);
      return undefined;
    }
    if (membership.seats.slotOf(id) !== slot) {
      membership.answered(id, undefined);
      connection.refuse('internal', 'Your place was released while the host was answering. Join again.');
      await accepted.value.close();
      return undefined;
    }
    const member = new LobbyMember(id, slot, accepted.value, connection);
    const { token, hash } = tokens.issue(id);
    member.tokenHash = hash;
    membership.answered(id, member);
    const open = membership.followAttempt(member);
    answer(member, token, connection);
    // The channel of a client that comes by UDP alone is open already.
    if (arrived !== undefined && !membership.hasJustOpened(id)) open();
    return member;
  }

  /** Gives a newcomer a place. */
  async #enter(
    newcomer: AdmittedNewcomer,
    { offer }: JoinRequest,
    connection: SignallingConnection,
  ): Promise<LobbyMember | undefined> {
    const { book, membership, door, tokens, endpoint, answer } = this.#options;
    const { arrived, addressGroup } = connection;
    const { name, identity, former } = newcomer;
    membership.makeRoom(addressGroup, door.places);
    // Someone who joins again takes their own place.
    if (this.#isFull() && findByIdentity(book.room, identity) === undefined) return this.#refuseFull(connection);
    membership.replace(identity, former?.id);
    const slot = membership.seats.acquire();
    if (slot === undefined) return this.#refuseFull(connection);
    this.#entering++;
    const accepted = await endpoint.accept(slot, offer, arrived, addressGroup).finally(() => this.#entering--);
    if (!accepted.ok) {
      membership.seats.giveBack(slot);
      connection.refuse('bad-offer', accepted.error.message);
      return undefined;
    }
    // The same person may have joined twice while the offer was being answered.
    membership.replace(identity, former?.id);
    if (former !== undefined) membership.overtakeArrival(former.id);
    const isFormer = former !== undefined && !book.room.participants.has(former.id);
    const { room, participant } = isFormer ? withReturned(book.room, former) : withJoined(book.room, name, identity);
    book.write({ room });
    door.entered(participant, newcomer);
    const member = new LobbyMember(participant.id, slot, accepted.value, connection);
    const { token, hash } = tokens.issue(participant.id);
    member.tokenHash = hash;
    member.wasRemembered = isFormer;
    const open = membership.enter(member, participant, addressGroup);
    answer(member, token, connection);
    if (arrived !== undefined) open();
    return member;
  }

  /** Lets another device of a participant in, which carries its sound (`Headsets`). */
  async #joinAsHeadset(
    request: JoinRequest & { readonly headsetOf: string },
    connection: SignallingConnection,
  ): Promise<HeadsetDevice | undefined> {
    const { book, headsets } = this.#options;
    const identity = verifyIdentity(request, book.keys.invitationPin);
    if (identity !== undefined) return headsets.join(request, connection, identity);
    connection.refuse('bad-identity', 'The signature is not of this lobby and this offer. Reload the page.');
    return undefined;
  }

  #isFull(): boolean {
    const { book, door } = this.#options;
    return book.room.participants.size + this.#entering >= door.places;
  }

  #refuseFull(connection: SignallingConnection): undefined {
    const { places } = this.#options.door;
    connection.refuse(
      'lobby-full',
      `The lobby is full (${places} players). Try again when a player leaves.`,
      String(places),
    );
    return undefined;
  }
}
