import { createTlsIdentity, type TlsIdentity } from '../../../main/host/listen/tls-identity.ts';
import type { SignallingConnection, SignallingHandler } from '../../../main/host/listen/signalling-connection.ts';
import { hostIdentityOf } from '../../../main/host/listen/host-identity.ts';
import { StrangerDoor } from '../../../main/host/reach/strangers/stranger-door.ts';
import type { Knock } from '../../../main/host/host-options.ts';
import { Knocks } from '../../../main/host/listen/knocks.ts';
import { RendezvousAgent, type RendezvousAgentOptions } from '../../../main/host/reach/rendezvous-agent.ts';
import { formatInvitation, toBase64Url, type Invitation } from '../../../shared/protocol/invitation/invitation.ts';
import type { Joined, JoinRequest, ServerboundSignalling } from '../../../shared/protocol/signalling.ts';
import type { Claim } from '../../../shared/protocol/succession-messages.ts';
import { lobbyIdOf } from '../../../shared/rendezvous/registration.ts';
import type { RendezvousPorts } from '../../../shared/rendezvous/guest-line.ts';
import { DEFAULT_HEARING_RULES } from '../../../shared/spatial/hearing-rules.ts';
import { ManualClock } from '../manual-clock.ts';
import { silentLog } from '../silent-log.ts';
import { SIGNED_LOBBY_ID } from '../succession/signed-lobby.ts';
import { MemoryRendezvous } from './memory-rendezvous.ts';

const HEAD = { protocol: 'earshot', version: 1 } as const;
const ADDRESS = 'meet.example.org';

let shared: Promise<TlsIdentity> | undefined;
let other: Promise<TlsIdentity> | undefined;

/** A host's identity; creating one takes a while. */
export function labIdentity(): Promise<TlsIdentity> {
  return (shared ??= createTlsIdentity(0));
}

export function otherLabIdentity(): Promise<TlsIdentity> {
  return (other ??= createTlsIdentity(0));
}

/** A host behind a rendezvous in memory. It answers each join with the name as the answer. */
export class RendezvousLab {
  readonly clock = new ManualClock();
  readonly received: ServerboundSignalling[] = [];
  readonly connections: SignallingConnection[] = [];
  readonly warnings: string[] = [];
  reports = 0;
  claims: readonly Claim[] = [];
  inheritedCode = '';
  readonly succeeded: string[] = [];
  closed = 0;
  readonly rendezvous: MemoryRendezvous;
  readonly invitation: Invitation;
  readonly identity: TlsIdentity;
  readonly knocks: Knocks;
  readonly strangers: StrangerDoor;
  readonly knocked: Knock[] = [];
  readonly knocksGone: number[] = [];
  readonly agent: RendezvousAgent;
  secret: Uint8Array;
  /** What the host gives to those it lets in. */
  invite = (): string => formatInvitation(this.invitation);
  listing: ReturnType<RendezvousAgentOptions['listing']> = null;

  private constructor(identity: TlsIdentity, lobby: string) {
    this.identity = identity;
    this.rendezvous = new MemoryRendezvous(lobby);
    this.secret = Uint8Array.from({ length: 16 }, (_, index) => index);
    const { certificateSha256 } = identity;
    this.invitation = { addresses: [], certificateSha256, secret: this.secret, rendezvous: ADDRESS };
    this.knocks = new Knocks({
      ...{ lan: undefined, nowMs: this.clock.nowMs, schedule: this.clock.schedule },
      invite: async () => this.invite(),
      onKnock: (knock) => this.knocked.push(knock),
      onGone: (id) => this.knocksGone.push(id),
    });
    this.strangers = new StrangerDoor(null, this.knocks, 0);
    this.agent = this.createAgent();
  }

  /** Opens a lab whose host has registered. A rendezvous that lies registers another `lobby`. */
  static async open(lobby?: string): Promise<RendezvousLab> {
    const identity = await labIdentity();
    const lab = new RendezvousLab(identity, lobby ?? (await lobbyIdOf(identity.certificateSha256)));
    await settle(() => lab.agent.report.state !== 'connecting');
    return lab;
  }

  createAgent(options: Partial<RendezvousAgentOptions> = {}): RendezvousAgent {
    return new RendezvousAgent({
      address: ADDRESS,
      identity: hostIdentityOf(this.identity),
      secret: () => this.secret,
      invitation: async () => formatInvitation(this.invitation),
      listing: () => this.listing,
      accept: (connection) => this.accept(connection),
      strangers: this.strangers,
      lobbyId: SIGNED_LOBBY_ID,
      claims: () => this.claims,
      inheritedCode: () => this.inheritedCode,
      onSucceeded: (address) => this.succeeded.push(address),
      onReport: () => this.reports++,
      onRegistered: () => {},
      openSocket: this.rendezvous.open,
      nowMs: this.clock.nowMs,
      schedule: this.clock.schedule,
      random: () => 0,
      log: { ...silentLog, warn: (message) => this.warnings.push(message) },
      ...options,
    });
  }

  get ports(): RendezvousPorts {
    return { openSocket: this.rendezvous.open, schedule: this.clock.schedule, random: () => 0 };
  }

  /** Answers a join; others of the lab's handlers can be put in its place. */
  accept(connection: SignallingConnection): SignallingHandler {
    this.connections.push(connection);
    return {
      handleMessage: (message) => {
        this.received.push(message);
        if (message.type !== 'join') return;
        if (message.secret !== toBase64Url(this.secret)) return connection.refuse('wrong-secret', 'No.');
        connection.markJoined();
        connection.send(joinedFor(message.name));
      },
      handleClosed: () => this.closed++,
    };
  }
}

export function joinRequest(invitation: Invitation, name = 'Fox', offer = 'v=0'): JoinRequest {
  return { ...HEAD, type: 'join', secret: toBase64Url(invitation.secret), name, offer };
}

export function joinedFor(name: string): Omit<Joined, 'protocol' | 'version'> {
  return {
    type: 'joined',
    participantId: 1,
    name,
    lobbyName: 'Cellar',
    accepts: [],
    rules: DEFAULT_HEARING_RULES,
    answer: `answer to ${name}`,
  };
}

/** Runs what is waiting, without moving time: key agreement and ciphers take several turns of the event loop. */
export async function settle(isDone: () => boolean): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (!isDone() && performance.now() < deadline) await new Promise((resolve) => setImmediate(resolve));
}

/** Lets everything run that does not wait for time: rounds of what takes as long as the steps of a handshake. */
export async function runAll(): Promise<void> {
  const algorithm = { name: 'ECDH', namedCurve: 'P-256' };
  for (let round = 0; round < 24; round++) {
    await Promise.all(Array.from({ length: 4 }, () => crypto.subtle.generateKey(algorithm, false, ['deriveBits'])));
    await new Promise((resolve) => setImmediate(resolve));
  }
}
