import type { EarshotBridge } from '../../shared/ipc/contract.ts';
import type { FailureCode } from '../../shared/ipc/failure-codes.ts';
import type { LinkEndReason } from '../../shared/ipc/link-contract.ts';
import type { Removal } from '../../shared/model/people/moderation.ts';
import type { FileExchange } from '../../shared/join/files/file-exchange.ts';
import type { LinkPath } from '../../shared/model/link-path.ts';
import {
  CHANNEL_LABEL,
  clientboundChannelSchema,
  type ClientboundChannelMessage,
} from '../../shared/protocol/channel.ts';
import { isClientboundSuccession } from '../../shared/protocol/succession-messages.ts';
import { parseMessage } from '../../shared/protocol/parse.ts';
import {
  clientboundSignallingSchema,
  type Joined,
  type SignallingErrorCode,
} from '../../shared/protocol/signalling.ts';
import { mediaTimeoutMs, type FoundWay } from '../../shared/rendezvous/join-plan.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { CandidateTrickle } from './candidate-trickle.ts';
import { endOfClosing } from './end-of-closing.ts';
import { openFilesChannel } from './files-channel.ts';
import { HeldMessages } from './held-messages.ts';
import { LinkWatch, type LinkWatchHandlers } from './quality/link-watch.ts';
import { ServerboundMessages } from './serverbound-messages.ts';
import { SilenceCause } from './quality/silence-cause.ts';
import { signOn, type JoinWish } from './sign-on.ts';
import { SuccessionLine } from './succession-line.ts';
import { createConnection } from './use-ice-servers.ts';

/** The longest message of a host, a part of a roster, has 16 kB. */
const MAX_MESSAGE_LENGTH = 262_144;

/** When the channel closes, signalling says why a moment later. */
const REASON_GRACE_MS = 700;

/** Why a link does not open, or ends. */
type LinkEndCode =
  | LinkEndReason
  | SignallingErrorCode
  | ReturnType<SilenceCause['codeIf']>
  /** Another device is the headset now. */
  | 'headset-replaced';

export interface LinkEnd {
  readonly reason: LinkEndReason;
  /** The host's reason, or what is known locally: why nothing ever came through, for example. */
  readonly code: LinkEndCode;
  /** The value that the reason mentions; not given = none. */
  readonly detail?: string | undefined;
  /** With `removed`: who has decided that, and why; null or not given = nobody says. */
  readonly removal?: Removal | null | undefined;
}

/** Why a link did not open. */
export type OpeningFailureCode = FailureCode | LinkEndCode;

const HOST_LOST: LinkEnd = { reason: 'host-lost', code: 'host-lost' };

/** The window's reactions to events on the link in use. */
export interface HostLinkHandlers extends Omit<LinkWatchHandlers, 'onSilent'> {
  readonly onMessage: (message: ClientboundChannelMessage) => void;
  /** Called at most once, when the link has ended, and never after `close` or `drop`. */
  readonly onEnded: (end: LinkEnd) => void;
}

export interface HostLinkOptions extends JoinWish {
  readonly bridge: EarshotBridge;
  /** Called when a way to the host was found, before it answers. */
  readonly onWay: (way: FoundWay) => void;
  /** Called when the host lets this participant in, before media connect. */
  readonly onWelcome: (lobby: JoinedLobby) => void;
}

/** The host's message to a participant that it lets in. */
type Welcome = Pick<Joined, 'participantId' | 'name' | 'lobbyName' | 'accepts' | 'rules' | 'resume'>;

/** The host's welcome, and how this window signed on. */
export interface JoinedLobby extends Welcome {
  readonly path: LinkPath;
  /** The invitation of the host that has the lobby now, if that is another one than asked for. */
  readonly ledTo?: string | undefined;
}

/**
 * A connection to a lobby's host: sound both ways and the data channel. Until the window uses it, nothing is sent on it
 * and its messages wait.
 */
export class HostLink extends ServerboundMessages {
  readonly succession = new SuccessionLine();
  /** Resolves when the link is closed, and its number free. */
  readonly released: Promise<void>;
  readonly #options: HostLinkOptions;
  readonly #connection: RTCPeerConnection;
  readonly #transceiver: RTCRtpTransceiver;
  readonly #channel: RTCDataChannel;
  readonly #stops: (() => void)[] = [];
  readonly #trickle = new CandidateTrickle();
  readonly #watch: LinkWatch;
  readonly #silenceCause: SilenceCause;
  readonly #held = new HeldMessages();
  readonly #opening: Promise<Result<JoinedLobby, OpeningFailureCode>>;
  #release: () => void = () => undefined;
  #isOpen = false;
  #settle: (outcome: Result<JoinedLobby, OpeningFailureCode>) => void = () => undefined;
  #handlers: HostLinkHandlers | undefined;
  #remoteStream: MediaStream | null = null;
  #lobby: JoinedLobby | undefined;
  #end: LinkEnd | undefined;
  /** The first message when the channel opens. */
  #channelJoin = '';
  #isClosed = false;

  constructor(options: HostLinkOptions) {
    const connection = createConnection();
    const transceiver = connection.addTransceiver('audio', { direction: 'sendrecv' });
    const channel = connection.createDataChannel(CHANNEL_LABEL);
    super(channel);
    this.#options = options;
    this.#connection = connection;
    this.#transceiver = transceiver;
    this.#channel = channel;
    this.#silenceCause = new SilenceCause(connection);
    this.#opening = new Promise((resolve) => (this.#settle = resolve));
    this.released = new Promise((resolve) => (this.#release = resolve));
    this.#watch = new LinkWatch(connection, transceiver.receiver, mediaTimeoutMs(options.approach), {
      onInterrupted: (isInterrupted) => this.#handlers?.onInterrupted(isInterrupted),
      onTrouble: () => this.#handlers?.onTrouble(),
      onQuality: (quality) => this.#handlers?.onQuality(quality),
      onPath: (path) => this.#handlers?.onPath(path),
      onSilent: () => this.#finish(this.#silence()),
    });
    // The host already smooths upstream jitter and sends a steady stream; every millisecond here delays talk. 0
    // requests the minimum: Chromium's jitter buffer still grows when packets arrive unevenly.
    transceiver.receiver.jitterBufferTarget = 0;
    this.#listen();
  }

  /** What the host sends: the mix of everyone this participant hears; null before its answer. */
  get remoteStream(): MediaStream | null {
    return this.#remoteStream;
  }

  /** When there was the last sign of the host, milliseconds of `performance.now`. */
  get lastSignMs(): number {
    return this.#watch.lastSignMs;
  }

  /** Whether the channel is open; how it ended comes a moment later, as `onEnded`. */
  get isOpen(): boolean {
    return this.#channel.readyState === 'open';
  }

  /** Whether the host is there: it has let this participant in, or takes its join on the open channel. */
  get isAnswered(): boolean {
    return this.isWelcome || this.#channel.readyState === 'open';
  }

  /** Whether the host has let this participant in. */
  get isWelcome(): boolean {
    return this.#lobby !== undefined;
  }

  /**
   * Joins the lobby, once. The offer is sent before any candidate is gathered; candidates follow for hosts that send
   * packets to them. Resolves when the data channel is open. Fails like `signOn`, or with why nothing comes through.
   */
  async join(): Promise<Result<JoinedLobby, OpeningFailureCode>> {
    const signedOn = await signOn(this.#options.bridge, this.#connection, this.#options).catch((error: unknown) => {
      // Browsers make no offers for a connection that was closed in the meantime.
      if (this.#isClosed) return undefined;
      throw error;
    });
    if (this.#isClosed || signedOn === undefined) return this.#opening;
    if (!signedOn.ok) {
      this.#fail(signedOn);
      return this.#opening;
    }
    const { path, answer, welcome, channelJoin, ledTo } = signedOn.value;
    this.#channelJoin = channelJoin;
    if (welcome !== null) this.#admit({ path, ledTo, ...welcome });
    try {
      await this.#connection.setRemoteDescription({ type: 'answer', sdp: answer });
    } catch {
      this.#fail(failure('bad-answer', 'The browser refused the SDP answer.'));
    }
    if (!this.#isClosed) this.#watch.start();
    return this.#opening;
  }

  /** Begins to use the link, whose channel is open: hands over what the host has said so far. */
  serve(handlers: HostLinkHandlers): void {
    this.#handlers = handlers;
    for (const message of this.#held.take()) handlers.onMessage(message);
    if (this.#end !== undefined) handlers.onEnded(this.#end);
    else this.#watch.showTrouble();
  }

  /** Sends `track` from now on; null sends no packets at all. Takes effect within a millisecond. */
  setSendTrack(track: MediaStreamTrack | null): void {
    if (this.#isClosed) return;
    this.#transceiver.sender.replaceTrack(track).catch((error: unknown) => {
      if (!this.#isClosed) reportError(error);
    });
  }

  /** Opens the channel of files, once, at hosts that have it. */
  openFiles(exchange: FileExchange): void {
    if (!this.#isClosed && this.accepts('files')) openFilesChannel(this.#connection, exchange);
  }

  /** Something says that the host or the network may be gone: short silences count for a while. */
  suspect(): void {
    this.#watch.suspect();
  }

  /** Leaves the lobby. Resolves when the host has been notified, or cannot be. */
  async close(): Promise<void> {
    if (this.#isClosed) return this.released;
    this.#settle(failure('superseded', 'The lobby was left.'));
    this.setSendTrack(null);
    if (this.accepts('resume')) await this.sayGoodbye();
    this.#dispose('link:leave');
    await this.released;
  }

  /** Gives the link up without leaving the lobby: another one takes its place. */
  drop(): void {
    if (this.#isClosed) return;
    this.#settle(failure('superseded', 'Another connection takes its place.'));
    // A host of an earlier version would hold two places.
    const isHeld = this.#options.resume !== undefined || this.accepts('resume');
    this.#dispose(isHeld ? 'link:drop' : 'link:leave');
  }

  #listen(): void {
    const connection = this.#connection;
    connection.addEventListener('track', ({ track }) => (this.#remoteStream = new MediaStream([track])));
    connection.addEventListener('icecandidate', ({ candidate }) => this.#trickle.add(candidate?.candidate ?? ''));
    connection.addEventListener('connectionstatechange', () => {
      if (connection.connectionState === 'failed') this.#finish(this.#silence());
      else this.#watch.showTrouble();
    });
    this.#channel.addEventListener('open', () => {
      this.#trickle.stop();
      this.#watch.open();
      if (this.#channelJoin !== '') this.#channel.send(this.#channelJoin);
      else this.#begin();
    });
    this.#channel.addEventListener('message', ({ data }) => this.#receive(data));
    this.#channel.addEventListener('close', () => {
      setTimeout(() => this.#finish(HOST_LOST), REASON_GRACE_MS);
    });
    const { bridge, number } = this.#options;
    this.#stops.push(
      bridge.on('link:ended', ({ link, reason, removal }) => {
        if (link !== number) return;
        // Losing signalling ends nothing: the pulse of the media decides.
        if (reason !== 'host-lost' || this.#channel.readyState === 'connecting')
          this.#finish({ reason, code: reason, removal });
      }),
      bridge.on('link:signalling-lost', ({ link }) => {
        if (link !== number) return;
        this.suspect();
        this.succession.signallingLost();
      }),
    );
  }

  #admit(lobby: JoinedLobby): void {
    const { bridge, number, onWelcome } = this.#options;
    this.#lobby = lobby;
    this.setAccepted(lobby.accepts);
    onWelcome(lobby);
    if (this.accepts('candidate'))
      this.#trickle.start((candidate) => void bridge.invoke('link:candidate', { link: number, candidate }));
  }

  /** The host knows this participant, and the channel is open. */
  #begin(): void {
    const { bridge, number } = this.#options;
    if (this.#lobby === undefined) return;
    this.#isOpen = true;
    void bridge.invoke('link:connected', { link: number });
    this.#settle(success(this.#lobby));
  }

  #receive(data: unknown): void {
    if (this.#isClosed) return;
    const text = typeof data === 'string' ? data : '';
    const message = parseMessage(text, clientboundChannelSchema, MAX_MESSAGE_LENGTH);
    if (!message.ok) return this.#receiveSignalling(text);
    this.#watch.beat();
    if (message.value.type === 'ping') this.send({ type: 'pong', id: message.value.id });
    else if (message.value.type === 'closing') this.#finish(endOfClosing(message.value));
    else if (message.value.type === 'error') this.#refuse(message.value.code, message.value.detail);
    else if (isClientboundSuccession(message.value)) this.succession.receive(message.value);
    else if (this.#handlers === undefined) this.#held.add(message.value);
    else this.#handlers.onMessage(message.value);
  }

  /** The host answers the join on the channel if there is no signalling. */
  #receiveSignalling(text: string): void {
    const message = parseMessage(text, clientboundSignallingSchema, MAX_MESSAGE_LENGTH);
    if (!message.ok || message.value.type !== 'joined' || this.isWelcome) return;
    const { participantId, name, lobbyName, accepts, rules, resume } = message.value;
    this.#admit({ path: 'udp', participantId, name, lobbyName, accepts, rules, resume });
    this.#begin();
  }

  /** The host says why it ends this link. After its welcome that is for authors of clients, and the link just ends. */
  #refuse(code: SignallingErrorCode, detail: string | undefined): void {
    if (!this.isWelcome) this.#finish({ reason: 'host-lost', code, detail });
  }

  /** What it means that nothing comes through now. */
  #silence(): LinkEnd {
    if (this.#channel.readyState !== 'connecting') return HOST_LOST;
    return { reason: 'host-lost', code: this.#silenceCause.codeIf(this.isWelcome) };
  }

  #finish(end: LinkEnd): void {
    if (this.#isClosed) return;
    if (!this.#isOpen) return this.#fail(failure(end.code, 'The link ended before it was open.', end.detail));
    // The host holds the place of a participant who can resume, until somebody leaves it.
    this.#dispose(this.accepts('resume') ? 'link:drop' : 'link:leave');
    if (this.#handlers === undefined) this.#end = end;
    else this.#handlers.onEnded(end);
  }

  /** The link does not open. A participant who returns keeps the place in the lobby. */
  #fail(failed: Extract<Result<never, OpeningFailureCode>, { readonly ok: false }>): void {
    this.#dispose(this.#options.resume === undefined ? 'link:leave' : 'link:drop');
    this.#settle(failed);
  }

  #dispose(command: 'link:leave' | 'link:drop'): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.stopSending();
    for (const stop of this.#stops) stop();
    this.#trickle.stop();
    this.#watch.stop();
    this.#connection.close();
    this.succession.end();
    const { bridge, number } = this.#options;
    void bridge.invoke(command, { link: number }).then(() => this.#release());
  }
}
