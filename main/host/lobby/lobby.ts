import type { Participant, ParticipantId } from '../../../shared/model/participant.ts';
import type { ServerboundChannelMessage } from '../../../shared/protocol/channel.ts';
import type { ServerGameMessage } from '../../../shared/protocol/server-game.ts';
import type { JoinRequest } from '../../../shared/protocol/signalling.ts';
import { isSuccessionMessage } from '../../../shared/protocol/succession-messages.ts';
import type { Result } from '../../../shared/result.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import type { GamePhase, HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import type { ServerMessageOutcome } from '../../room/placements.ts';
import { createRoom, findByIdentity, isFull, withJoined, withLeft, withStatus, type Room } from '../../room/room.ts';
import type { HostPeer, PeerRole } from '../../media/media-endpoint.ts';
import { admit, checkSecret, type LobbyKeys } from './admit.ts';
import { Arrivals } from './arrivals.ts';
import type { ClientConnection } from '../listen/client-connection.ts';
import { followConnection } from '../listen/follow-connection.ts';
import type { HeadsetDevice, HeadsetPeer } from '../headset/headset-device.ts';
import { createHeadsetTicket, Headsets, isHeadsetMessage } from '../headset/headsets.ts';
import { describeParticipants, type GameLobbyDescription } from '../game-api/game-lobby.ts';
import type { Knocks } from '../listen/knocks.ts';
import { LobbyBroadcast, type WorkerLoad } from './lobby-broadcast.ts';
import { LobbyEntrance } from './lobby-entrance.ts';
import { LobbyMember } from './lobby-member.ts';
import { LobbyPlaces } from './lobby-places.ts';
import type { MixerPool } from '../mixing/mixer-pool.ts';
import { PersonalHearing } from './personal-hearing.ts';
import { Renames } from './renames.ts';
import type { SignallingConnection, SignallingHandler } from '../listen/signalling-connection.ts';
import { serveArrival } from './serve-arrival.ts';
import { SlotPool } from './slot-pool.ts';
import { verifyIdentity } from './verify-identity.ts';

/** Creates media connections. */
export interface LobbyEndpoint {
  /** Answers an offer, which came on the channel of `arrived` if that is given; the lobby closes the peer. */
  accept(
    slot: number,
    offerSdp: string,
    arrived?: HostPeer,
    addressGroup?: string,
    role?: PeerRole,
  ): Promise<Result<HeadsetPeer, 'bad-offer'>>;
}

export interface LobbyOptions {
  readonly lobbyName: string;
  readonly capacity: number;
  /** Initial rules and phase; `setRules` replaces them. */
  readonly rules: HearingRules;
  readonly phase: GamePhase;
  readonly keys: LobbyKeys;
  readonly endpoint: LobbyEndpoint;
  /** People without an invitation; not given = they are refused. */
  readonly knocks?: Knocks | undefined;
  /** Returns the address of a page on which browsers can join; '' or not given = none is known. */
  readonly pageAddress?: (() => string) | undefined;
  /** Returns the current invitation; not given = ''. */
  readonly invitation?: (() => Promise<string>) | undefined;
  readonly mixer: Pick<
    MixerPool,
    'slots' | 'audiences' | 'join' | 'leave' | 'setStatus' | 'setPersonal' | 'setRules' | 'workerOf'
  >;
  readonly nowMs: () => number;
  readonly schedule: Schedule;
  readonly onError: (error: unknown) => void;
}

/** A hosted lobby: it lets participants in and out, and keeps room, mixer and everybody's view of the lobby in sync. */
export class Lobby {
  readonly #options: LobbyOptions;
  readonly #members = new Map<ParticipantId, LobbyMember>();
  readonly #slots: SlotPool;
  readonly #entrance: LobbyEntrance;
  readonly #arrivals = new Arrivals();
  readonly #renames = new Renames();
  readonly #places: LobbyPlaces;
  readonly #personal: PersonalHearing;
  readonly #headsets: Headsets<LobbyMember>;
  readonly #broadcast: LobbyBroadcast;
  #room: Room;
  #rules: HearingRules;
  #phase: GamePhase;
  #keys: LobbyKeys;

  constructor(options: LobbyOptions) {
    this.#options = options;
    this.#slots = new SlotPool(options.capacity);
    this.#room = createRoom(options.capacity);
    const { rules, phase, nowMs, schedule } = options;
    const { slots, audiences } = options.mixer;
    this.#rules = rules;
    this.#phase = phase;
    this.#keys = options.keys;
    this.#entrance = new LobbyEntrance({
      members: this.#members,
      knocks: options.knocks,
      checkSecret: (request) => checkSecret(request, this.#keys),
      join: (request, connection) => this.#join(request, connection),
      nowMs,
      onError: options.onError,
    });
    this.#headsets = new Headsets<LobbyMember>({
      owners: this.#members,
      nameOf: (id) => this.#nameOf(id),
      endpoint: options.endpoint,
      welcome: (owner, device, connection) => this.#welcome(owner, device, connection),
      onStatus: (owner) => this.#applyStatus(owner),
      pageAddress: options.pageAddress ?? (() => ''),
      invitation: options.invitation ?? (async () => ''),
      createTicket: createHeadsetTicket,
      nowMs,
      schedule,
    });
    this.#places = new LobbyPlaces({ rules, slots, nowMs, schedule });
    this.#personal = new PersonalHearing({
      members: this.#members,
      setPersonal: (slot, rows) => options.mixer.setPersonal(slot, rows),
      schedule,
    });
    this.#broadcast = new LobbyBroadcast({
      members: this.#members,
      slots,
      audiences,
      workerOf: (slot) => options.mixer.workerOf(slot),
      rules,
      phase,
      ownPlacementOf: (id) => this.#places.ownPlacementOf(id),
      room: () => this.#room,
      nowMs,
      schedule,
    });
  }

  get participantCount(): number {
    return this.#members.size;
  }

  /** Handles one signalling connection from now on. */
  accept(connection: SignallingConnection): SignallingHandler {
    return this.#entrance.accept(connection);
  }

  /** Handles a client that comes without signalling: it joins on its own data channel. */
  welcomeArrival(peer: HostPeer): void {
    serveArrival(peer, (connection) => this.accept(connection));
  }

  /**
   * Records the load of the mixer's workers, and notifies everybody if the load shedding changed. Call it with each of
   * their reports.
   */
  showLoad(workers: readonly WorkerLoad[]): void {
    this.#broadcast.noteLoad(workers);
  }

  /** Replaces the invitation's secret: an earlier invitation lets nobody in any longer. */
  setSecret(secret: Uint8Array): void {
    this.#keys = { ...this.#keys, secret };
  }

  /** Replaces the rules for everybody, and notifies them. */
  setRules(rules: HearingRules, phase: GamePhase): void {
    this.#rules = rules;
    this.#phase = phase;
    this.#options.mixer.setRules(rules, phase);
    this.#places.setRules(rules);
    this.#broadcast.setRules(rules, phase);
  }

  /** Applies what a game server reports about its players and the game's phase. */
  applyServerMessage(message: ServerGameMessage): ServerMessageOutcome {
    if (message.phase !== undefined && message.phase !== this.#phase) this.setRules(this.#rules, message.phase);
    return this.#places.applyServerMessage(message);
  }

  /** Returns what a game server may know about the lobby. */
  describeForGames(): GameLobbyDescription {
    const participants = describeParticipants(this.#room);
    return { lobbyName: this.#options.lobbyName, phase: this.#phase, rules: this.#rules, participants };
  }

  async close(): Promise<void> {
    this.#places.stop();
    this.#personal.stop();
    this.#broadcast.stop();
    await this.#headsets.close();
    await Promise.all([...this.#members.values()].map((member) => member.dismiss('lobby-closed')));
  }

  async #join(request: JoinRequest, connection: SignallingConnection): Promise<ClientConnection | undefined> {
    const { headsetOf } = request;
    if (headsetOf !== undefined) return this.#joinAsHeadset({ ...request, headsetOf }, connection);
    this.#makeRoom(connection.addressGroup);
    const admitted = admit(request, this.#keys, this.#room);
    if (!admitted.ok) {
      connection.refuse(admitted.error.code, admitted.error.message);
      return undefined;
    }
    const { name, identity } = admitted.value;
    this.#replace(identity);
    const slot = this.#slots.acquire();
    if (slot === undefined) {
      connection.refuse(
        'lobby-full',
        `The lobby is full (${this.#options.capacity} players). Try again when a player leaves.`,
      );
      return undefined;
    }
    const { arrived, addressGroup } = connection;
    const accepted = await this.#options.endpoint.accept(slot, request.offer, arrived, addressGroup);
    if (!accepted.ok) {
      this.#slots.release(slot);
      connection.refuse('bad-offer', accepted.error.message);
      return undefined;
    }
    // The same person may have joined twice while the offer was being answered.
    this.#replace(identity);
    const { room, participant } = withJoined(this.#room, name, identity);
    this.#room = room;
    const member = new LobbyMember(participant.id, slot, accepted.value, connection);
    this.#members.set(member.id, member);
    this.#arrivals.add(member.id, connection.addressGroup);
    this.#options.mixer.slots.clear(slot);
    this.#options.mixer.join(slot);
    this.#places.join(member, participant);
    const open = this.#follow(member);
    this.#headsets.ownerJoined(member);
    this.#broadcast.noteChange(member.id);
    this.#welcome(member, member, connection);
    if (connection.arrived !== undefined) open();
    return member;
  }

  /**
   * Ends the membership of a person who joins again: after a crash that the host has not noticed yet, or in another
   * window. The newer one takes the name and the place.
   */
  #replace(identity: string): void {
    const former = this.#members.get(findByIdentity(this.#room, identity)?.id ?? 0);
    if (former === undefined) return;
    void former.dismiss('replaced');
    this.#remove(former);
  }

  /** Ends one arrival of a full lobby if somebody of another address has more of them (`Arrivals`). */
  #makeRoom(group: string): void {
    const victim = isFull(this.#room) ? this.#members.get(this.#arrivals.findVictim(group) ?? 0) : undefined;
    if (victim === undefined) return;
    void victim.peer.close();
    this.#remove(victim);
  }

  /** Returns what to do when the channel opens, for a client whose channel is open. */
  #follow(member: LobbyMember): () => void {
    return followConnection(member, {
      schedule: this.#options.schedule,
      onOpen: () => {
        this.#arrivals.remove(member.id);
        this.#broadcast.welcome(member);
        this.#headsets.ownerOpened(member);
      },
      onMessage: (message) => this.#handle(member, message),
      onClosed: (reason) => this.#remove(member, reason !== 'left' && !member.isLeaving),
    });
  }

  /** Lets another device of a participant in, which carries its sound (`Headsets`). */
  async #joinAsHeadset(
    request: JoinRequest & { readonly headsetOf: string },
    connection: SignallingConnection,
  ): Promise<HeadsetDevice | undefined> {
    const identity = verifyIdentity(request, this.#keys.invitationPin);
    if (identity !== undefined) return this.#headsets.join(request, connection, identity);
    connection.refuse('bad-identity', 'The signature is not of this lobby and this offer. Reload the page.');
    return undefined;
  }

  #welcome(member: LobbyMember, { ticket, peer }: ClientConnection, connection: SignallingConnection): void {
    connection.send({
      type: 'joined',
      participantId: member.id,
      ticket,
      name: this.#nameOf(member.id).name,
      lobbyName: this.#options.lobbyName,
      accepts: ['rename', 'candidate', 'headset-ticket'],
      rules: this.#rules,
      answer: peer.answerSdp,
    });
  }

  #nameOf(id: ParticipantId): Pick<Participant, 'name' | 'identity'> {
    return this.#room.participants.get(id) ?? { name: '', identity: '' };
  }

  #handle(member: LobbyMember, message: ServerboundChannelMessage): void {
    if (message.type === 'pong') {
      member.handlePong(message.id, this.#options.nowMs());
    } else if (message.type === 'status') {
      member.ownStatus = { isMuted: message.muted, isDeafened: message.deafened };
      this.#headsets.statusChanged(member);
      this.#applyStatus(member);
    } else if (message.type === 'follow') {
      member.followedId = message.id;
    } else if (message.type === 'capture') {
      member.ownStages = { captureMs: message.captureMs, encodeMs: message.encodeMs };
    } else if (message.type === 'personal') {
      this.#personal.update(member.id, message);
    } else if (message.type === 'rename') {
      this.#rename(member, message.name);
    } else if (message.type === 'leave') {
      member.isLeaving = true;
      void member.peer.close();
    } else if (isHeadsetMessage(message)) {
      this.#headsets.handle(member, message);
    } else if (!isSuccessionMessage(message)) {
      this.#places.handle(member, message);
    }
  }

  #applyStatus(member: LobbyMember): void {
    const status = this.#headsets.statusOf(member);
    const room = withStatus(this.#room, member.id, status);
    if (room === this.#room) return;
    this.#room = room;
    this.#options.mixer.setStatus(member.slot, status.isMuted, status.isDeafened);
    this.#broadcast.noteChange(member.id);
  }

  #rename(member: LobbyMember, input: string): void {
    const room = this.#renames.apply(this.#room, member, input, this.#options.nowMs());
    if (room === this.#room) return;
    this.#room = room;
    this.#places.rename(member.id, room.participants.get(member.id)?.name ?? '');
    this.#broadcast.noteChange(member.id);
  }

  /** `mayReturn`: the member did not choose to leave, so its headset waits for it. */
  #remove(member: LobbyMember, mayReturn = true): void {
    if (!this.#members.delete(member.id)) return;
    this.#headsets.ownerLeft(member, mayReturn);
    this.#arrivals.remove(member.id);
    this.#room = withLeft(this.#room, member.id);
    this.#options.mixer.leave(member.slot);
    this.#places.leave(member.id);
    this.#personal.leave(member.id);
    this.#options.mixer.slots.clear(member.slot);
    this.#slots.release(member.slot);
    member.signalling.close();
    this.#broadcast.noteChange(member.id);
  }
}
