import type { ClientMedia, ClientNetwork } from '../../../main/client/client-network.ts';
import { joinRequestOf, type JoinOptions } from '../../../main/client/signalling-client.ts';
import { endOf, HOST_LOST, type JoinedSession, type SignallingEnd } from '../../../main/client/joined-session.ts';
import type { ClientPeer } from '../../../main/host/listen/client-connection.ts';
import type { SignallingConnection, SignallingHandler } from '../../../main/host/listen/signalling-connection.ts';
import type { LobbyEndpoint } from '../../../main/host/lobby/members/lobby-endpoint.ts';
import type { HeadsetPeer } from '../../../main/host/headset/headset-device.ts';
import type { PeerEvents } from '../../../main/media/host-peer.ts';
import { PeerTable, type PeerRole } from '../../../main/media/peer-table.ts';
import type { OpusHandler } from '../../../main/media/rtp/opus-packet.ts';
import { PEER_SILENCE_TIMEOUT_MS } from '../../../shared/protocol/limits.ts';
import type { Joined } from '../../../shared/protocol/signalling.ts';
import { PROTOCOL_NAME, PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import { TypedEmitter } from '../../../shared/typed-emitter.ts';
import type { ManualClock } from '../manual-clock.ts';
import { Cable } from './cable.ts';

const HEAD = { protocol: PROTOCOL_NAME, version: PROTOCOL_VERSION } as const;
const NO_LOSS = { lossToHostPercent: 0, lossFromHostPercent: 0 } as const;

/** Between the first packets of two streams: longer than any stream of a test. */
const SEQUENCE_STEP = 4_096;

/** One-way delay between a participant and its host. */
export interface Delays {
  readonly toHostMs: number;
  readonly toClientMs: number;
  /** Of signalling on its way to the client; not given = as the rest. */
  readonly signallingToClientMs?: number;
  /** Share of lost packets, 0 to 100; not given = none. A lost message comes a round trip later, before the next. */
  readonly lossPercent?: number;
}

/** As a host counts them: see `FilesChannel`. */
const MAX_FILE_BYTES_ON_THEIR_WAY = 32_768;

const DEFAULT_DELAYS: Delays = { toHostMs: 5, toClientMs: 5 };

/** The host's handlers for arriving data. */
interface NetworkHost {
  readonly onOpus: OpusHandler;
  readonly accept: (connection: SignallingConnection) => SignallingHandler;
}

/** A network in memory between a host and its participants. Everything arrives, in order, after a delay on `clock`. */
export class VirtualNetwork implements LobbyEndpoint {
  readonly #clock: ManualClock;
  readonly #host: NetworkHost;
  /** By offer. */
  readonly #offered = new Map<string, MediaConnection>();
  readonly #accepted = new PeerTable<MediaConnection>();

  constructor(clock: ManualClock, host: NetworkHost) {
    this.#clock = clock;
    this.#host = host;
  }

  async accept(
    slot: number,
    offerSdp: string,
    _arrived?: unknown,
    _addressGroup?: string,
    role: PeerRole = 'participant',
  ): Promise<Result<HeadsetPeer, 'bad-offer'>> {
    const connection = this.#offered.get(offerSdp);
    if (connection === undefined) return failure('bad-offer', 'Nobody offers this.');
    connection.slot = slot;
    this.#accepted.add(slot, role, connection);
    connection.hostEnd.events.on('closed', () => this.#accepted.remove(connection));
    return success(connection.hostEnd);
  }

  promote(peer: ClientPeer): void {
    for (const connection of this.#accepted.all()) if (connection.hostEnd === peer) this.#accepted.promote(connection);
  }

  /** Sends a mixed packet to the participant of a slot. */
  sendOpus(slot: number, payload: Uint8Array, length: number, rtpTimestamp: number): void {
    this.#accepted.carrierOf(slot)?.sendToClient(payload, length, rtpTimestamp);
  }

  /** The network as one participant sees it. */
  clientSide(delays = DEFAULT_DELAYS, cable = new Cable()): ClientNetwork {
    const { nowMs, schedule } = this.#clock;
    return {
      nowMs,
      schedule,
      createPeer: async ({ onOpus }) => {
        const offer = `offer ${this.#offered.size + 1}`;
        const toHost: OpusHandler = (packet) => {
          if (this.#accepted.isHeard(connection)) this.#host.onOpus(packet);
        };
        const handlers = { onOpus, toHost };
        const firstSequence = SEQUENCE_STEP * this.#offered.size;
        const connection = new MediaConnection(offer, { clock: this.#clock, delays, cable, handlers, firstSequence });
        this.#offered.set(offer, connection);
        return connection.clientEnd;
      },
      prepare: async (invitation) =>
        cable.isCut
          ? failure('unreachable', 'The line is cut.')
          : success({
              invitation,
              path: 'direct',
              cause: null,
              stunServers: [],
              join: (request) => this.#join({ ...request, invitation }, delays, cable),
              close: () => undefined,
            }),
    };
  }

  async #join(options: JoinOptions, delays: Delays, cable: Cable): Promise<Result<JoinedSession>> {
    const request = joinRequestOf(options);
    return new Promise((resolve) => {
      const session = new Session();
      const toClient = (task: () => void): void =>
        void this.#clock.schedule(() => {
          if (!cable.isCut) task();
        }, delays.signallingToClientMs ?? delays.toClientMs);
      const handler = this.#host.accept({
        addressGroup: '192.0.2.1',
        send: (message) =>
          toClient(() => {
            if (message.type === 'joined') resolve(success(session.begin({ ...HEAD, ...message }, handler)));
            else if (message.type === 'closing') session.end(endOf(message));
          }),
        refuse: (code, message) => toClient(() => resolve(failure(code, message))),
        markJoined: () => undefined,
        close: () => toClient(() => session.end(HOST_LOST)),
      });
      this.#clock.schedule(() => handler.handleMessage(request), delays.toHostMs);
    });
  }
}

/** A participant's signalling connection after it has joined. */
class Session {
  readonly #listeners = new Set<(end: SignallingEnd) => void>();
  #end: SignallingEnd | undefined;

  begin(joined: Joined, handler: SignallingHandler): JoinedSession {
    return {
      joined,
      sendCandidate: () => undefined,
      channelOpened: () => undefined,
      onEnded: (listener) => {
        if (this.#end === undefined) this.#listeners.add(listener);
        else listener(this.#end);
        return () => this.#listeners.delete(listener);
      },
      onConnectionLost: () => () => undefined,
      drop: () => {
        this.#listeners.clear();
        handler.handleClosed();
      },
      leave: async () => {
        this.#listeners.clear();
        handler.handleMessage({ ...HEAD, type: 'leave' });
        handler.handleClosed();
      },
    };
  }

  end(end: SignallingEnd): void {
    if (this.#end !== undefined) return;
    this.#end = end;
    for (const listener of this.#listeners) listener(end);
  }
}

function createEvents(): TypedEmitter<PeerEvents> {
  return new TypedEmitter((error) => {
    throw error;
  });
}

interface ConnectionParts {
  readonly clock: ManualClock;
  readonly delays: Delays;
  readonly cable: Cable;
  readonly handlers: { readonly onOpus: OpusHandler; readonly toHost: OpusHandler };
  readonly firstSequence: number;
}

/** Both ends of a participant's media connection. */
class MediaConnection {
  slot = 0;
  readonly clientEnd: ClientMedia;
  readonly hostEnd: HeadsetPeer;
  readonly #clock: ManualClock;
  readonly #delays: Delays;
  readonly #cable: Cable;
  readonly #onOpus: OpusHandler;
  #sequenceToClient = 0;
  #fileBytesToClient = 0;
  #isClosed = false;
  /** By direction, when the last message arrives: the next one does not overtake it. */
  readonly #lastArrivalMs = { toHost: -Infinity, toClient: -Infinity };
  #losses = 0;

  constructor(offerSdp: string, { clock, delays, cable, handlers, firstSequence }: ConnectionParts) {
    this.#cable = cable;
    this.#clock = clock;
    this.#delays = delays;
    this.#onOpus = handlers.onOpus;
    const clientEvents = createEvents();
    const hostEvents = createEvents();
    this.hostEnd = {
      mayBeHeard: true,
      carriesSound: false,
      answerSdp: `answer to ${offerSdp}`,
      events: hostEvents,
      addCandidate: () => undefined,
      sendMessage: (text) => this.#sendMessage('toClient', () => clientEvents.emit('message', text)),
      bufferedBytes: () => 0,
      sendFileMessage: (message) => this.#sendFileMessage(clientEvents, 'toClient', message),
      get hasRoomForFiles() {
        return isRoomy();
      },
      silentMs: 0,
      quality: () => NO_LOSS,
      close: async () => this.#close(hostEvents, clientEvents, delays.toClientMs),
    };
    const isRoomy = (): boolean => this.#fileBytesToClient < MAX_FILE_BYTES_ON_THEIR_WAY;
    cable.onCut(() => this.#missEachOther(clientEvents, hostEvents));
    // Streams of one slot differ, as their random numbers do on the wire.
    let sequence = firstSequence;
    this.clientEnd = {
      offerSdp,
      hostAddress: { host: '192.0.2.1', port: 7_777 },
      events: clientEvents,
      accept: async () => {
        const roundTripMs = delays.toHostMs + delays.toClientMs;
        this.#send(roundTripMs, () => clientEvents.emit('channelOpen', undefined));
        this.#send(roundTripMs + delays.toHostMs, () => hostEvents.emit('channelOpen', undefined));
        return success(undefined);
      },
      sendOpus: (payload, length, rtpTimestamp) => {
        const packet = { sequence: sequence++, payload: payload.slice(0, length) };
        if (this.#isLost()) return;
        this.#send(delays.toHostMs, () =>
          handlers.toHost({
            ...packet,
            slot: this.slot,
            rtpTimestamp,
            arrivalMs: clock.nowMs(),
            offset: 0,
            length,
            isRedundant: false,
          }),
        );
      },
      sendMessage: (text) => this.#sendMessage('toHost', () => hostEvents.emit('message', text)),
      openFiles: () => {
        this.#send(delays.toHostMs, () => hostEvents.emit('filesOpen', undefined));
        this.#send(delays.toHostMs, () => clientEvents.emit('filesOpen', undefined));
      },
      sendFileMessage: (message) => this.#sendFileMessage(hostEvents, 'toHost', message),
      quality: () => NO_LOSS,
      close: async () => this.#close(clientEvents, hostEvents, delays.toHostMs),
    };
  }

  get mayBeHeard(): boolean {
    return this.hostEnd.mayBeHeard;
  }

  get carriesSound(): boolean {
    return this.hostEnd.carriesSound;
  }

  sendToClient(payload: Uint8Array, length: number, rtpTimestamp: number): void {
    const sequence = this.#sequenceToClient++;
    if (this.#isLost()) return;
    const packet = {
      slot: 0,
      sequence,
      rtpTimestamp,
      payload: payload.slice(0, length),
      offset: 0,
      length,
      isRedundant: false,
    };
    this.#send(this.#delays.toClientMs, () => this.#onOpus({ ...packet, arrivalMs: this.#clock.nowMs() }));
  }

  /** Sends on the channel `files`; content counts as on its way until its acknowledgement is back. */
  #sendFileMessage(
    to: TypedEmitter<PeerEvents>,
    direction: 'toHost' | 'toClient',
    message: string | Uint8Array,
  ): boolean {
    const { toHostMs, toClientMs } = this.#delays;
    const content = typeof message === 'string' ? message : Buffer.from(message);
    if (direction === 'toClient') {
      this.#fileBytesToClient += message.length;
      this.#clock.schedule(() => (this.#fileBytesToClient -= message.length), toHostMs + toClientMs);
    }
    const delayMs = direction === 'toHost' ? toHostMs : toClientMs;
    return this.#send(delayMs, () => to.emit('fileMessage', content));
  }

  /** Sends a message of the channel, which is reliable and ordered. */
  #sendMessage(direction: 'toHost' | 'toClient', deliver: () => void): boolean {
    const { toHostMs, toClientMs } = this.#delays;
    let delayMs = direction === 'toHost' ? toHostMs : toClientMs;
    while (this.#isLost()) delayMs += toHostMs + toClientMs;
    const arrivalMs = Math.max(this.#lastArrivalMs[direction], this.#clock.nowMs() + delayMs);
    this.#lastArrivalMs[direction] = arrivalMs;
    return this.#send(arrivalMs - this.#clock.nowMs(), deliver);
  }

  /** Returns whether the next packet is lost: the same ones in each run, spread evenly. */
  #isLost(): boolean {
    this.#losses += (this.#delays.lossPercent ?? 0) / 100;
    return this.#losses >= 1 && --this.#losses >= 0;
  }

  /** Returns whether the connection is open. Data in flight is lost when it closes. */
  #send(delayMs: number, deliver: () => void): boolean {
    if (this.#isClosed) return false;
    this.#clock.schedule(() => {
      if (!this.#isClosed && !this.#cable.isCut) deliver();
    }, delayMs);
    return true;
  }

  /** Ends the connection on both sides if the line stays cut. */
  #missEachOther(...sides: readonly TypedEmitter<PeerEvents>[]): void {
    this.#clock.schedule(() => {
      if (this.#isClosed || !this.#cable.isCut) return;
      this.#isClosed = true;
      for (const side of sides) side.emit('closed', { reason: 'silent', detail: '' });
    }, PEER_SILENCE_TIMEOUT_MS);
  }

  #close(here: TypedEmitter<PeerEvents>, there: TypedEmitter<PeerEvents>, delayMs: number): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    here.emit('closed', { reason: 'local', detail: '' });
    const isCut = this.#cable.isCut;
    // Over a cut line nobody says goodbye.
    this.#clock.schedule(
      () => there.emit('closed', { reason: isCut ? 'silent' : 'left', detail: '' }),
      isCut ? PEER_SILENCE_TIMEOUT_MS : delayMs,
    );
  }
}
