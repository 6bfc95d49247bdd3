import { parseParticipantName } from '../../../shared/model/name.ts';
import type { ParticipantId } from '../../../shared/model/participant.ts';
import { MAX_CANDIDATES } from '../../../shared/protocol/limits.ts';
import type { AttachRequest, JoinRequest, KnockRequest } from '../../../shared/protocol/signalling.ts';
import type { Claim } from '../../../shared/protocol/succession-messages.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import { AddressRates } from '../../../shared/address-rates.ts';
import type { SignallingConnection, SignallingHandler } from '../listen/signalling-connection.ts';
import { ConcurrencyLimit } from './concurrency-limit.ts';
import type { Knocks } from '../listen/knocks.ts';
import type { ClientConnection } from '../listen/client-connection.ts';
import type { LobbyMember } from './lobby-member.ts';

/** A join costs 8 to 16 ms of handshake; more at once would delay packets. */
const MAX_CONCURRENT_JOINS = 4;

/**
 * Joins of one address group (`addressGroupOf`). A full lobby behind one address joins at once; after that, joins cost
 * 6 % of the thread at most.
 */
const JOIN_RATE = { burst: 256, perSecond: 4, maxGroups: 4_096 } as const;

interface LobbyEntranceOptions {
  readonly members: ReadonlyMap<ParticipantId, LobbyMember>;
  readonly checkSecret: (request: Pick<JoinRequest, 'secret'>) => Result<void, 'wrong-secret'>;
  /** Returns whether a request comes from a participant who may return by an earlier invitation. */
  readonly mayReturn: (request: JoinRequest) => boolean;
  /** Returns the claims that lead to the host of this lobby, as far as it is known here. */
  readonly claims: () => readonly Claim[];
  /** Lets a participant in, or refuses on the connection and returns undefined. */
  readonly join: (request: JoinRequest, connection: SignallingConnection) => Promise<ClientConnection | undefined>;
  /** People without an invitation; undefined = they are refused. */
  readonly knocks?: Knocks | undefined;
  readonly nowMs: () => number;
  readonly onError: (error: unknown) => void;
}

/** The entrance of a lobby: it paces joins, and knows which signalling connection belongs to which member. */
export class LobbyEntrance {
  readonly #options: LobbyEntranceOptions;
  readonly #joins = new ConcurrencyLimit(MAX_CONCURRENT_JOINS);
  readonly #joinRates = new AddressRates(JOIN_RATE);

  constructor(options: LobbyEntranceOptions) {
    this.#options = options;
  }

  /** Handles one signalling connection from now on. */
  accept(connection: SignallingConnection): SignallingHandler {
    let member: ClientConnection | undefined;
    let hasAsked = false;
    let isClosed = false;
    /** Candidates that arrived before the host has let the client in. */
    const early: string[] = [];
    const keep = (candidate: string): void => void (early.length < MAX_CANDIDATES && early.push(candidate));
    return {
      handleMessage: (message) => {
        if (message.type === 'leave') {
          if (member !== undefined) void leave(member);
          connection.close();
        } else if (message.type === 'candidate') {
          if (member === undefined) keep(message.candidate);
          else if (!member.isChannelOpen) member.peer.addCandidate(message.candidate);
        } else if (hasAsked) {
          connection.refuse('bad-message', 'This connection has already asked to join.');
        } else if (message.type === 'knock') {
          hasAsked = true;
          this.#takeKnock(message, connection);
        } else if (message.type === 'claims') {
          hasAsked = true;
          const checked = this.#pace(this.#options.checkSecret(message), connection.addressGroup);
          if (!checked.ok) return connection.refuse(checked.error.code, checked.error.message);
          connection.send({ type: 'claims', claims: [...this.#options.claims()] });
          connection.close();
        } else if (message.type === 'attach') {
          hasAsked = true;
          member = this.#attach(message, connection);
        } else {
          hasAsked = true;
          const invited = this.#checkInvited(message, connection.addressGroup);
          if (!invited.ok) return connection.refuse(invited.error.code, invited.error.message);
          connection.markJoined();
          const join = async (): Promise<void> => {
            member = isClosed ? undefined : await this.#options.join(message, connection);
            for (const candidate of early.splice(0)) member?.peer.addCandidate(candidate);
            if (member !== undefined && isClosed) forgetSignalling(member);
          };
          this.#joins.run(join).catch((error: unknown) => {
            this.#options.onError(error);
            connection.refuse('internal', 'The host could not let you in. Try again.');
          });
        }
      },
      handleClosed: () => {
        isClosed = true;
        this.#options.knocks?.withdraw(connection);
        if (member?.signalling === connection) forgetSignalling(member);
      },
    };
  }

  #takeKnock(request: KnockRequest, connection: SignallingConnection): void {
    const name = parseParticipantName(request.name);
    if (this.#options.knocks === undefined)
      connection.refuse('refused', 'This lobby lets in players with an invitation only. Ask its host for one.');
    else if (name === undefined) connection.refuse('bad-name', 'Give a name with visible characters.');
    else this.#options.knocks.knock(connection, name, request.token);
  }

  /** Checks what costs nothing, before a request takes its place among those that are answered. */
  #checkInvited(request: JoinRequest, group: string): Result<void, 'wrong-secret' | 'too-many-messages'> {
    return this.#pace(
      this.#options.mayReturn(request) ? success(undefined) : this.#options.checkSecret(request),
      group,
    );
  }

  /** Lets a request pass that has the secret, unless too many come from its address. */
  #pace(checked: Result<void, 'wrong-secret'>, group: string): Result<void, 'wrong-secret' | 'too-many-messages'> {
    if (!checked.ok || this.#joinRates.take(group, this.#options.nowMs())) return checked;
    return failure('too-many-messages', 'Too many requests came from your address. Wait a moment, then try again.');
  }

  /** Lets a new signalling connection replace the one that a member has lost. */
  #attach({ participantId, ticket }: AttachRequest, connection: SignallingConnection): LobbyMember | undefined {
    const member = this.#options.members.get(participantId);
    if (member?.isTicket(ticket) !== true) {
      connection.refuse('wrong-secret', 'No participant of this lobby has this ticket. Join again.');
      return undefined;
    }
    const lost = member.signalling;
    member.signalling = connection;
    lost.close();
    connection.markJoined();
    connection.send({ type: 'attached' });
    return member;
  }
}

/** Ends the media of a client that says goodbye. */
async function leave(member: ClientConnection): Promise<void> {
  member.isLeaving = true;
  await member.peer.close();
}

/** Removes only a member without media: a lost signalling connection does not end members who can still be heard. */
function forgetSignalling(member: ClientConnection): void {
  if (!member.isChannelOpen) void member.peer.close();
}
