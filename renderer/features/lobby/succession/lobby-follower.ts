import type { EarshotBridge, EarshotContract } from '../../../../shared/ipc/contract.ts';
import type { ResponseOf } from '../../../../shared/ipc/define.ts';
import { formatInvitation, toBase64Url, type Invitation } from '../../../../shared/protocol/invitation/invitation.ts';
import { parseInvitation } from '../../../../shared/protocol/invitation/parse-invitation.ts';
import type { ServerboundSuccession } from '../../../../shared/protocol/succession-messages.ts';
import { bytesOfBase64Url } from '../../../../shared/rendezvous/crypto/web-crypto.ts';
import type { Schedule } from '../../../../shared/schedule.ts';
import { identityOf } from '../../../../shared/succession/authenticate.ts';
import { Follower } from '../../../../shared/succession/follower.ts';
import type { FollowerLink, ForStandby, LinkWishes } from '../../../../shared/succession/follower-options.ts';
import { resumeAtOtherHost } from '../../../../shared/succession/token-for-other-host.ts';
import type { LinkWish, OpeningLink, OpenLink } from '../../../link/link-set.ts';
import type { LobbyStay } from '../lobby-stay.ts';
import type { LobbyStore } from '../lobby-store.ts';
import type { ResumeMemory } from '../resume-memory.ts';

export interface FollowerDependencies {
  readonly bridge: EarshotBridge;
  readonly store: LobbyStore;
  readonly openLink: (wish: LinkWish) => OpeningLink;
  readonly memory: ResumeMemory;
  /** Returns the name to join with now. */
  readonly nameToJoin: () => string;
  readonly schedule: Schedule;
  /** Milliseconds of `performance.now`. */
  readonly nowMs: () => number;
}

/** A stay in a lobby that continues when the lobby's host changes. */
export interface FollowedStay {
  /** The stay uses another link now, with the same host or with the one that has the lobby now. */
  moved(open: OpenLink): void;
  /** The person leaves. Resolves when the host may hear of it. */
  leaving(): Promise<void>;
  /** The stay is over. */
  stop(): void;
}

/** The abilities of this member for the lobby. */
type Part = ResponseOf<EarshotContract, 'succession:open'>;

class WindowLink implements FollowerLink {
  readonly open: OpenLink;
  readonly pin: string;

  constructor(open: OpenLink) {
    this.open = open;
    this.pin = pinOf(open.wish.invitation);
  }

  get lastPacketMs(): number {
    return this.open.link.lastSignMs;
  }

  get isOpen(): boolean {
    return this.open.link.isOpen;
  }

  get resume(): FollowerLink['resume'] {
    const { participantId, resume } = this.open.lobby;
    return resume === undefined ? undefined : { participantId, token: resume.token };
  }

  send(message: ServerboundSuccession): void {
    this.open.link.send(message);
  }

  drop(): void {
    this.open.link.drop();
  }
}

/** Keeps a stay in its lobby when the host changes. A host that has no successors is followed by nobody. */
export function followLobby(dependencies: FollowerDependencies, stay: LobbyStay): FollowedStay | undefined {
  return stay.current.link.accepts('can-host') ? new LobbyFollower(dependencies, stay) : undefined;
}

class LobbyFollower implements FollowedStay {
  readonly #dependencies: FollowerDependencies;
  readonly #stay: LobbyStay;
  readonly #secret: Uint8Array;
  readonly #stops: (() => void)[] = [];
  /** SHA-256 of the certificate of the host on this machine, base64url; '' = there is none. */
  #ownPin: string;
  #current: WindowLink;
  #follower: Follower<WindowLink> | undefined;
  #hosts = false;
  #isOver = false;

  constructor(dependencies: FollowerDependencies, stay: LobbyStay) {
    this.#dependencies = dependencies;
    this.#stay = stay;
    this.#current = new WindowLink(stay.current);
    this.#ownPin = dependencies.store.getState().origin === 'hosted' ? this.#current.pin : '';
    const invitation = parseInvitation(stay.current.wish.invitation);
    this.#secret = invitation.ok ? invitation.value.secret : new Uint8Array();
    void this.#begin();
  }

  moved(open: OpenLink): void {
    if (open === this.#current.open || this.#isOver) return;
    const link = new WindowLink(open);
    if (this.#follower === undefined || link.pin === this.#current.pin) this.#current = link;
    if (this.#follower === undefined) return;
    this.#listen(this.#follower, link);
    this.#follower.replace(link);
  }

  async leaving(): Promise<void> {
    await this.#follower?.leaving();
    this.stop();
  }

  stop(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    for (const stop of this.#stops) stop();
    this.#follower?.stop();
    if (this.#hosts) void this.#dependencies.bridge.invoke('standby:close', {});
  }

  async #begin(): Promise<void> {
    const { bridge } = this.#dependencies;
    const part = await bridge.invoke('succession:open', {});
    if (!part.ok || this.#isOver) return;
    this.#hosts = part.value.hosts;
    const key = bytesOfBase64Url(part.value.publicKey);
    const identity = key === undefined || key.length === 0 ? '' : await identityOf(key);
    if (this.#isOver) return;
    if (this.#hosts) void bridge.invoke('standby:open', { host: { epoch: 0, pin: this.#current.pin, claims: [] } });
    this.#follower = this.#create(identity, part.value);
    this.#stops.push(
      bridge.on('standby:report', ({ report }) => this.#follower?.sendToHost(report)),
      bridge.on('lobby:taken-over', ({ invitation }) => this.#takeOver(invitation)),
    );
    this.#listen(this.#follower, this.#current);
  }

  #create(identity: string, { publicKey, votes, hosts, cores }: Part): Follower<WindowLink> {
    const { bridge, store, nowMs, schedule } = this.#dependencies;
    return new Follower<WindowLink>({
      ...{ identity, publicKey, votes, nowMs, schedule },
      ability: { hosts: hosts && identity !== '', cores },
      first: this.#current,
      secret: () => this.#secret,
      recall: async (lobby) => {
        const recalled = await bridge.invoke('succession:recall', { lobby });
        return recalled.ok ? recalled.value.memory : null;
      },
      remember: async (lobby, memory) => {
        const kept = await bridge.invoke('succession:remember', { lobby, memory });
        if (!kept.ok) throw new Error(`A vote could not be stored: ${kept.error.message}`);
      },
      sign: async (statement) => {
        const signed = await bridge.invoke('succession:sign-vote', { statement });
        return signed.ok ? signed.value.signature : '';
      },
      openLink: (invitation, wishes) => this.#openLink(invitation, wishes),
      onFollow: (link) => this.#follow(link),
      // Also where nothing stands by: a host on this machine sends all there.
      onHostKnown: (host, claims) => void bridge.invoke('standby:follow', { host: { ...host, claims: [...claims] } }),
      onHostLost: (isLost) => this.#tellStandby('standby:host-lost', { isLost }),
      onHostChanged: (hostIdentity) => {
        const before = store.getState().hostIdentity;
        store.setState({ hostIdentity, newHost: before === '' ? '' : hostIdentity });
      },
      toStandby: (message) => this.#receiveForStandby(message),
    });
  }

  #receiveForStandby(message: ForStandby): void {
    if (message.type === 'succession') {
      const { successors } = message.succession;
      const successorLinks = successors.map(({ invitation }) => invitation);
      this.#dependencies.store.setState({ successor: successors[0]?.identity ?? '', successorLinks });
    }
    this.#tellStandby('standby:receive', { message });
  }

  #tellStandby(...call: Parameters<EarshotBridge['invoke']>): void {
    if (this.#hosts) void this.#dependencies.bridge.invoke(...call);
  }

  #listen(follower: Follower<WindowLink>, link: WindowLink): void {
    link.open.link.succession.listen({
      onMessage: (message) => follower.receive(link, message),
      onSignallingLost: () => follower.signallingClosed(link),
      onEnded: () => follower.ended(link),
    });
  }

  /** Joins another host of the lobby beside the link that is used, as the same participant if that knows this one. */
  async #openLink(invitation: Invitation, { resume: earlier, mayBeNew }: LinkWishes): Promise<WindowLink | undefined> {
    const { openLink, memory, nameToJoin } = this.#dependencies;
    const { wish, lobby } = this.#stay.current;
    const own = memory.read(wish.invitation);
    const follower = this.#follower;
    if (own === undefined || follower === undefined) return undefined;
    const resume = await resumeAtOtherHost(own, earlier);
    const opening = openLink({
      ...{ invitation: formatInvitation(invitation), name: nameToJoin(), approach: 'fastest', resume },
      onWay: () => undefined,
      onWelcome: () => undefined,
    });
    const opened = await opening.outcome;
    if (!opened.ok) return undefined;
    const isSame = opened.value.lobby.participantId === lobby.participantId;
    if (this.#isOver || (!isSame && !mayBeNew())) {
      // Nobody keeps a place for a participant who has come by mistake.
      if (isSame) opening.drop();
      else void opening.close();
      return undefined;
    }
    const link = new WindowLink(opened.value);
    this.#listen(follower, link);
    return link;
  }

  #follow(link: WindowLink): void {
    this.#current = link;
    this.#stay.moveTo(link.open);
    this.#showOrigin();
  }

  /** The standby host on this machine has the lobby. */
  #takeOver(invitation: string): void {
    this.#ownPin = pinOf(invitation);
    this.#showOrigin(invitation);
  }

  #showOrigin(ownInvitation?: string): void {
    const { store } = this.#dependencies;
    const isHere = this.#ownPin !== '' && this.#current.pin === this.#ownPin;
    if (isHere && ownInvitation !== undefined) store.setState({ invitation: ownInvitation });
    if (isHere === (store.getState().origin === 'hosted')) return;
    store.setState(isHere ? { origin: 'hosted' } : { origin: 'joined', hostNotices: [], knocks: [] });
  }
}

function pinOf(text: string): string {
  const invitation = parseInvitation(text);
  return invitation.ok ? toBase64Url(invitation.value.certificateSha256) : '';
}
