import type { EarshotBridge, LinkEndReason } from '../../shared/ipc/contract.ts';
import type { FailureCode } from '../../shared/ipc/failure-codes.ts';
import {
  CHANNEL_LABEL,
  clientboundChannelSchema,
  type ClientboundChannelMessage,
  type ServerboundChannelMessage,
} from '../../shared/protocol/channel.ts';
import { parseMessage } from '../../shared/protocol/parse.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import type { HearingRules } from '../../shared/spatial/hearing-rules.ts';
import { scheduleTimer } from '../../shared/schedule.ts';
import { HostPulse } from './host-pulse.ts';
import {
  isSignOfHost,
  NO_COUNTERS,
  qualityBetween,
  readCounters,
  type LinkCounters,
  type LinkQuality,
} from './link-quality.ts';
import { createLatestSender, type LatestSender, type LatestSenderDependencies } from './latest-sender.ts';
import { withStereoOpus } from './stereo-offer.ts';

/** The longest message of a host, a part of a roster, has 16 kB. */
const MAX_MESSAGE_LENGTH = 262_144;

const WATCH_INTERVAL_MS = 1_000;

/** When the channel closes, signalling says why a moment later. */
const REASON_GRACE_MS = 700;

/** At most 20 positions a second reach the host. */
const PLACE_INTERVAL_MS = 50;

/** A game may change how muffled a player is in every frame; the host accepts 60 messages a second of all kinds. */
const STATE_INTERVAL_MS = 100;

type Sent<Type extends ServerboundChannelMessage['type']> = Extract<ServerboundChannelMessage, { readonly type: Type }>;

/** This participant's position, or the message that there is none. */
export type PlaceMessage = Sent<'pose' | 'nowhere'>;
export type PresenceMessage = Sent<'presence'>;
export type TalkMessage = Sent<'talk'>;
/** The message about how this participant wants to hear others. */
export type PersonalMessage = Sent<'personal'>;

export interface LinkEnd {
  readonly reason: LinkEndReason;
  /** The host's reason, or what is known locally: `no-media` = sound never got through. */
  readonly code: LinkEndReason | 'no-media';
}

const HOST_LOST: LinkEnd = { reason: 'host-lost', code: 'host-lost' };

export interface HostLinkHandlers {
  readonly onMessage: (message: ClientboundChannelMessage) => void;
  /** The host's only stream: the mix of everyone this participant hears. */
  readonly onRemoteStream: (stream: MediaStream) => void;
  readonly onConnected: () => void;
  /** Called when packets stop arriving (true) or arrive again (false). */
  readonly onInterrupted: (isInterrupted: boolean) => void;
  readonly onQuality: (quality: LinkQuality) => void;
  /** Called at most once, when the link has ended, and never after `close`. */
  readonly onEnded: (end: LinkEnd) => void;
}

export interface HostLinkOptions {
  readonly bridge: EarshotBridge;
  readonly invitation: string;
  readonly name: string;
  readonly handlers: HostLinkHandlers;
}

/** The host's welcome. */
export interface JoinedLobby {
  readonly participantId: number;
  readonly name: string;
  readonly lobbyName: string;
  /** Types of messages that not every host understands. */
  readonly accepts: readonly string[];
  readonly rules: HearingRules;
}

/** The participant's only connection to a lobby's host: sound both ways and the data channel. */
export class HostLink {
  readonly #bridge: EarshotBridge;
  readonly #handlers: HostLinkHandlers;
  readonly #connection = new RTCPeerConnection({ iceServers: [], bundlePolicy: 'max-bundle' });
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
  readonly #pulse = new HostPulse();
  #counters: LinkCounters = NO_COUNTERS;
  #accepts: readonly string[] = [];
  #isInterrupted = false;
  #isClosed = false;

  private constructor(bridge: EarshotBridge, handlers: HostLinkHandlers) {
    this.#bridge = bridge;
    this.#handlers = handlers;
    // The host already smooths upstream jitter and sends a steady stream; every millisecond here delays talk. 0
    // requests the minimum: Chromium's jitter buffer still grows when packets arrive unevenly.
    this.#transceiver.receiver.jitterBufferTarget = 0;
  }

  /**
   * Joins the lobby of `invitation`. The offer is sent before any candidate is gathered: the host only answers
   * connectivity checks (ICE-lite), and learns this side's address from them. Fails like 'link:join'.
   */
  static async open({
    bridge,
    invitation,
    name,
    handlers,
  }: HostLinkOptions): Promise<Result<{ link: HostLink; lobby: JoinedLobby }, FailureCode>> {
    const link = new HostLink(bridge, handlers);
    const offer = withStereoOpus((await link.#connection.createOffer()).sdp ?? '');
    await link.#connection.setLocalDescription({ type: 'offer', sdp: offer });
    link.#listen();
    const joined = await bridge.invoke('link:join', { invitation, name, offer });
    if (!joined.ok) {
      link.#dispose();
      return joined;
    }
    const { answer, ...lobby } = joined.value;
    link.#accepts = lobby.accepts;
    try {
      await link.#connection.setRemoteDescription({ type: 'answer', sdp: answer });
    } catch {
      await link.close();
      return failure('bad-answer', 'The browser refused the SDP answer.');
    }
    link.#watch();
    return success({ link, lobby });
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
    await this.#bridge.invoke('link:leave', {});
  }

  #listen(): void {
    const connection = this.#connection;
    connection.addEventListener('track', ({ track }) => this.#handlers.onRemoteStream(new MediaStream([track])));
    connection.addEventListener('connectionstatechange', () => {
      if (connection.connectionState === 'failed') this.#end(HOST_LOST);
      else this.#showInterruption();
    });
    this.#channel.addEventListener('open', () => {
      this.#pulse.open();
      this.#handlers.onConnected();
      void this.#measure();
    });
    this.#channel.addEventListener('message', ({ data }) => this.#receive(data));
    this.#channel.addEventListener('close', () => {
      setTimeout(() => this.#end(HOST_LOST), REASON_GRACE_MS);
    });
    this.#stops.push(
      this.#bridge.on('link:ended', ({ reason }) => {
        // Losing signalling ends nothing: the pulse of the media decides.
        if (reason !== 'host-lost' || this.#channel.readyState === 'connecting') this.#end({ reason, code: reason });
      }),
    );
  }

  #watch(): void {
    let lastMs = performance.now();
    const timer = setInterval(() => {
      const nowMs = performance.now();
      // A window that was suspended while a game loaded has heard nothing: the host's messages from that time arrive
      // after this.
      this.#pulse.pass(Math.min(nowMs - lastMs, 2 * WATCH_INTERVAL_MS));
      lastMs = nowMs;
      const { state } = this.#pulse;
      if (state === 'lost') return this.#end(HOST_LOST);
      if (state === 'unreached') return this.#end({ reason: 'host-lost', code: 'no-media' });
      this.#showInterruption();
      if (state !== 'connecting') void this.#measure();
    }, WATCH_INTERVAL_MS);
    this.#stops.push(() => clearInterval(timer));
  }

  #receive(data: unknown): void {
    const message = parseMessage(typeof data === 'string' ? data : '', clientboundChannelSchema, MAX_MESSAGE_LENGTH);
    if (!message.ok || this.#isClosed) return;
    this.#pulse.beat();
    this.#showInterruption();
    if (message.value.type === 'ping') this.#send({ type: 'pong', id: message.value.id });
    else this.#handlers.onMessage(message.value);
  }

  async #measure(): Promise<void> {
    const report = await this.#connection.getStats();
    if (this.#isClosed) return;
    const counters = readCounters([...report.values()] as Record<string, unknown>[]);
    if (isSignOfHost(this.#counters, counters)) this.#pulse.beat();
    this.#handlers.onQuality(qualityBetween(this.#counters, counters));
    this.#counters = counters;
  }

  #showInterruption(): void {
    const isInterrupted =
      this.#pulse.state === 'interrupted' ||
      (this.#connection.connectionState === 'disconnected' && this.#pulse.state !== 'connecting');
    if (isInterrupted === this.#isInterrupted) return;
    this.#isInterrupted = isInterrupted;
    this.#handlers.onInterrupted(isInterrupted);
  }

  #senderOf(intervalMs: number): LatestSenderDependencies<ServerboundChannelMessage> {
    return {
      intervalMs,
      send: (message) => this.#send(message),
      nowMs: () => performance.now(),
      schedule: scheduleTimer,
    };
  }

  #send(message: ServerboundChannelMessage): void {
    if (this.#channel.readyState === 'open') this.#channel.send(JSON.stringify(message));
  }

  #end(end: LinkEnd): void {
    if (this.#isClosed) return;
    this.#dispose();
    void this.#bridge.invoke('link:leave', {});
    this.#handlers.onEnded(end);
  }

  #dispose(): void {
    this.#isClosed = true;
    for (const sender of [this.#places, this.#presences, this.#talks, this.#personals]) sender.stop();
    for (const stop of this.#stops) stop();
    this.#connection.close();
  }
}
