import { FRAME_SAMPLES } from '../../shared/audio-format.ts';
import { ReturnEffort } from '../../shared/join/return-effort.ts';
import type { NetworkWatch } from '../../shared/join/signalling-client.ts';
import type { Invitation } from '../../shared/protocol/invitation/invitation.ts';
import { OWN_RACE_MS } from '../../shared/protocol/returning.ts';
import { returnApproaches, type JoinApproach } from '../../shared/rendezvous/join-plan.ts';
import { success, type Result } from '../../shared/result.ts';
import { TypedEmitter } from '../../shared/typed-emitter.ts';
import { SOCKET_NETWORK, type ClientNetwork } from './client-network.ts';
import { HearingHandover } from './hearing-handover.ts';
import type { HeadlessClient, HeadlessClientEvents, HeadlessClientOptions } from './headless-client.ts';
import { joinHeadless } from './join-headless.ts';
import type { SignallingEnd } from './joined-session.ts';
import { openClient } from './open-client.ts';

/** A host of an earlier version may still count the lost connection for a moment. */
const EARLIER_HOST_PAUSE_MS = 1_000;

/** 2 s: when this client hears another host, others may move that much later, and still listen to the former one. */
const OVERLAP_TICKS = 100;

export interface ReturningClientOptions extends HeadlessClientOptions {
  /** Returns a number from 0 to 1. */
  readonly random: () => number;
  /** Notices what may have cut this machine off; not given = nobody does. */
  readonly networkWatch?: NetworkWatch;
}

/** Why a participant is out of the lobby; `message` says what happened and what to do. */
export interface Absence {
  readonly code: string;
  readonly message: string;
}

interface ReturningClientEvents extends Pick<HeadlessClientEvents, 'message'> {
  /** The connection was lost. The client returns when it can. */
  lost: Absence;
  /** The client is in the lobby again: as the same participant, or as a new one where the host has forgotten it. */
  returned: HeadlessClient;
  /** Another connection has taken the place of one that was in trouble. Nothing was lost. */
  moved: HeadlessClient;
  /** The client will not return: it was refused, removed, or the lobby is closed. */
  ended: Absence;
}

/**
 * A headless client that stays in its lobby. When its connection is in trouble, it opens another one beside it, and
 * then speaks and hears there. When it is lost, it tries until it is refused. Its owner calls `tick` every 20 ms;
 * without a connection it hears silence.
 */
export class ReturningClient {
  readonly events = new TypedEmitter<ReturningClientEvents>((error) => {
    throw error;
  });
  readonly #options: ReturningClientOptions;
  readonly #network: ClientNetwork;
  readonly #silence = new Float32Array(2 * FRAME_SAMPLES);
  readonly #stopWatching: () => void;
  #client: HeadlessClient;
  /** How many more frames the former connection carries the voice as well. */
  #overlapTicks = 0;
  /** Hands the ear from the last connection to this one; undefined = it has. */
  #handover: HearingHandover | undefined;
  #effort: ReturnEffort<HeadlessClient, string> | undefined;
  #absence: Absence | undefined;
  #invitation: Invitation;
  #isLeaving = false;
  /** When an attempt of its own took the place of another connection. */
  #returnedAtMs = -Infinity;

  private constructor(options: ReturningClientOptions, network: ClientNetwork, client: HeadlessClient) {
    this.#options = options;
    this.#invitation = client.invitation;
    this.#network = network;
    this.#client = client;
    this.#stopWatching = options.networkWatch?.onChange((change) => this.#note(change === 'woke')) ?? (() => undefined);
    this.#follow(client);
  }

  /** Joins the lobby like `joinHeadless`: a first attempt that fails is not repeated. */
  static async join(
    options: ReturningClientOptions,
    network: ClientNetwork = SOCKET_NETWORK,
  ): Promise<Result<ReturningClient>> {
    const joined = await joinHeadless(options, network);
    return joined.ok ? success(new ReturningClient(options, network, joined.value)) : joined;
  }

  /** The connection that is used, or was last. */
  get client(): HeadlessClient {
    return this.#client;
  }

  /** Why the client is not in the lobby at present; undefined = it is. */
  get absence(): Absence | undefined {
    return this.#absence;
  }

  tick(nowMs: number): void {
    if (this.#absence !== undefined) return this.#options.onHeard(this.#silence);
    if (this.#handover === undefined) return this.#client.tick(nowMs);
    this.#client.speak();
    if (this.#overlapTicks > 0) this.#handover.former.repeat(this.#client);
    this.#options.onHeard(this.#handover.hear(nowMs));
    if (!this.#handover.isOver) return;
    if (--this.#overlapTicks < 0 || this.#handover.isFormerDead(nowMs)) void this.#endHandover();
  }

  async leave(): Promise<void> {
    if (this.#isLeaving) return;
    this.#isLeaving = true;
    this.#stopWatching();
    this.#effort?.stop();
    await this.#endHandover();
    if (this.#absence === undefined) await this.#client.leave();
  }

  /**
   * Moves to another connection that is open, for example one to the host that takes over: this client speaks there
   * from now on, and hears when there is sound. Then the old connection closes without leaving the lobby. When the new
   * one is lost, the client returns to the host at its other end. If that is another host, this client speaks to the
   * old one for a while longer, because others may still listen there.
   */
  moveTo(client: HeadlessClient): void {
    if (client === this.#client) return;
    const isOtherHost = client.invitation !== this.#invitation;
    this.#invitation = client.invitation;
    this.#effort?.stop();
    this.#effort = undefined;
    const former = this.#client;
    const wasAbsent = this.#absence !== undefined;
    void this.#endHandover();
    if (!wasAbsent) this.#handover = new HearingHandover(former, client, isOtherHost);
    this.#overlapTicks = isOtherHost ? OVERLAP_TICKS : 0;
    this.#absence = undefined;
    this.#follow(client);
    this.events.emit(wasAbsent ? 'returned' : 'moved', client);
  }

  #follow(client: HeadlessClient): void {
    this.#client = client;
    client.events.on('message', (message) => {
      if (this.#client === client) this.events.emit('message', message);
    });
    client.events.on('trouble', () => {
      if (this.#client === client && client.resume !== undefined) this.#return();
    });
    client.events.on('ended', (end) => {
      if (this.#client === client && !this.#isLeaving) this.#lose(client, end);
    });
  }

  /** Something happened around the connection. `isCertain`: an open connection proves nothing any longer. */
  #note(isCertain: boolean): void {
    if (this.#effort !== undefined) this.#effort.startOver();
    else if (isCertain && this.#client.resume !== undefined) this.#return();
    else this.#client.suspect();
  }

  #lose(client: HeadlessClient, { reason, message }: SignallingEnd): void {
    this.#absence = { code: reason, message };
    // A host of an earlier version holds no place, and would count the lost connection for a while.
    void (client.resume === undefined ? client.leave() : client.drop());
    // The host replaces the old connection when the new one is about to open.
    const isOwnRace = this.#network.nowMs() - this.#returnedAtMs < OWN_RACE_MS;
    const isReplaced = reason === 'replaced' && (isOwnRace || this.#effort?.isAnswered === true);
    if (reason !== 'host-lost' && !isReplaced) return this.#end(this.#absence);
    this.events.emit('lost', this.#absence);
    this.#return();
  }

  #return(): void {
    if (this.#effort !== undefined || this.#isLeaving) return;
    const { log, random } = this.#options;
    const invitation = this.#invitation;
    const { resume } = this.#client;
    this.#effort = new ReturnEffort({
      approaches: returnApproaches(invitation, workedBefore(this.#client), { canRelay: false, isRelayOnly: false }),
      begin: (approach) => openClient({ ...this.#options, invitation, resume }, this.#network, approach),
      canOverlap: resume !== undefined,
      firstPauseMs: resume === undefined ? EARLIER_HOST_PAUSE_MS : 0,
      schedule: this.#network.schedule,
      nowMs: this.#network.nowMs,
      random,
      onReturned: (client) => {
        this.#returnedAtMs = this.#network.nowMs();
        this.moveTo(client);
      },
      onFailed: (error) => {
        log.info(error.message);
        if (this.#absence !== undefined) this.#absence = error;
      },
      onRefused: (error) => {
        this.#effort = undefined;
        // A connection that still carries sound stays.
        if (this.#absence !== undefined) this.#end(error);
      },
    });
  }

  #end(absence: Absence): void {
    this.#effort?.stop();
    this.#effort = undefined;
    this.#absence = absence;
    this.#stopWatching();
    this.events.emit('ended', absence);
  }

  async #endHandover(): Promise<void> {
    const handover = this.#handover;
    this.#handover = undefined;
    await handover?.former.drop();
  }
}

/** Returns how to take the same path again. */
function workedBefore({ path }: HeadlessClient): JoinApproach {
  return path === 'direct' ? 'fastest' : path;
}
