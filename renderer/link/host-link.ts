import type { EarshotBridge } from '../../shared/ipc/contract.ts';
import type { FailureCode } from '../../shared/ipc/failure-codes.ts';
import type { LinkEndReason } from '../../shared/ipc/link-contract.ts';
import type { LinkPath } from '../../shared/model/link-path.ts';
import {
  CHANNEL_LABEL,
  clientboundChannelSchema,
  type ClientboundChannelMessage,
  type ServerboundChannelMessage,
} from '../../shared/protocol/channel.ts';
import { parseMessage } from '../../shared/protocol/parse.ts';
import { clientboundSignallingSchema, type SignallingErrorCode } from '../../shared/protocol/signalling.ts';
import { mediaTimeoutMs, type FoundWay } from '../../shared/rendezvous/join-plan.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import type { HearingRules } from '../../shared/spatial/hearing-rules.ts';
import { scheduleTimer } from '../../shared/schedule.ts';
import { CandidateTrickle } from './candidate-trickle.ts';
import { createLatestSender, type LatestSender, type LatestSenderDependencies } from './latest-sender.ts';
import { LinkWatch, type LinkWatchHandlers } from './link-watch.ts';
import { SilenceCause } from './silence-cause.ts';
import { signOn, type JoinWish, type SignedOn } from './sign-on.ts';
import { createConnection } from './use-ice-servers.ts';

/** The longest message of a host, a part of a roster, has 16 kB. */
const MAX_MESSAGE_LENGTH = 262_144;

/** When the channel closes, signalling says why a moment later. */
const REASON_GRACE_MS = 700;

/** At most 20 positions a second reach the host. */
const PLACE_INTERVAL_MS = 50;

/** A game may change how muffled a player is in every frame; the host accepts 60 messages a second of all kinds. */
const STATE_INTERVAL_MS = 100;

/** What has not left: a few seconds of positions. */
const MAX_UNSENT_BYTES = 8_192;

type Sent<Type extends ServerboundChannelMessage['type']> = Extract<ServerboundChannelMessage, { readonly type: Type }>;

/** This participant's position, or the message that there is none. */
export type PlaceMessage = Sent<'pose' | 'nowhere'>;
export type PresenceMessage = Sent<'presence'>;
export type TalkMessage = Sent<'talk'>;
/** Messages about another device that carries sound. */
export type HeadsetMessage = Extract<ServerboundChannelMessage, { readonly type: `headset-${string}` }>;
/** The message about how this participant wants to hear others. */
export type PersonalMessage = Sent<'personal'>;

export interface LinkEnd {
  readonly reason: LinkEndReason;
  /**
   * The host's reason, or what is known locally: why nothing ever came through (`SilenceCause`), or `headset-replaced`
   * = another device is the headset now.
   */
  readonly code: LinkEndReason | SignallingErrorCode | ReturnType<SilenceCause['codeIf']> | 'headset-replaced';
}

const HOST_LOST: LinkEnd = { reason: 'host-lost', code: 'host-lost' };

export interface HostLinkHandlers extends Pick<LinkWatchHandlers, 'onInterrupted' | 'onQuality' | 'onPath'> {
  readonly onMessage: (message: ClientboundChannelMessage) => void;
  /** The host's only stream: the mix of everyone this participant hears. */
  readonly onRemoteStream: (stream: MediaStream) => void;
  readonly onConnected: () => void;
  /** Called when a way to the host was found, before it answers. */
  readonly onWay: (way: FoundWay) => void;
  /** Called at most once, when the link has ended, and never after `close`. */
  readonly onEnded: (end: LinkEnd) => void;
}

export interface HostLinkOptions extends JoinWish {
  readonly bridge: EarshotBridge;
  readonly handlers: HostLinkHandlers;
}

/** What the host says to a participant that may come in. */
interface Welcome {
  readonly participantId: number;
  readonly name: string;
  readonly lobbyName: string;
  /** Types of messages that not every host understands. */
  readonly accepts: readonly string[];
  readonly rules: HearingRules;
}

/** The host's welcome, and how this window signed on. */
export interface JoinedLobby extends Welcome {
  readonly path: LinkPath;
}

/** The participant's only connection to a lobby's host: sound both ways and the data channel. */
export class HostLink {
  readonly #bridge: EarshotBridge;
  readonly #handlers: HostLinkHandlers;
  readonly #number: number;
  readonly #connection = createConnection();
  readonly #transceiver = this.#connection.addTransceiver('audio', { direction: 'sendrecv' });
  readonly #channel = this.#connection.createDataChannel(CHANNEL_LABEL);
  readonly #places: LatestSender<PlaceMessage> = createLatestSender<PlaceMessage>({
    ...this.#senderOf(PLACE_INTERVAL_MS),
    isUrgent: ({ type }) => type === 'nowhere',
  });
  readonly #presences: LatestSender<PresenceMessage> = createLatestSender(this.#senderOf(STATE_INTERVAL_MS));
  readonly #talks: LatestSender<TalkMessage> = createLatestSender(this.#senderOf(STATE_INTERVAL_MS));
  readonly #personals: LatestSender<PersonalMessage> = createLatestSender(this.#senderOf(STATE_INTERVAL_MS));
  readonly #stops: (() => void)[] = [];
  readonly #trickle = new CandidateTrickle();
  readonly #watch: LinkWatch;
  readonly #silenceCause = new SilenceCause(this.#connection);
  /** Resolves the join that waits for the host's welcome on the channel; undefined = none waits. */
  #welcome: ((outcome: Result<Welcome, FailureCode>) => void) | undefined;
  /** What to send first when the channel opens. */
  #channelJoin = '';
  #accepts: readonly string[] = [];
  #isClosed = false;

  private constructor({ bridge, handlers, approach, number }: HostLinkOptions) {
    this.#bridge = bridge;
    this.#handlers = handlers;
    this.#number = number;
    this.#watch = new LinkWatch(this.#connection, mediaTimeoutMs(approach), {
      onInterrupted: handlers.onInterrupted,
      onQuality: handlers.onQuality,
      onPath: handlers.onPath,
      onSilent: () => this.#end(this.#silence()),
    });
    // The host already smooths upstream jitter and sends a steady stream; every millisecond here delays talk. 0
    // requests the minimum: Chromium's jitter buffer still grows when packets arrive unevenly.
    this.#transceiver.receiver.jitterBufferTarget = 0;
  }

  /**
   * Joins the lobby of `invitation`. The offer is sent before any candidate is gathered; candidates follow for hosts
   * that send packets to them. Fails like `signOn`.
   */
  static async open(options: HostLinkOptions): Promise<Result<{ link: HostLink; lobby: JoinedLobby }, FailureCode>> {
    const link = new HostLink(options);
    link.#listen();
    const { bridge, handlers, ...wish } = options;
    const signedOn = await signOn(bridge, link.#connection, { ...wish, onWay: handlers.onWay });
    if (!signedOn.ok) {
      link.#dispose();
      return signedOn;
    }
    const { path } = signedOn.value;
    const entered = await link.#enter(signedOn.value);
    if (!entered.ok) {
      await link.close();
      return entered;
    }
    return success({ link, lobby: { path, ...entered.value } });
  }

  /** Sends `track` from now on; null sends no packets at all. Takes effect within a millisecond. */
  setSendTrack(track: MediaStreamTrack | null): void {
    if (this.#isClosed) return;
    this.#transceiver.sender.replaceTrack(track).catch((error: unknown) => {
      if (!this.#isClosed) reportError(error);
    });
  }

  sendPlace(place: PlaceMessage): void {
    this.#places.offer(place);
  }

  sendPresence(presence: PresenceMessage): void {
    this.#presences.offer(presence);
  }

  sendTalk(talk: TalkMessage): void {
    this.#talks.offer(talk);
  }

  sendPersonal(personal: PersonalMessage): void {
    this.#personals.offer(personal);
  }

  /** Joins a group, or leaves the current one with an empty name. The host answers with a message. */
  sendGroup(name: string, password: string): void {
    this.#send({ type: 'group', name, password });
  }

  sendStatus(status: { readonly isMuted: boolean; readonly isDeafened: boolean }): void {
    this.#send({ type: 'status', muted: status.isMuted, deafened: status.isDeafened });
  }

  /** Whether the host lets participants change their name. */
  get canRename(): boolean {
    return this.#accepts.includes('rename' satisfies ServerboundChannelMessage['type']);
  }

  /** Asks the host for another name. It answers with a message. */
  sendRename(name: string): void {
    this.#send({ type: 'rename', name });
  }

  /** Whether the host lets another device carry this participant's sound. */
  get canUseHeadset(): boolean {
    return this.#accepts.includes('headset-ticket' satisfies ServerboundChannelMessage['type']);
  }

  /** Sends a message about headsets, as the participant whose it is or as one. */
  sendHeadset(message: HeadsetMessage): void {
    this.#send(message);
  }

  /** Asks for `journey` messages about this participant's voice once a second; 0 = about nobody. */
  sendFollow(id: number): void {
    this.#send({ type: 'follow', id });
  }

  /** Sends the part of this voice's way up to the encoder, for others who follow it. */
  sendCapture(stages: { readonly captureMs: number | null; readonly encodeMs: number | null }): void {
    this.#send({ type: 'capture', ...stages });
  }

  /** Leaves the lobby. Resolves when the host has been notified, or cannot be. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#dispose();
    await this.#bridge.invoke('link:leave', { link: this.#number });
  }

  #listen(): void {
    const connection = this.#connection;
    connection.addEventListener('track', ({ track }) => this.#handlers.onRemoteStream(new MediaStream([track])));
    connection.addEventListener('icecandidate', ({ candidate }) => this.#trickle.add(candidate?.candidate ?? ''));
    connection.addEventListener('connectionstatechange', () => {
      if (connection.connectionState === 'failed') this.#end(this.#silence());
      else this.#watch.showInterruption();
    });
    this.#channel.addEventListener('open', () => {
      this.#trickle.stop();
      this.#watch.open();
      if (this.#channelJoin !== '') this.#channel.send(this.#channelJoin);
      else this.#begin();
    });
    this.#channel.addEventListener('message', ({ data }) => this.#receive(data));
    this.#channel.addEventListener('close', () => {
      setTimeout(() => this.#end(HOST_LOST), REASON_GRACE_MS);
    });
    this.#stops.push(
      this.#bridge.on('link:ended', ({ link, reason }) => {
        if (link !== this.#number) return;
        // Losing signalling ends nothing: the pulse of the media decides.
        if (reason !== 'host-lost' || this.#channel.readyState === 'connecting') this.#end({ reason, code: reason });
      }),
    );
  }

  /** Connects to the host that gave this answer. Resolves with its welcome, which may arrive on the channel only. */
  async #enter({ answer, welcome, channelJoin }: SignedOn): Promise<Result<Welcome, FailureCode>> {
    if (this.#isClosed) return failure('superseded', 'The link ended while it was joining.');
    const welcomed = new Promise<Result<Welcome, FailureCode>>((resolve) => {
      this.#welcome = resolve;
    });
    this.#channelJoin = channelJoin;
    if (welcome !== null) this.#admit(welcome);
    try {
      await this.#connection.setRemoteDescription({ type: 'answer', sdp: answer });
    } catch {
      return failure('bad-answer', 'The browser refused the SDP answer.');
    }
    this.#watch.start();
    return welcomed;
  }

  #admit(welcome: Welcome): void {
    this.#accepts = welcome.accepts;
    this.#welcome?.(success(welcome));
    this.#welcome = undefined;
    if (this.#accepts.includes('candidate'))
      this.#trickle.start((candidate) => void this.#bridge.invoke('link:candidate', { link: this.#number, candidate }));
  }

  /** The host knows this participant, and the channel is open. */
  #begin(): void {
    void this.#bridge.invoke('link:connected', { link: this.#number });
    this.#handlers.onConnected();
  }

  #receive(data: unknown): void {
    if (this.#isClosed) return;
    const text = typeof data === 'string' ? data : '';
    const message = parseMessage(text, clientboundChannelSchema, MAX_MESSAGE_LENGTH);
    if (!message.ok) return this.#receiveSignalling(text);
    this.#watch.beat();
    if (message.value.type === 'ping') this.#send({ type: 'pong', id: message.value.id });
    else if (message.value.type === 'closing') this.#end({ reason: message.value.reason, code: message.value.reason });
    else if (message.value.type === 'error') this.#refuse(message.value.code);
    else this.#handlers.onMessage(message.value);
  }

  /** The host answers the join on the channel if there is no signalling. */
  #receiveSignalling(text: string): void {
    const message = parseMessage(text, clientboundSignallingSchema, MAX_MESSAGE_LENGTH);
    if (!message.ok || message.value.type !== 'joined' || this.#welcome === undefined) return;
    const { participantId, name, lobbyName, accepts, rules } = message.value;
    this.#admit({ participantId, name, lobbyName, accepts, rules });
    this.#begin();
  }

  /** The host says why it ends this link. After its welcome that is for authors of clients, and the link just ends. */
  #refuse(code: SignallingErrorCode): void {
    if (this.#welcome !== undefined) this.#end({ reason: 'host-lost', code });
  }

  /** What it means that nothing comes through now. */
  #silence(): LinkEnd {
    if (this.#channel.readyState !== 'connecting') return HOST_LOST;
    return { reason: 'host-lost', code: this.#silenceCause.codeIf(this.#welcome === undefined) };
  }

  #senderOf(intervalMs: number): LatestSenderDependencies<ServerboundChannelMessage> {
    return {
      intervalMs,
      send: (message) => this.#send(message),
      hasRoom: () => this.#channel.bufferedAmount < MAX_UNSENT_BYTES,
      nowMs: () => performance.now(),
      schedule: scheduleTimer,
    };
  }

  #send(message: ServerboundChannelMessage): void {
    if (this.#channel.readyState === 'open') this.#channel.send(JSON.stringify(message));
  }

  #end(end: LinkEnd): void {
    if (this.#isClosed) return;
    const welcome = this.#welcome;
    this.#dispose();
    void this.#bridge.invoke('link:leave', { link: this.#number });
    this.#handlers.onEnded(end);
    welcome?.(failure('superseded', 'The link ended while it was joining.'));
  }

  #dispose(): void {
    this.#isClosed = true;
    for (const sender of [this.#places, this.#presences, this.#talks, this.#personals]) sender.stop();
    for (const stop of this.#stops) stop();
    this.#trickle.stop();
    this.#watch.stop();
    this.#connection.close();
  }
}
