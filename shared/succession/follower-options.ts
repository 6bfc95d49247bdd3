import type { VoteMemory } from '../model/vote-memory.ts';
import type { Invitation } from '../protocol/invitation/invitation.ts';
import type { CanHost, ClientboundSuccession, ServerboundSuccession } from '../protocol/succession-messages.ts';
import type { ResumeRequest } from '../protocol/signalling.ts';
import type { Schedule } from '../schedule.ts';
import type { KnownHost, NewHost } from './chain.ts';
import type { ElectorState } from './elector-state.ts';

/** One connection of a member with a host or a standby host. */
export interface FollowerLink {
  /** SHA-256 of the host's certificate, base64url. */
  readonly pin: string;
  /** When the last packet came, of any kind, on the clock of `nowMs`. */
  readonly lastPacketMs: number;
  /** Whether its channel is open: a link ends a moment after its channel, in which the other end may say why. */
  readonly isOpen: boolean;
  /** How to resume on another link with this host; undefined = it holds no places. */
  readonly resume: ResumeRequest | undefined;
  send(message: ServerboundSuccession): void;
  /** Closes the connection without leaving the lobby. */
  drop(): void;
}

/** The host's messages to the standby host on this machine. */
export type ForStandby = Extract<ClientboundSuccession, { type: 'appoint' | 'lobby-state' | 'succession' | 'grant' }>;

/** What matters when a link is opened besides where it leads. */
export interface LinkWishes {
  /** From an earlier link with this host, which may know no token of another host; undefined = there was none. */
  readonly resume: ResumeRequest | undefined;
  /** Whether the member stays there even as a new participant, because the lobby has moved there. */
  readonly mayBeNew: () => boolean;
}

export interface FollowerOptions<Link extends FollowerLink> {
  /** '' = it has none: it follows, and does not vote. */
  readonly identity: string;
  /** Raw Ed25519 key, base64url, and its signature over UTF-8 text. */
  readonly publicKey: string;
  readonly sign: (statement: string) => string | Promise<string>;
  /** Whether it can keep promises: only then it votes. */
  readonly votes: boolean;
  /** Returns what it has promised in a lobby before; null = that is not known, so it does not vote. */
  readonly recall: (lobbyId: string) => Promise<VoteMemory | null>;
  readonly remember: (lobbyId: string, memory: VoteMemory) => Promise<void>;
  readonly ability: Pick<CanHost, 'hosts' | 'cores'>;
  /** The link with the host that it has joined. */
  readonly first: Link;
  /** The secret of the lobby, as the invitation has it. */
  readonly secret: () => Uint8Array;
  /** Joins a standby host or a new host as the same participant, without sound; undefined = it cannot. */
  readonly openLink: (invitation: Invitation, wishes: LinkWishes) => Promise<Link | undefined>;
  /**
   * Microphone and ear go to this link from now on. The link before is the caller's to close, when nobody needs it any
   * longer.
   */
  readonly onFollow: (link: Link, host: NewHost) => void;
  /** The member's host has this epoch, above 0, and these claims lead to it. Called when one of them has changed. */
  readonly onHostKnown: (host: KnownHost & { readonly epoch: number }, claims: ElectorState['claims']) => void;
  readonly onHostLost: (isLost: boolean) => void;
  /** The player with this identity hosts; '' = it is nobody's machine, or not known. */
  readonly onHostChanged: (identity: string) => void;
  readonly toStandby: (message: ForStandby) => void;
  readonly nowMs: () => number;
  readonly schedule: Schedule;
}
