import { toBase64Url, type Invitation } from '../../shared/protocol/invitation/invitation.ts';
import type { CanHost, ServerboundSuccession } from '../../shared/protocol/succession-messages.ts';
import { isClientboundSuccession } from '../../shared/protocol/succession-messages.ts';
import type { KnownHost, NewHost } from '../../shared/succession/chain.ts';
import type { ElectorState } from '../../shared/succession/elector-state.ts';
import { identityOf } from '../../shared/succession/authenticate.ts';
import { Follower } from '../../shared/succession/follower.ts';
import type { FollowerLink, ForStandby, LinkWishes } from '../../shared/succession/follower-options.ts';
import { resumeAtOtherHost } from '../../shared/succession/token-for-other-host.ts';
import { NO_VOTES } from '../../shared/model/vote-memory.ts';
import { success, type Result } from '../../shared/result.ts';
import { TypedEmitter } from '../../shared/typed-emitter.ts';
import { SOCKET_NETWORK, type ClientNetwork } from './client-network.ts';
import type { HeadlessClient } from './headless-client.ts';
import { openClient } from './open-client.ts';
import { ReturningClient, type ReturningClientOptions } from './returning-client.ts';
import type { JoinIdentity } from './signalling-client.ts';

/** The host that a member follows, as a standby host on its machine needs it. */
interface FollowedHost extends KnownHost {
  readonly epoch: number;
  readonly claims: ElectorState['claims'];
}

/** The standby host on this machine, which opens when the host of the lobby wants it. */
export interface OwnStandby {
  receive(message: ForStandby): void;
  setHostLost(isLost: boolean): void;
  follow(host: FollowedHost): void;
  leave(): Promise<void>;
}

export interface FollowingOptions {
  /** Not given = anonymous: it follows, and does not vote. */
  readonly identity?: JoinIdentity | undefined;
  /** Whether it votes; not given = yes. No if the identity outlives the process, which does not keep its votes. */
  readonly votes?: boolean;
  readonly cores: number;
  /** Opens what keeps a standby host; not given = this machine cannot host. */
  readonly openStandby?: (
    host: FollowedHost,
    identity: string,
    send: (report: ServerboundSuccession) => void,
  ) => OwnStandby;
}

export interface FollowingClientOptions extends Omit<ReturningClientOptions, 'identity'> {
  readonly following: FollowingOptions;
}

interface FollowingEvents {
  /** The client speaks and hears through this host from now on. */
  followed: NewHost;
  /** The host has been lost, or is there again. */
  hostLost: boolean;
  /** The player with this identity hosts; '' = nobody's machine, or not known. */
  hostChanged: string;
}

/** One connection of a client, as a follower uses it. */
class ClientLink implements FollowerLink {
  readonly client: HeadlessClient;
  readonly pin: string;

  constructor(client: HeadlessClient) {
    this.client = client;
    this.pin = toBase64Url(client.invitation.certificateSha256);
  }

  get lastPacketMs(): number {
    return this.client.lastPacketMs;
  }

  get isOpen(): boolean {
    return this.client.isOpen;
  }

  get resume(): FollowerLink['resume'] {
    return this.client.resume;
  }

  send(message: ServerboundSuccession): void {
    this.client.send(message);
  }

  drop(): void {
    void this.client.drop();
  }
}

/** Keeps a headless client in its lobby when the host ends: it votes, and goes to the host that the others elect. */
export class FollowingClient {
  readonly events = new TypedEmitter<FollowingEvents>((error) => {
    throw error;
  });
  readonly #client: ReturningClient;
  readonly #options: FollowingClientOptions;
  readonly #network: ClientNetwork;
  readonly #follower: Follower<ClientLink>;
  readonly #standby: OwnStandby | undefined;
  #current: ClientLink;

  private constructor(
    client: ReturningClient,
    options: FollowingClientOptions,
    identity: string,
    network: ClientNetwork,
  ) {
    const { following } = options;
    this.#client = client;
    this.#options = options;
    this.#network = network;
    this.#current = new ClientLink(client.client);
    const { pin } = this.#current;
    this.#standby = following.openStandby?.({ epoch: 0, pin, claims: [] }, identity, (report) =>
      this.#follower.sendToHost(report),
    );
    this.#follower = this.#createFollower(following, identity);
    this.#listen(this.#current);
    client.events.on('moved', (moved) => this.#replace(moved));
    client.events.on('returned', (returned) => this.#replace(returned));
  }

  /** Joins the lobby like `ReturningClient.join`. */
  static async join(
    options: FollowingClientOptions,
    network: ClientNetwork = SOCKET_NETWORK,
  ): Promise<Result<FollowingClient>> {
    const { publicKey } = options.following.identity ?? { publicKey: '' };
    const identity = publicKey === '' ? '' : await identityOf(Buffer.from(publicKey, 'base64url'));
    const joined = await ReturningClient.join({ ...options, ...identityIn(options) }, network);
    return joined.ok ? success(new FollowingClient(joined.value, options, identity, network)) : joined;
  }

  /** The client itself, which moves from host to host. */
  get client(): ReturningClient {
    return this.#client;
  }

  /** The client's knowledge of its host. */
  get state(): ElectorState {
    return this.#follower.state;
  }

  /** The invitation of the host that it follows. */
  get invitation(): Invitation {
    return this.#current.client.invitation;
  }

  /** Leaves the lobby, and closes the standby host on this machine unless that has the lobby by now. */
  async leave(): Promise<void> {
    await this.#follower.leaving();
    await this.#client.leave();
    await this.#standby?.leave();
  }

  #createFollower(following: FollowingOptions, identity: string): Follower<ClientLink> {
    const { cores } = following;
    const person = following.identity ?? ANONYMOUS;
    const { publicKey } = person;
    const ability: Pick<CanHost, 'hosts' | 'cores'> = { hosts: following.openStandby !== undefined, cores };
    return new Follower<ClientLink>({
      ...{ identity, publicKey, votes: identity !== '' && following.votes !== false, ability },
      // An identity that votes ends with the process, so nothing was promised before.
      recall: async () => NO_VOTES,
      remember: async () => undefined,
      sign: (statement) => person.sign(statement),
      first: this.#current,
      secret: () => this.#options.invitation.secret,
      openLink: (invitation, wishes) => this.#openLink(invitation, wishes),
      onFollow: (link, host) => this.#follow(link, host),
      onHostKnown: (host, claims) => this.#standby?.follow({ ...host, claims }),
      onHostLost: (isLost) => {
        this.#standby?.setHostLost(isLost);
        this.events.emit('hostLost', isLost);
      },
      onHostChanged: (hostIdentity) => this.events.emit('hostChanged', hostIdentity),
      toStandby: (message) => this.#standby?.receive(message),
      nowMs: this.#network.nowMs,
      schedule: this.#network.schedule,
    });
  }

  /** Joins another host of the lobby as the same participant, if that knows this one. */
  async #openLink(invitation: Invitation, { resume: earlier, mayBeNew }: LinkWishes): Promise<ClientLink | undefined> {
    const { resume: own } = this.#client.client;
    if (own === undefined) return undefined;
    const resume = await resumeAtOtherHost(own, earlier);
    const opened = await openClient(
      { ...this.#options, ...identityIn(this.#options), invitation, resume },
      this.#network,
      'fastest',
    ).outcome;
    if (!opened.ok) {
      this.#options.log.info(`A host that could take the lobby over is out of reach: ${opened.error.message}`);
      return undefined;
    }
    const link = new ClientLink(opened.value);
    if (opened.value.joined.participantId !== resume.participantId && !mayBeNew()) {
      await opened.value.leave();
      return undefined;
    }
    this.#listen(link);
    return link;
  }

  #listen(link: ClientLink): void {
    const { events } = link.client;
    events.on('message', (message) => {
      if (isClientboundSuccession(message)) this.#follower.receive(link, message);
    });
    events.on('signallingLost', () => this.#follower.signallingClosed(link));
    events.on('ended', () => {
      this.#follower.ended(link);
      if (link !== this.#current) link.drop();
    });
  }

  #follow(link: ClientLink, host: NewHost): void {
    this.#current = link;
    this.#client.moveTo(link.client);
    this.events.emit('followed', host);
  }

  /** The client has opened another connection, to the same host or to the one that has the lobby now. */
  #replace(client: HeadlessClient): void {
    if (client === this.#current.client) return;
    const link = new ClientLink(client);
    if (link.pin === this.#current.pin) this.#current = link;
    this.#listen(link);
    this.#follower.replace(link);
  }
}

const ANONYMOUS: JoinIdentity = { publicKey: '', sign: () => '' };

function identityIn({ following }: FollowingClientOptions): Pick<ReturningClientOptions, 'identity'> {
  return following.identity === undefined ? {} : { identity: following.identity };
}
