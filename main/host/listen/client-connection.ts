import { randomBytes, timingSafeEqual } from 'node:crypto';
import {
  serverboundChannelSchema,
  type ClientboundChannelMessage,
  type ServerboundChannelMessage,
} from '../../../shared/protocol/channel.ts';
import { MAX_CHANNEL_MESSAGE_BYTES } from '../../../shared/protocol/limits.ts';
import { parseMessage } from '../../../shared/protocol/parse.ts';
import type { Closing } from '../../../shared/protocol/signalling.ts';
import type { HostPeer } from '../../media/media-endpoint.ts';
import { BAD_MESSAGES, type EndExplanation } from './explain-end.ts';
import type { SignallingConnection } from './signalling-connection.ts';

/** A client whose messages keep being wrong is broken or hostile; a few may come from a newer version. */
const MAX_BAD_MESSAGES = 20;

/** A client whose channel is this far behind, bytes, receives nothing more until it has caught up. */
const MAX_BACKLOG_BYTES = 65_536;

/** The parts of a client's media connection that the lobby needs. */
export type ClientPeer = Pick<
  HostPeer,
  | 'answerSdp'
  | 'events'
  | 'addCandidate'
  | 'sendMessage'
  | 'bufferedBytes'
  | 'sendFileMessage'
  | 'hasRoomForFiles'
  | 'quality'
  | 'silentMs'
  | 'close'
>;

const TICKET_BYTES = 16;

function createTicket(): string {
  return randomBytes(TICKET_BYTES).toString('base64url');
}

/** One connected client: its media peer, its signalling connection, and its measurements. */
export class ClientConnection {
  readonly peer: ClientPeer;
  /** Proves that a new signalling connection is this client's. */
  readonly ticket = createTicket();
  /** Its newest signalling connection. */
  signalling: SignallingConnection;
  isChannelOpen = false;
  /** Whether it said by signalling that it leaves. */
  isLeaving = false;
  roundTripMs = -1;
  #badMessages = 0;
  #pingId = 0;
  #pingSentMs = 0;

  constructor(peer: ClientPeer, signalling: SignallingConnection) {
    this.peer = peer;
    this.signalling = signalling;
  }

  /** Returns whether `ticket` is this client's, in a time that does not reveal where it differs. */
  isTicket(ticket: string): boolean {
    const [given, own] = [Buffer.from(ticket), Buffer.from(this.ticket)];
    return given.length === own.length && timingSafeEqual(given, own);
  }

  /** Parses a message of the data channel. Returns undefined for a dropped one; too many of them end the peer. */
  parse(text: string): ServerboundChannelMessage | undefined {
    const message = parseMessage(text, serverboundChannelSchema, MAX_CHANNEL_MESSAGE_BYTES);
    if (message.ok) return message.value;
    this.noteBadMessage();
    return undefined;
  }

  /** Counts a message that could not be read; too many of them end the peer. */
  noteBadMessage(): void {
    if (++this.#badMessages > MAX_BAD_MESSAGES) this.end(BAD_MESSAGES);
  }

  /** Ends the connection, and tells the client why. */
  end(explanation: EndExplanation): void {
    this.explain(explanation);
    void this.peer.close();
  }

  /** Tells the client why its media ends, by signalling and on the channel: either may be missing. */
  explain(explanation: EndExplanation): void {
    this.signalling.send({ type: 'error', ...explanation });
    this.send({ type: 'error', ...explanation });
  }

  /** Tells the client that the lobby ends for it, and closes its media. */
  async dismiss(reason: Closing['reason'], removal?: Closing['removal']): Promise<void> {
    this.signalling.send({ type: 'closing', reason, ...(removal ? { removal } : {}) });
    this.send({ type: 'closing', reason, ...(removal ? { removal } : {}) });
    await this.peer.close();
  }

  get pingSentMs(): number {
    return this.#pingSentMs;
  }

  /** Whether so much waits to be sent that more would only be late. */
  get isBehind(): boolean {
    return this.peer.bufferedBytes() >= MAX_BACKLOG_BYTES;
  }

  send(message: ClientboundChannelMessage): void {
    this.sendText(JSON.stringify(message));
  }

  /** Sends a message that is already JSON. */
  sendText(text: string): void {
    if (this.isChannelOpen) this.peer.sendMessage(text);
  }

  ping(nowMs: number): void {
    this.#pingId++;
    this.#pingSentMs = nowMs;
    this.send({ type: 'ping', id: this.#pingId });
  }

  handlePong(id: number, nowMs: number): void {
    if (id === this.#pingId) this.roundTripMs = nowMs - this.#pingSentMs;
  }
}
