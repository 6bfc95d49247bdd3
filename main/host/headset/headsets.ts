import { randomBytes } from 'node:crypto';
import type { HeadsetTalk } from '../../../shared/headset/messages.ts';
import type { ParticipantId } from '../../../shared/model/participant.ts';
import type { ServerboundChannelMessage } from '../../../shared/protocol/channel.ts';
import type { HeadsetState } from '../../../shared/protocol/lobby-state.ts';
import type { JoinRequest } from '../../../shared/protocol/signalling.ts';
import { scheduleEvery } from '../../../shared/schedule.ts';
import { TokenBucket } from '../../../shared/token-bucket.ts';
import { followConnection } from '../listen/follow-connection.ts';
import type { SignallingConnection } from '../listen/signalling-connection.ts';
import { HeadsetDevice } from './headset-device.ts';
import { HeadsetHosts } from './headset-hosts.ts';
import type { HeadsetOwner, HeadsetsOptions, HeadsetStatus } from './headset-owner.ts';
import { HeadsetTickets } from './headset-tickets.ts';

/** A person who starts over a few times is not slowed down. */
const MAX_TICKETS_AT_ONCE = 5;
const TICKETS_PER_SECOND = 0.1;

const TICKET_BYTES = 16;

const PING_INTERVAL_MS = 1_000;

/** Until the owner says otherwise, nothing of the headset passes. */
const CLOSED: HeadsetTalk = { mode: 'push-to-talk', held: false };

const NO_TICKET = { type: 'headset-ticket', ticket: '', page: '', invitation: '', code: '', message: '' } as const;

type HeadsetMessage = Extract<ServerboundChannelMessage, { type: `headset-${string}` }>;

interface HeadsetRequest {
  readonly offer: string;
  /** The ticket. */
  readonly headsetOf: string;
  /** The identity that the device has proved; '' = none. */
  readonly identity: string;
}

/** An owner's side of the matter. */
interface Desk<Owner> {
  /** On its newest connection. */
  owner: Owner;
  readonly rate: TokenBucket;
  talk: HeadsetTalk;
  device: HeadsetDevice | undefined;
  isJoining: boolean;
}

/**
 * The headsets of a lobby: second devices that carry the sound of participants. A headset has no place in
 * room, roster or mixer: the media endpoint passes its sound as that of its owner's slot. What it may do follows from
 * the owner's talk key, and from its own button, mute and deafen switch.
 */
export class Headsets<Owner extends HeadsetOwner> {
  readonly #options: HeadsetsOptions<Owner>;
  readonly #tickets: HeadsetTickets;
  readonly #desks = new Map<ParticipantId, Desk<Owner>>();
  readonly #stopPings: () => void;
  readonly #hosts: HeadsetHosts;

  constructor(options: HeadsetsOptions<Owner>) {
    this.#options = options;
    this.#tickets = new HeadsetTickets(options);
    this.#stopPings = scheduleEvery(options.schedule, () => this.#ping(), PING_INTERVAL_MS);
    const devices = (): HeadsetDevice[] => [...this.#desks.values()].flatMap(({ device }) => device ?? []);
    this.#hosts = new HeadsetHosts({ ...options, devices });
  }

  /** Handles a message of an owner. */
  handle(owner: Owner, message: HeadsetMessage): void {
    const desk = this.#deskOf(owner);
    if (message.type === 'headset-ticket') void this.#issue(desk);
    else if (message.type === 'headset-end') this.#end(owner, desk);
    else if (message.type === 'headset-talk') {
      desk.talk = { mode: message.mode, held: message.held };
      desk.device?.setTalk(desk.talk);
      this.#tellDevice(owner, desk);
    }
  }

  /** Lets a device in as a headset, or refuses on the connection and returns undefined. `identity`: '' = none. */
  async join(
    request: JoinRequest & { readonly headsetOf: string },
    connection: SignallingConnection,
    identity: string,
  ): Promise<HeadsetDevice | undefined> {
    if (this.#options.isStandby()) {
      connection.refuse('headset-gone', "This computer is a standby for the lobby's host. Try again later.");
      return undefined;
    }
    const found = this.#tickets.check(request.headsetOf, identity, (key) => this.#ownerOf(key) !== undefined);
    const owner = found.ok ? this.#ownerOf(found.value) : undefined;
    if (!found.ok || owner === undefined) {
      if (!found.ok) connection.refuse(found.error.code, found.error.message);
      return undefined;
    }
    const desk = this.#deskOf(owner);
    if (desk.isJoining) {
      connection.refuse('too-many-messages', 'This headset is joining already. Wait a moment, then try again.');
      return undefined;
    }
    desk.isJoining = true;
    try {
      return await this.#connect(owner, desk, { ...request, identity }, connection);
    } finally {
      desk.isJoining = false;
    }
  }

  /** A participant has joined: its headset may come back. */
  ownerJoined(owner: Owner): void {
    this.#tickets.setBack(this.#keyOf(owner.id));
  }

  /** Moves a participant to another connection, and its headset with it. */
  ownerMoved(owner: Owner): void {
    const desk = this.#desks.get(owner.id);
    if (desk === undefined) return;
    desk.owner = owner;
    if (desk.device?.isChannelOpen === true) owner.headsetPeer = desk.device.peer;
  }

  /**
   * A participant can be reached: it must know of a headset that has connected before it did, or that has not come
   * along to this host.
   */
  ownerOpened(owner: Owner): void {
    const device = this.#desks.get(owner.id)?.device;
    if (device?.isChannelOpen === true) this.#tellOwner(owner, device);
    else if (this.#tickets.isInUse(this.#keyOf(owner.id))) this.#tellOwner(owner, undefined);
  }

  /** How the headset of a participant comes back at another host of the lobby; undefined = it has none, or cannot. */
  describe(id: ParticipantId): HeadsetState | undefined {
    return this.#tickets.describe(this.#keyOf(id));
  }

  /** Replaces what is known of headsets by what the host of the lobby knows; the lobby has its participants already. */
  adopt(states: ReadonlyMap<ParticipantId, HeadsetState>): void {
    this.#tickets.adopt(new Map([...states].map(([id, state]) => [this.#keyOf(id), state])));
  }

  /** Tells headsets where to come back to, if that has changed. */
  tellHosts(): Promise<void> {
    return this.#hosts.tell();
  }

  /** The combined mute and deafen state of a participant and its headset. */
  statusOf(owner: Owner): HeadsetStatus {
    const device = this.#desks.get(owner.id)?.device;
    if (device === undefined || !device.isChannelOpen) return owner.ownStatus;
    return {
      isMuted: owner.ownStatus.isMuted || device.status.isMuted,
      isDeafened: owner.ownStatus.isDeafened || device.status.isDeafened,
    };
  }

  /** The owner has turned something off or on. */
  statusChanged(owner: Owner): void {
    const desk = this.#desks.get(owner.id);
    if (desk !== undefined) this.#tellDevice(owner, desk);
  }

  /** Call it while the lobby still knows the owner's name. `mayReturn`: it lost its connection and did not leave. */
  ownerLeft(owner: Owner, mayReturn: boolean): void {
    const key = this.#keyOf(owner.id);
    const desk = this.#desks.get(owner.id);
    this.#desks.delete(owner.id);
    if (mayReturn) this.#tickets.setAway(key);
    else this.#revoke(key);
    const device = desk?.device;
    if (desk === undefined || device === undefined) return;
    desk.device = undefined;
    // A headset that only loses its connection tries to come back.
    void (mayReturn ? device.peer.close() : device.dismiss('headset-ended'));
  }

  /** The lobby closes, or its host starts again: every headset hears it. */
  async close(reason: 'lobby-closed' | 'restarting'): Promise<void> {
    this.#stopPings();
    this.#hosts.stop();
    for (const { device } of [...this.#desks.values()]) await device?.dismiss(reason);
  }

  async #issue(desk: Desk<Owner>): Promise<void> {
    const { nowMs, invitation, pageAddress } = this.#options;
    if (!desk.rate.take(1, nowMs())) {
      const message = 'You asked for too many links. Wait a moment, then try again.';
      desk.owner.send({ ...NO_TICKET, code: 'too-many-tickets', message });
      return;
    }
    const link = await invitation().catch(() => '');
    const { owner } = desk;
    if (this.#desks.get(owner.id) !== desk) return;
    const ticket = this.#tickets.issue(this.#keyOf(owner.id));
    owner.send({ ...NO_TICKET, ticket, invitation: link, page: pageAddress() });
  }

  #end(owner: Owner, desk: Desk<Owner>): void {
    this.#revoke(this.#keyOf(owner.id));
    void desk.device?.dismiss('headset-ended');
  }

  async #connect(
    owner: Owner,
    desk: Desk<Owner>,
    { offer, headsetOf, identity }: HeadsetRequest,
    connection: SignallingConnection,
  ): Promise<HeadsetDevice | undefined> {
    const { endpoint, schedule, owners, welcome } = this.#options;
    void desk.device?.dismiss('replaced');
    const accepted = await endpoint.accept(owner.slot, offer, connection.arrived, connection.addressGroup, 'headset');
    if (!accepted.ok) {
      connection.refuse('bad-offer', accepted.error.message);
      return undefined;
    }
    // The owner may have left while the offer was being answered.
    if (owners.get(owner.id)?.slot !== owner.slot || this.#desks.get(owner.id) !== desk) {
      connection.refuse('headset-gone', 'The participant whose headset this is has left the lobby.');
      await accepted.value.close();
      return undefined;
    }
    const device = new HeadsetDevice(accepted.value, connection, desk.talk, schedule);
    desk.device = device;
    const open = followConnection(device, {
      schedule,
      onOpen: () => {
        if (this.#tickets.use(headsetOf, identity)) {
          this.#takeOver(desk, device);
          this.#options.onTickets();
        } else void device.dismiss('headset-ended');
      },
      onMessage: (message) => this.#receive(desk, device, message),
      onClosed: () => this.#giveBack(desk, device),
    });
    welcome(desk.owner, device, connection);
    if (connection.arrived !== undefined) open();
    return device;
  }

  #takeOver(desk: Desk<Owner>, device: HeadsetDevice): void {
    if (desk.device !== device) return;
    const { owner } = desk;
    device.takeOver();
    owner.headsetPeer = device.peer;
    device.ping(this.#options.nowMs());
    this.#tellDevice(owner, desk);
    this.#tellOwner(owner, device);
    void this.tellHosts();
  }

  #revoke(key: string): void {
    const wasInUse = this.#tickets.isInUse(key);
    this.#tickets.revoke(key);
    if (wasInUse) this.#options.onTickets();
  }

  #giveBack(desk: Desk<Owner>, device: HeadsetDevice): void {
    device.stop();
    device.signalling.close();
    if (desk.device !== device) return;
    desk.device = undefined;
    const wasOpen = device.isChannelOpen;
    device.isChannelOpen = false;
    desk.owner.headsetPeer = undefined;
    if (wasOpen) this.#tellOwner(desk.owner, undefined);
  }

  #receive({ owner }: Desk<Owner>, device: HeadsetDevice, message: ServerboundChannelMessage): void {
    if (message.type === 'pong') device.handlePong(message.id, this.#options.nowMs());
    else if (message.type === 'headset-press') device.setPressed(message.pressed);
    else if (message.type === 'status') {
      device.status = { isMuted: message.muted, isDeafened: message.deafened };
      this.#tellOwner(owner, device);
    }
  }

  #tellOwner(owner: Owner, device: HeadsetDevice | undefined): void {
    owner.send({
      type: 'headset',
      connected: device !== undefined,
      muted: device?.status.isMuted ?? false,
      deafened: device?.status.isDeafened ?? false,
    });
    this.#options.onStatus(owner);
  }

  #tellDevice(owner: Owner, { device, talk }: Desk<Owner>): void {
    const { isMuted: muted, isDeafened: deafened } = owner.ownStatus;
    device?.send({ type: 'headset-state', name: this.#options.nameOf(owner.id).name, ...talk, muted, deafened });
  }

  #ping(): void {
    const nowMs = this.#options.nowMs();
    for (const { device } of this.#desks.values()) if (device?.isBehind === false) device.ping(nowMs);
  }

  #deskOf(owner: Owner): Desk<Owner> {
    const known = this.#desks.get(owner.id);
    if (known !== undefined) return known;
    const rate = new TokenBucket(MAX_TICKETS_AT_ONCE, TICKETS_PER_SECOND, this.#options.nowMs());
    const desk: Desk<Owner> = { owner, rate, talk: CLOSED, device: undefined, isJoining: false };
    this.#desks.set(owner.id, desk);
    return desk;
  }

  /** Names an owner: by its identity if it has one, which it keeps under another id too. */
  #keyOf(id: ParticipantId): string {
    const { identity } = this.#options.nameOf(id);
    return identity === '' ? `#${id}` : identity;
  }

  #ownerOf(key: string): Owner | undefined {
    for (const owner of this.#options.owners.values()) if (this.#keyOf(owner.id) === key) return owner;
    return undefined;
  }
}

/** Returns 16 random bytes, base64url: too many values to guess. */
export function createHeadsetTicket(): string {
  return randomBytes(TICKET_BYTES).toString('base64url');
}

export function isHeadsetMessage(message: ServerboundChannelMessage): message is HeadsetMessage {
  return message.type.startsWith('headset-');
}
