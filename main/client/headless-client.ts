import { FRAME_MS, FRAME_SAMPLES, MAX_OPUS_PAYLOAD_BYTES, SPEECH_LOOK_AHEAD_MS } from '../../shared/audio-format.ts';
import { framePower } from '../../shared/dsp/frame-power.ts';
import type { LinkPath } from '../../shared/model/link-path.ts';
import type { ParticipantId } from '../../shared/model/participant.ts';
import type { Pose } from '../../shared/model/pose.ts';
import type { Presence, TalkStyle } from '../../shared/model/presence.ts';
import {
  clientboundChannelSchema,
  type ClientboundChannelMessage,
  type ServerboundChannelMessage,
} from '../../shared/protocol/channel.ts';
import type { HostAddress, Invitation } from '../../shared/protocol/invitation/invitation.ts';
import { parseMessage } from '../../shared/protocol/parse.ts';
import { fieldsOfPose } from '../../shared/protocol/pose-fields.ts';
import type { Joined } from '../../shared/protocol/signalling.ts';
import {
  explainFailures,
  mediaTimeoutMs,
  nextApproach,
  type FailedAttempt,
  type JoinApproach,
} from '../../shared/rendezvous/join-plan.ts';
import { failure, success, type Failure, type Result } from '../../shared/result.ts';
import type { Schedule } from '../../shared/schedule.ts';
import { TypedEmitter } from '../../shared/typed-emitter.ts';
import type { OpusCodec } from '../media/opus/opus.ts';
import { SpeakerIngest } from '../ingest/speaker-ingest.ts';
import type { AudioEncoder } from '../mixer/ports.ts';
import { audioLevelOfPower } from '../media/rtp/audio-level.ts';
import { SOCKET_NETWORK, type ClientMedia, type ClientNetwork, type ClientWay } from './client-network.ts';
import { END_MESSAGES, type JoinedSession, type SignallingEnd } from './joined-session.ts';
import type { JoinIdentity } from './signalling-client.ts';
import type { Voice } from './voice.ts';
import type { Log } from '../../shared/log.ts';

/** A host's longest message, a part of a roster, has 16,384 characters; the offer announces this limit. */
const MAX_CLIENTBOUND_LENGTH = 262_144;

/** How long after the end of its media a client waits for the host's reason. */
const REASON_GRACE_MS = 700;

export interface HeadlessClientOptions {
  readonly invitation: Invitation;
  readonly name: string;
  /** Not given = anonymous. */
  readonly identity?: JoinIdentity;
  /** The ticket of the participant whose headset it becomes; not given = it joins for itself. */
  readonly headsetOf?: string;
  /** null = no position. */
  readonly pose: Pose | null;
  /** Sent before the pose, so that the participant is never audible in a world they are not in. */
  readonly presence?: Presence;
  readonly talkStyle?: TalkStyle;
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
  /** The participant is out of the lobby without `leave`. */
  ended: SignallingEnd;
}

/**
 * A participant without a window: it speaks a voice, hears its mix and has a pose. Its owner calls `tick` every 20 ms.
 */
export class HeadlessClient {
  readonly joined: Joined;
  /** How the client signed on. */
  readonly path: LinkPath;
  readonly events = new TypedEmitter<HeadlessClientEvents>((error) => {
    throw error;
  });
  /** Monotonic milliseconds of the first audio packet from the host; undefined before. */
  firstPacketMs: number | undefined;
  /** Monotonic milliseconds at which the offer was sent. */
  readonly offeredMs: number;
  readonly #options: HeadlessClientOptions;
  readonly #peer: ClientMedia;
  readonly #session: JoinedSession;
  readonly #encoder: AudioEncoder;
  readonly #ingest: SpeakerIngest;
  readonly #voiceFrame = new Float32Array(FRAME_SAMPLES);
  readonly #heardFrame = new Float32Array(2 * FRAME_SAMPLES);
  readonly #packet = new Uint8Array(MAX_OPUS_PAYLOAD_BYTES);
  #rtpTimestamp = 0;
  #isSpeaking = false;
  #hasEnded = false;

  private constructor(
    options: HeadlessClientOptions,
    parts: {
      path: LinkPath;
      peer: ClientMedia;
      session: JoinedSession;
      encoder: AudioEncoder;
      ingest: SpeakerIngest;
      offeredMs: number;
      schedule: Schedule;
    },
  ) {
    this.#options = options;
    this.path = parts.path;
    this.#peer = parts.peer;
    this.#session = parts.session;
    this.#encoder = parts.encoder;
    this.#ingest = parts.ingest;
    this.offeredMs = parts.offeredMs;
    this.joined = parts.session.joined;
    // Media decides whether the participant is in the lobby: without signalling, it still speaks and hears.
    parts.session.onEnded((end) => {
      if (end.reason !== 'host-lost') this.#end(end);
    });
    const lose = (): void => this.#end({ reason: 'host-lost', message: END_MESSAGES['host-lost'] });
    // A host that ends media itself says why by signalling, which may arrive a moment later.
    parts.peer.events.on('closed', ({ reason }) =>
      reason === 'silent' ? lose() : void parts.schedule(lose, REASON_GRACE_MS),
    );
  }

  /**
   * Joins the lobby and resolves when media and data channel are open, or with the reason why they are not. If nothing
   * comes through on one path, it tries the others.
   */
  static async join(
    options: HeadlessClientOptions,
    network: ClientNetwork = SOCKET_NETWORK,
  ): Promise<Result<HeadlessClient>> {
    const failed: FailedAttempt[] = [];
    const errors: Failure<string>[] = [];
    for (let approach: JoinApproach | undefined = 'fastest'; approach !== undefined;) {
      const prepared = await network.prepare(options.invitation, approach);
      const joined = prepared.ok ? await HeadlessClient.#joinOn(prepared.value, options, network, approach) : prepared;
      if (joined.ok) return joined;
      errors.push(joined.error);
      const { code, message } = joined.error;
      failed.push({
        approach,
        code,
        way: prepared.ok ? { ...prepared.value, hasRelays: false, isRelayOnly: false } : undefined,
      });
      approach = nextApproach(options.invitation, failed, false);
      if (approach !== undefined) options.log.info(`${message} Trying the path "${approach}".`);
    }
    const told = explainFailures(failed);
    return { ok: false, error: errors.find(({ code }) => code === told) ?? (errors[0] as Failure<string>) };
  }

  static async #joinOn(
    way: ClientWay,
    options: HeadlessClientOptions,
    network: ClientNetwork,
    approach: JoinApproach,
  ): Promise<Result<HeadlessClient>> {
    const encoder = options.opus.createSpeechEncoder({ isDtxEnabled: false });
    const ingest = new SpeakerIngest({ decoder: options.opus.createDecoder(2), channels: 2 });
    const early: { client?: HeadlessClient } = {};
    const peer = await network.createPeer({
      nowMs: network.nowMs,
      loopbackOnly: options.isLoopbackOnly,
      stunServers: options.isLoopbackOnly ? [] : way.stunServers,
      log: options.log,
      onOpus: ({ sequence, rtpTimestamp, arrivalMs, payload, offset, length, isRedundant }) => {
        if (early.client !== undefined) early.client.firstPacketMs ??= arrivalMs;
        if (length === 0) ingest.receiveSilence(sequence, rtpTimestamp, arrivalMs);
        else
          ingest.receive({
            sequence,
            rtpTimestamp,
            arrivalMs,
            payload: payload.subarray(offset, offset + length),
            length,
            isRedundant,
          });
      },
    });
    // Without signalling, the roster follows the host's answer at once, before anybody can listen.
    const held: string[] = [];
    const stopHolding = peer.events.on('message', (text) => held.push(text));
    const offeredMs = network.nowMs();
    const { name, identity, headsetOf } = options;
    const request = { name, offer: peer.offerSdp, identity, headsetOf };
    const session = await way.join(request, peer);
    if (!session.ok) {
      await peer.close();
      encoder.free();
      ingest.free();
      return session;
    }
    const client = new HeadlessClient(options, {
      ...{ path: way.path, peer, session: session.value, encoder, ingest, offeredMs },
      schedule: network.schedule,
    });
    early.client = client;
    const { answer } = session.value.joined;
    const isOpen = answer === '';
    const accepted = isOpen ? success(undefined) : await peer.accept(answer);
    const ended = new Promise<SignallingEnd>((resolve) => session.value.onEnded(resolve));
    const outcome = accepted.ok && !isOpen ? await Promise.race([untilOpened(peer, network, approach), ended]) : isOpen;
    if (outcome === true) {
      session.value.channelOpened();
      // There is no microphone that would add a delay.
      client.#send({ type: 'capture', captureMs: 0, encodeMs: FRAME_MS + SPEECH_LOOK_AHEAD_MS });
      if (options.presence !== undefined) client.setPresence(options.presence);
      if (options.talkStyle !== undefined) client.setTalkStyle(options.talkStyle);
      if (options.pose !== null) client.setPose(options.pose);
      network.schedule(() => {
        stopHolding();
        peer.events.on('message', (text) => client.#receive(text));
        for (const text of held) client.#receive(text);
      }, 0);
      return success(client);
    }
    await client.leave();
    if (typeof outcome === 'object') return failure(outcome.reason, outcome.message);
    return accepted.ok
      ? failure(
          'no-media',
          "The host answered, but no audio is getting through. Allow UDP to the host's port in the firewall.",
        )
      : accepted;
  }

  /** Where the host's media comes from. */
  get hostAddress(): HostAddress | undefined {
    return this.#peer.hostAddress;
  }

  get playout(): SpeakerIngest['stats'] {
    return this.#ingest.stats;
  }

  quality(): ReturnType<ClientMedia['quality']> {
    return this.#peer.quality();
  }

  /** Sets the pose; `camera` is the viewpoint if it differs from the avatar. */
  setPose(pose: Pose, camera?: Pose): void {
    this.#send({
      type: 'pose',
      ...fieldsOfPose(pose),
      ...(camera === undefined ? {} : { camera: fieldsOfPose(camera) }),
    });
  }

  /** Reports that the pose is unknown: `lost` = its source fell silent, `menu` = the player has no position. */
  setNowhere(reason: 'lost' | 'menu'): void {
    this.#send({ type: 'nowhere', reason });
  }

  setPresence(presence: Presence): void {
    this.#send({ type: 'presence', ...presence });
  }

  setTalkStyle(style: TalkStyle): void {
    this.#send({ type: 'talk', ...style });
  }

  /** Asks to enter an isolated group, or to leave it if the name is empty. The host answers with a `group` message. */
  enterGroup(name: string, password: string): void {
    this.#send({ type: 'group', name, password });
  }

  /**
   * Sets how this participant wants to hear others: [id, linear gain], and whom it blocks. Replaces its previous
   * wishes.
   */
  setPersonal(gains: readonly (readonly [ParticipantId, number])[], blocked: readonly ParticipantId[]): void {
    this.#send({ type: 'personal', gains: gains.map(([id, gain]) => [id, gain]), blocked: [...blocked] });
  }

  /** Asks for another name. A host that accepts it answers with a `renamed` message. */
  rename(name: string): void {
    this.#send({ type: 'rename', name });
  }

  setStatus(status: { readonly isMuted: boolean; readonly isDeafened: boolean }): void {
    this.#send({ type: 'status', muted: status.isMuted, deafened: status.isDeafened });
  }

  /** Sends any other message of the data channel. */
  send(message: ServerboundChannelMessage): void {
    this.#send(message);
  }

  /** Sends the next 20 ms of the voice, and passes on the next 20 ms of the received sound. */
  tick(nowMs: number): void {
    if (this.#options.voice.nextFrame(this.#voiceFrame)) {
      const length = this.#encoder.encode(this.#voiceFrame, this.#packet);
      const audioLevel = audioLevelOfPower(framePower(this.#voiceFrame, FRAME_SAMPLES));
      if (length > 0) this.#peer.sendOpus(this.#packet, length, this.#rtpTimestamp, !this.#isSpeaking, audioLevel);
      this.#isSpeaking = true;
    } else {
      this.#isSpeaking = false;
    }
    this.#rtpTimestamp = (this.#rtpTimestamp + FRAME_SAMPLES) >>> 0;
    if (!this.#ingest.pull(nowMs, this.#heardFrame)) this.#heardFrame.fill(0);
    this.#options.onHeard(this.#heardFrame);
  }

  async leave(): Promise<void> {
    this.#hasEnded = true;
    // Without signalling, only the channel can say goodbye.
    if (this.joined.accepts.includes('resume')) this.#send({ type: 'leave' });
    await this.#session.leave();
    await this.#peer.close();
    this.#encoder.free();
    this.#ingest.free();
  }

  #send(message: ServerboundChannelMessage): void {
    this.#peer.sendMessage(JSON.stringify(message));
  }

  #receive(text: string): void {
    const message = parseMessage(text, clientboundChannelSchema, MAX_CLIENTBOUND_LENGTH);
    if (!message.ok) return;
    if (message.value.type === 'ping') this.#send({ type: 'pong', id: message.value.id });
    if (message.value.type === 'closing')
      this.#end({ reason: message.value.reason, message: END_MESSAGES[message.value.reason] });
    this.events.emit('message', message.value);
  }

  #end(end: SignallingEnd): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.events.emit('ended', end);
  }
}

/** Resolves with whether the data channel of a connecting peer opens in time. */
function untilOpened({ events }: ClientMedia, { schedule }: ClientNetwork, approach: JoinApproach): Promise<boolean> {
  return new Promise((resolve) => {
    const cancel = schedule(() => resolve(false), mediaTimeoutMs(approach));
    const finish = (isOpen: boolean): void => {
      cancel();
      resolve(isOpen);
    };
    events.on('channelOpen', () => finish(true));
    events.on('closed', () => finish(false));
  });
}
