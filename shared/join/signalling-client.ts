import type { Removal } from '../model/people/moderation.ts';
import type { EarshotContract } from '../ipc/contract.ts';
import type { ResponseOf } from '../ipc/define.ts';
import type { FailureCode } from '../ipc/failure-codes.ts';
import type { LinkEndReason, NetworkChange } from '../ipc/link-contract.ts';
import type { PathCheck } from '../ipc/path-check.ts';
import type { LinkPath } from '../model/link-path.ts';
import type { Invitation } from '../protocol/invitation/invitation.ts';
import type { ResumeRequest } from '../protocol/signalling.ts';
import type { JoinApproach } from '../rendezvous/join-plan.ts';
import type { IceServer } from '../rendezvous/messages.ts';
import type { Result } from '../result.ts';

/** The ports of the commands that lead into lobbies: of sockets in the app, of a rendezvous in a page. */

/** Reaches hosts by their invitations, and finds invitations by codes read aloud. */
export interface SignallingClient {
  /**
   * Finds a way to the host of `invitation`. With `relayOnly`, nothing may show the host this machine's address, so a
   * direct connection is not tried.
   */
  prepare(request: {
    readonly invitation: Invitation;
    readonly approach: JoinApproach;
    readonly relayOnly: boolean;
  }): Promise<Result<PreparedJoin, FailureCode>>;
  /** Finds out which paths lead to the host, without joining. With `relayOnly`, the host's addresses are not asked. */
  check(request: { readonly invitation: Invitation; readonly relayOnly: boolean }): Promise<PathCheck>;
  /** Asks the rendezvous servers, in this order, for the invitation that belongs to a code. */
  readCode(code: string, rendezvous: readonly string[]): Promise<Result<Invitation, FailureCode>>;
}

/** An open way to a host, until it is used or closed. */
export interface PreparedJoin {
  readonly path: LinkPath;
  /** The invitation of the host that has the lobby now, if that is another one than asked for. */
  readonly ledTo?: Invitation | undefined;
  /** The servers that the offer's connection may use besides its own addresses. */
  readonly iceServers: readonly IceServer[];
  /** Why neither signalling path was taken; null = one was, or may still answer. */
  readonly cause: FailureCode | null;
  /** Sends the offer on this way. Called once. A failure closes the way. */
  join(request: {
    readonly name: string;
    readonly offer: string;
    /** The ticket of the participant that this device becomes the headset of; undefined = it joins for itself. */
    readonly headsetOf?: string | undefined;
    /** Which participant returns; undefined = a new one joins. */
    readonly resume?: ResumeRequest | undefined;
    /** The password of the lobby; undefined = none is known. */
    readonly password?: string | undefined;
  }): Promise<Result<SignallingSession, FailureCode>>;
  /** Gives the way up, unless `join` was called. */
  close(): void;
}

/** A joined lobby, while its signalling connection is open. */
export interface SignallingSession {
  readonly joined: ResponseOf<EarshotContract, 'link:join'>;
  /** Sends a candidate of this side to the host, where the path can carry one. */
  sendCandidate(candidate: string): void;
  /** The data channel is open: closes what only the join needed. */
  channelOpened(): void;
  /** Calls `listener` once when the connection ends without `leave`. Returns a function that stops that. */
  onEnded(
    listener: (end: { readonly reason: LinkEndReason; readonly removal?: Removal | null | undefined }) => void,
  ): () => void;
  /** Calls `listener` whenever the connection is lost, which ends nothing. Returns a function that stops that. */
  onConnectionLost(listener: () => void): () => void;
  leave(): Promise<void>;
  /** Closes the connection without leaving the lobby: another one of the same participant replaces it. */
  drop(): void;
}

/** Notices what may have cut this machine off. */
export interface NetworkWatch {
  /** Calls `listener` with every change from now on. Returns a function that stops that. */
  onChange(listener: (change: NetworkChange) => void): () => void;
}
