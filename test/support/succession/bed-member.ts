import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import type { FollowedHost } from '../../../main/host/succession/standby-succession.ts';
import type { SuccessionLink } from '../../../main/host/succession/succession-link.ts';
import { StandbyKeeper } from '../../../main/host/succession/standby-keeper.ts';
import type { ClientboundChannelMessage } from '../../../shared/protocol/channel.ts';
import type { ClientboundSuccession, ServerboundSuccession } from '../../../shared/protocol/succession-messages.ts';
import { toBase64Url } from '../../../shared/protocol/invitation/invitation.ts';
import type { LobbyState } from '../../../shared/protocol/lobby-state.ts';
import { success } from '../../../shared/result.ts';
import type { ElectorState } from '../../../shared/succession/elector-state.ts';
import { Follower } from '../../../shared/succession/follower.ts';
import type { FollowerLink } from '../../../shared/succession/follower-options.ts';
import { NO_VOTES } from '../../../shared/model/vote-memory.ts';
import type { ManualClock } from '../manual-clock.ts';
import { silentLog } from '../silent-log.ts';
import type { BedHost } from './bed-host.ts';

const IDENTITY_BYTES = 16;

/** How long a member speaks to its former host as well, if that still mixes; else it drops the link at once. */
const OVERLAP_MS = 3_000;
const SILENT_MS = 600;

/** What connects members with hosts. */
export interface BedNetwork {
  readonly clock: ManualClock;
  isJoined(member: BedMember, host: BedHost): boolean;
  toHost(member: BedMember, host: BedHost, deliver: () => void): void;
  toMember(host: BedHost, member: BedMember, deliver: () => void): void;
  disconnect(member: BedMember, host: BedHost, link: SuccessionLink, hasLeft: boolean): void;
  hostOf(pin: string): BedHost | undefined;
  openStandby(options: { identity: string; state: LobbyState; standbyFor: FollowedHost }): BedHost;
}

/** One link of a member with a host or a standby host. */
class BedLink implements FollowerLink {
  readonly pin: string;
  readonly host: BedHost;
  /** What the host sends to. */
  readonly hostEnd: SuccessionLink;
  lastPacketMs: number;
  readonly resume = undefined;
  isOpen = true;
  readonly #bed: BedNetwork;
  readonly #member: BedMember;
  /** When the host has last heard the member. */
  #heardAtMs: number;

  constructor(bed: BedNetwork, member: BedMember, host: BedHost) {
    this.#bed = bed;
    this.#member = member;
    this.host = host;
    this.pin = host.keys.pin;
    const { nowMs } = bed.clock;
    this.lastPacketMs = nowMs();
    this.#heardAtMs = nowMs();
    const silentMs = (): number => nowMs() - this.#heardAtMs;
    this.hostEnd = {
      id: member.id,
      roundTripMs: 10,
      peer: {
        bufferedBytes: () => 0,
        get silentMs() {
          return silentMs();
        },
      },
      send: (message) => bed.toMember(host, member, () => member.receive(this, message)),
    };
    bed.toHost(member, host, () => host.office.connected(this.hostEnd, member.identity));
  }

  /** Lets the ends of the link hear each other, if the network and the host do. */
  pass(): void {
    if (!this.isOpen || !this.#bed.isJoined(this.#member, this.host)) return;
    if (this.#member.isAlive) this.#heardAtMs = this.#bed.clock.nowMs();
    if (this.host.mixes) this.lastPacketMs = this.#bed.clock.nowMs();
  }

  send(message: ServerboundSuccession): void {
    this.#bed.toHost(this.#member, this.host, () => this.host.office.handle(this.hostEnd, message));
  }

  drop(hasLeft = false): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.#bed.disconnect(this.#member, this.host, this.hostEnd, hasLeft);
  }
}

/** A member without media, and a standby host if its host wants one. */
export class BedMember {
  readonly id: number;
  readonly identity: string;
  readonly publicKey: string;
  readonly follower: Follower<BedLink>;
  readonly keeper: StandbyKeeper<BedHost>;
  /** Hosts that it has followed, the first one too. */
  readonly followed: BedHost[];
  isAlive = true;
  standby: BedHost | undefined;
  readonly #bed: BedNetwork;
  readonly #privateKey;
  readonly #links: BedLink[] = [];
  /** Where it speaks. */
  #used: BedLink;

  constructor(bed: BedNetwork, id: number, founder: BedHost, canHost: boolean) {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    this.#bed = bed;
    this.id = id;
    this.#privateKey = privateKey;
    this.publicKey = publicKey.export({ format: 'jwk' }).x ?? '';
    const hash = createHash('sha256').update(Buffer.from(this.publicKey, 'base64url')).digest();
    this.identity = hash.subarray(0, IDENTITY_BYTES).toString('base64url');
    this.followed = [founder];
    const { identity, publicKey: key } = this;
    this.keeper = new StandbyKeeper<BedHost>({
      identity,
      host: { epoch: 0, pin: founder.keys.pin, claims: [] },
      start: async ({ state, host: standbyFor }) => {
        this.standby = bed.openStandby({ identity, state, standbyFor });
        return success(this.standby);
      },
      send: (report) => this.follower.sendToHost(report),
      onHosting: () => undefined,
      log: silentLog,
      schedule: bed.clock.schedule,
    });
    this.#used = this.#connect(founder);
    this.follower = new Follower({
      ...{ identity, publicKey: key, votes: true, ability: { hosts: canHost, cores: 4 } },
      sign: (statement) => this.sign(statement),
      recall: async () => NO_VOTES,
      remember: async () => undefined,
      first: this.#used,
      secret: () => new Uint8Array(16),
      openLink: async ({ certificateSha256 }) => {
        const host = bed.hostOf(toBase64Url(certificateSha256));
        return host?.isAlive === true && !host.refuses && bed.isJoined(this, host) ? this.#connect(host) : undefined;
      },
      onFollow: (link) => this.#use(link),
      onHostKnown: (host, claims) => this.keeper.follow({ ...host, claims }),
      onHostLost: (isLost) => this.keeper.setHostLost(isLost),
      onHostChanged: () => undefined,
      toStandby: (message) => this.keeper.receive(message),
      nowMs: bed.clock.nowMs,
      schedule: bed.clock.schedule,
    });
  }

  /** Listens to another host, and to the former one no longer when everybody has moved. */
  #use(link: BedLink): void {
    const former = this.#used;
    this.#used = link;
    this.followed.push(link.host);
    const isMixing = this.#bed.clock.nowMs() - former.lastPacketMs < SILENT_MS;
    this.#bed.clock.schedule(() => former.drop(), isMixing ? OVERLAP_MS : 0);
  }

  get host(): BedHost {
    return this.followed.at(-1) as BedHost;
  }

  get elector(): ElectorState {
    return this.follower.state;
  }

  sign(statement: string): string {
    return sign(null, Buffer.from(statement), this.#privateKey).toString('base64url');
  }

  /** Gets the sound of those hosts that mix. */
  tick(): void {
    for (const link of this.#links) link.pass();
  }

  receive(link: BedLink, message: ClientboundChannelMessage): void {
    if (this.isAlive) this.follower.receive(link, message as ClientboundSuccession);
  }

  /** The kernel of the host's machine has closed its connections. */
  noteClosed(host: BedHost): void {
    for (const link of this.#links.filter((of) => of.host === host && of.isOpen)) {
      this.follower.signallingClosed(link);
      this.follower.ended(link);
    }
  }

  /** The channels of its links with a host end, and it does not know yet. */
  closeChannels(host: BedHost): void {
    for (const link of this.#links) if (link.host === host) link.isOpen = false;
  }

  /** Whether it hears the host that it follows. */
  get isServed(): boolean {
    return this.#links.some(({ host, isOpen }) => isOpen && host === this.host);
  }

  /** Its program ends, and so does its standby host. */
  die(): void {
    this.isAlive = false;
    this.follower.stop();
    this.standby?.kill();
    for (const link of this.#links) link.drop();
  }

  /** It says goodbye. */
  async leave(): Promise<void> {
    await this.follower.leaving();
    this.isAlive = false;
    for (const link of this.#links) link.drop(true);
    await this.keeper.leave();
  }

  #connect(host: BedHost): BedLink {
    const link = new BedLink(this.#bed, this, host);
    this.#links.push(link);
    return link;
  }
}
