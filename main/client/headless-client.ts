import { FRAME_SAMPLES, MAX_OPUS_PAYLOAD_BYTES } from '../../shared/audio-format.ts';
import { framePower } from '../../shared/dsp/frame-power.ts';
import { HostPulse } from '../../shared/join/host-pulse.ts';
import type { LinkPath } from '../../shared/model/link-path.ts';
import type { Pose } from '../../shared/model/pose.ts';
import type { Presence, TalkStyle } from '../../shared/model/presence.ts';
import {
  clientboundChannelSchema,
  type ClientboundChannelMessage,
  type ServerboundChannelMessage,
} from '../../shared/protocol/channel.ts';
import type { HostAddress, Invitation } from '../../shared/protocol/invitation/invitation.ts';
import { parseMessage } from '../../shared/protocol/parse.ts';
import type { Joined, ResumeRequest } from '../../shared/protocol/signalling.ts';
import { mediaTimeoutMs, type JoinApproach } from '../../shared/rendezvous/join-plan.ts';
import type { EarOutput } from '../../shared/model/sound/ear-output.ts';
import type { Schedule } from '../../shared/schedule.ts';
import { TypedEmitter } from '../../shared/typed-emitter.ts';
import type { OpusCodec } from '../media/opus/opus.ts';
import type { SpeakerIngest } from '../ingest/speaker-ingest.ts';
import type { AudioEncoder } from '../mixer/ports.ts';
import { audioLevelOfPower } from '../media/rtp/audio-level.ts';
import { ClientMessages } from './client-messages.ts';
import type { ClientMedia } from './client-network.ts';
import { endOf, HOST_LOST, type JoinedSession, type SignallingEnd } from './joined-session.ts';
import type { JoinIdentity } from './signalling-client.ts';
import type { Voice } from './sound/voice.ts';
import type { Log } from '../../shared/log.ts';

/** A host's longest message, a part of a roster, has 16,384 characters; the offer announces this limit. */
const MAX_CLIENTBOUND_LENGTH = 262_144;

/** How long after the end of its media a client waits for the host's reason. */
const REASON_GRACE_MS = 700;

/** Time between two ticks that counts as silence at most: a program that stood still has heard nothing. */
const LONGEST_TICK_MS = 1_000;

export interface HeadlessClientOptions {
  readonly invitation: Invitation;
  readonly name: string;
  /** Not given = anonymous. */
  readonly identity?: JoinIdentity;
  /** The ticket of the participant whose headset it becomes; not given = it joins for itself. */
  readonly headsetOf?: string;
  /** The password of the lobby; not given = none is known. */
  readonly password?: string | undefined;
  /** Which participant returns; not given = a new one joins. */
  readonly resume?: ResumeRequest | undefined;
  /** null = no position. */
  readonly pose: Pose | null;
  /** Sent before the pose, so that the participant is never audible in a world they are not in. */
  readonly presence?: Presence;
  readonly talkStyle?: TalkStyle;
  /** How its ears get voices; not given = as at first. A host of an earlier version decides that itself. */
  readonly output?: EarOutput;
  readonly voice: Voice;
  readonly opus: OpusCodec;
  /** Uses the loopback interface only, for a host on the same machine. */
  readonly isLoopbackOnly: boolean;
  readonly log: Log;
  /** Receives the 960 interleaved stereo samples heard in this tick; zeros in silence. Only valid during the call. */
  readonly onHeard: (interleaved: Float32Array) => void;
}

export interface HeadlessClientEvents {
  message: ClientboundChannelMessage;
  /** The host may be gone, or the network: a connection beside this one may be needed. */
  trouble: undefined;
  /** The channel `files` is open; see `openFiles`. */
  filesOpen: undefined;
  fileMessage: string | Buffer;
  filesClosed: undefined;
  /** The signalling connection is lost, which ends nothing. */
  signallingLost: undefined;
  /** The participant is out of the lobby without `leave`. */
  ended: SignallingEnd;
}

/** The parts of a client. */
export interface HeadlessClientParts {
  readonly path: LinkPath;
  readonly approach: JoinApproach;
  readonly peer: ClientMedia;
  readonly session: JoinedSession;
  readonly encoder: AudioEncoder;
  readonly ingest: SpeakerIngest;
  /** Monotonic milliseconds at which the offer was sent. */
  readonly offeredMs: number;
  readonly nowMs: () => number;
  readonly schedule: Schedule;
}

/**
 * A participant without a window: it speaks a voice, hears its mix and has a pose. Its owner calls `tick` every 20 ms.
 */
export class HeadlessClient extends ClientMessages {
  readonly joined: Joined;
  /** How the client signed on, and by which search. */
  readonly path: LinkPath;
  readonly approach: JoinApproach;
  readonly events = new TypedEmitter<HeadlessClientEvents>((error) => {
    throw error;
  });
  /** Monotonic milliseconds of the first audio packet from the host; undefined before. */
  firstPacketMs: number | undefined;
  /** Of the host at the other end: another one than asked for if that host has the lobby now. */
  readonly invitation: Invitation;
  /** Monotonic milliseconds of the newest packet from the host: sound, the note that there is none, or a message. */
  lastPacketMs: number;
  /** Monotonic milliseconds at which the offer was sent. */
  readonly offeredMs: number;
  readonly #options: HeadlessClientOptions;
  readonly #peer: ClientMedia;
  readonly #session: JoinedSession;
  readonly #encoder: AudioEncoder;
  readonly #ingest: SpeakerIngest;
  readonly #pulse: HostPulse;
  readonly #nowMs: () => number;
  readonly #voiceFrame = new Float32Array(FRAME_SAMPLES);
  readonly #heardFrame = new Float32Array(2 * FRAME_SAMPLES);
  readonly #packet = new Uint8Array(MAX_OPUS_PAYLOAD_BYTES);
  /** Of the 20 ms that were encoded last; 0 = silence. */
  #packetBytes = 0;
  #audioLevel = 0;
  #rtpTimestamp = 0;
  #isSpeaking = false;
  #isTroubled = false;
  #lastTickMs: number;
  #isOpen = true;
  #hasEnded = false;
  #isClosed = false;

  constructor(options: HeadlessClientOptions, parts: HeadlessClientParts) {
    super();
    this.#options = options;
    this.invitation = options.invitation;
    this.path = parts.path;
    this.approach = parts.approach;
    this.#peer = parts.peer;
    this.#session = parts.session;
    this.#encoder = parts.encoder;
    this.#ingest = parts.ingest;
    this.offeredMs = parts.offeredMs;
    this.lastPacketMs = parts.nowMs();
    this.#nowMs = parts.nowMs;
    this.joined = parts.session.joined;
    this.#pulse = new HostPulse(mediaTimeoutMs(parts.approach));
    this.#lastTickMs = parts.nowMs();
    // Media decides whether the participant is in the lobby: without signalling, it still speaks and hears.
    parts.session.onEnded((end) => {
      if (end.reason !== 'host-lost') this.#end(end);
    });
    parts.session.onConnectionLost(() => {
      this.suspect();
      this.events.emit('signallingLost', undefined);
    });
    // A host on this machine may answer before the client begins to listen to the other channel.
    parts.peer.events.on('filesOpen', () => this.events.emit('filesOpen', undefined));
    parts.peer.events.on('fileMessage', (message) => this.events.emit('fileMessage', message));
    parts.peer.events.on('filesClosed', () => this.events.emit('filesClosed', undefined));
    const lose = (): void => this.#end(HOST_LOST);
    // A host that ends media itself says why by signalling, which may arrive a moment later.
    parts.peer.events.on('closed', ({ reason }) => {
      this.#isOpen = false;
      if (reason === 'silent') lose();
      else parts.schedule(lose, REASON_GRACE_MS);
    });
  }

  /** Where the host's media comes from. */
  get hostAddress(): HostAddress | undefined {
    return this.#peer.hostAddress;
  }

  get playout(): SpeakerIngest['stats'] {
    return this.#ingest.stats;
  }

  /** Whether the host holds this participant's place after a loss. */
  get resume(): ResumeRequest | undefined {
    const { participantId, resume } = this.joined;
    return resume === undefined ? undefined : { participantId, token: resume.token };
  }

  /** Whether its media and its channel are open; how they ended comes a moment later, as `ended`. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  quality(): ReturnType<ClientMedia['quality']> {
    return this.#peer.quality();
  }

  send(message: ServerboundChannelMessage): void {
    this.#peer.sendMessage(JSON.stringify(message));
  }

  /** Opens the channel `files`, if the host has files. Call it once. */
  openFiles(): void {
    if (this.joined.accepts.includes('files')) this.#peer.openFiles();
  }

  sendFileMessage(message: string | Uint8Array): void {
    this.#peer.sendFileMessage(message);
  }

  /** Begins to listen: messages from now on, and those that came earlier. */
  begin(earlier: readonly string[]): void {
    this.#pulse.open();
    this.#peer.events.on('message', (text) => this.#receive(text));
    for (const text of earlier) this.#receive(text);
  }

  /** Something says that the host or the network may be gone: short silences count for a while. */
  suspect(): void {
    this.#pulse.suspect();
  }

  /** A packet with sound of the host, or with the note that it has none, arrived at this monotonic time. */
  noteSound(arrivalMs: number): void {
    this.firstPacketMs ??= arrivalMs;
    this.lastPacketMs = arrivalMs;
    this.#pulse.hear();
  }

  /** Sends the next 20 ms of the voice, and passes on the next 20 ms of the received sound. */
  tick(nowMs: number): void {
    this.speak();
    this.hear(nowMs);
    this.#options.onHeard(this.#heardFrame);
  }

  /** Sends the next 20 ms of the voice. */
  speak(): void {
    this.#packetBytes = 0;
    if (this.#options.voice.nextFrame(this.#voiceFrame)) {
      this.#packetBytes = this.#encoder.encode(this.#voiceFrame, this.#packet);
      this.#audioLevel = audioLevelOfPower(framePower(this.#voiceFrame, FRAME_SAMPLES));
    }
    this.repeat(this);
  }

  /** Sends the 20 ms of the voice that another connection of this participant sent last. */
  repeat(other: HeadlessClient): void {
    const length = other.#packetBytes;
    if (length > 0)
      this.#peer.sendOpus(other.#packet, length, this.#rtpTimestamp, !this.#isSpeaking, other.#audioLevel);
    this.#isSpeaking = length > 0;
    this.#rtpTimestamp = (this.#rtpTimestamp + FRAME_SAMPLES) >>> 0;
  }

  /**
   * Takes the next 20 ms of the received sound into `heardFrame`; returns false if there is none. Notices that the host
   * has been silent for too long.
   */
  hear(nowMs: number): boolean {
    this.#pulse.pass(Math.min(nowMs - this.#lastTickMs, LONGEST_TICK_MS));
    this.#lastTickMs = nowMs;
    const { isTroubled } = this.#pulse;
    if (isTroubled && !this.#isTroubled && !this.#hasEnded) this.events.emit('trouble', undefined);
    this.#isTroubled = isTroubled;
    const hasSound = this.#ingest.pull(nowMs, this.#heardFrame);
    if (!hasSound) this.#heardFrame.fill(0);
    return hasSound;
  }

  /** The 960 interleaved stereo samples that were heard last. */
  get heardFrame(): Float32Array {
    return this.#heardFrame;
  }

  async leave(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#hasEnded = true;
    // Without signalling, only the channel can say goodbye.
    if (this.resume !== undefined) this.send({ type: 'leave' });
    await this.#session.leave();
    await this.#free();
  }

  /** Closes the connection without leaving the lobby: another one of the same participant takes its place. */
  async drop(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#hasEnded = true;
    this.#session.drop();
    await this.#free();
  }

  async #free(): Promise<void> {
    await this.#peer.close();
    this.#encoder.free();
    this.#ingest.free();
  }

  #receive(text: string): void {
    const message = parseMessage(text, clientboundChannelSchema, MAX_CLIENTBOUND_LENGTH);
    if (!message.ok) return;
    this.lastPacketMs = this.#nowMs();
    this.#pulse.beat();
    if (message.value.type === 'ping') this.send({ type: 'pong', id: message.value.id });
    if (message.value.type === 'closing') this.#end(endOf(message.value));
    this.events.emit('message', message.value);
  }

  #end(end: SignallingEnd): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.events.emit('ended', end);
  }
}
