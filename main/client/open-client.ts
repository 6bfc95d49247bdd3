import { FRAME_MS, SPEECH_LOOK_AHEAD_MS } from '../../shared/audio-format.ts';
import type { ReturnAttempt } from '../../shared/join/return-effort.ts';
import { mediaTimeoutMs, type FoundWay, type JoinApproach } from '../../shared/rendezvous/join-plan.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { SpeakerIngest } from '../ingest/speaker-ingest.ts';
import type { AudioEncoder } from '../mixer/ports.ts';
import type { ClientMedia, ClientNetwork, ClientWay } from './client-network.ts';
import { HeadlessClient, type HeadlessClientOptions } from './headless-client.ts';
import type { JoinedSession, SignallingEnd } from './joined-session.ts';

/** An attempt to open a client's connection on one path. */
export interface ClientAttempt extends ReturnAttempt<HeadlessClient, string> {
  /** The way that was found; undefined = none. */
  way(): FoundWay | undefined;
}

/**
 * Begins to open a client's connection: with media and data channel, and everything said that the host must know before
 * it mixes. A participant who returns (`resume`) keeps the place if this fails.
 */
export function openClient(
  options: HeadlessClientOptions,
  network: ClientNetwork,
  approach: JoinApproach,
): ClientAttempt {
  const attempt = new Opening(options, network, approach);
  return {
    outcome: attempt.run(),
    isAnswered: () => attempt.isAnswered,
    drop: () => attempt.drop(),
    way: () => attempt.foundWay,
  };
}

const DROPPED = failure('superseded', 'Another connection has replaced this one.');

class Opening {
  foundWay: FoundWay | undefined;
  isAnswered = false;
  readonly #options: HeadlessClientOptions;
  readonly #network: ClientNetwork;
  readonly #approach: JoinApproach;
  readonly #encoder: AudioEncoder;
  readonly #ingest: SpeakerIngest;
  #client: HeadlessClient | undefined;
  #peer: ClientMedia | undefined;
  #isDropped = false;
  #wake = (): void => {};

  constructor(options: HeadlessClientOptions, network: ClientNetwork, approach: JoinApproach) {
    this.#options = options;
    this.#network = network;
    this.#approach = approach;
    this.#encoder = options.opus.createSpeechEncoder({ isDtxEnabled: false });
    this.#ingest = new SpeakerIngest({ decoder: options.opus.createDecoder(2), channels: 2 });
  }

  async run(): Promise<Result<HeadlessClient>> {
    const prepared = await this.#network.prepare(this.#options.invitation, this.#approach);
    if (!prepared.ok || this.#isDropped) {
      if (prepared.ok) prepared.value.close();
      this.#free();
      return prepared.ok ? DROPPED : prepared;
    }
    const way = prepared.value;
    this.foundWay = { path: way.path, cause: way.cause, hasRelays: false, isRelayOnly: false };
    return this.#joinOn(way);
  }

  drop(): void {
    this.#isDropped = true;
    if (this.#client !== undefined) void this.#giveUp(this.#client);
    // The host must not take a join that waits in its queue for a wish of now.
    else void this.#peer?.close();
    this.#wake();
  }

  async #joinOn(way: ClientWay): Promise<Result<HeadlessClient>> {
    const { name, identity, headsetOf, resume, password } = this.#options;
    const peer = await this.#createPeer(way);
    this.#peer = peer;
    // Without signalling, the roster follows the host's answer at once, before anybody can listen.
    const held: string[] = [];
    const stopHolding = peer.events.on('message', (text) => held.push(text));
    // By UDP alone, the host is there when the channel opens, and answers there.
    peer.events.on('channelOpen', () => void (this.isAnswered = true));
    const offeredMs = this.#network.nowMs();
    const session = await way.join({ name, offer: peer.offerSdp, identity, headsetOf, resume, password }, peer);
    if (!session.ok || this.#isDropped) {
      if (session.ok) await this.#endSession(session.value);
      await peer.close();
      this.#free();
      return session.ok ? DROPPED : session;
    }
    this.isAnswered = true;
    const client = this.#createClient(way, { peer, session: session.value, offeredMs });
    const opened = await this.#untilOpen(peer, session.value);
    if (!opened.ok) {
      await this.#giveUp(client);
      return opened;
    }
    session.value.channelOpened();
    this.#introduce(client);
    this.#network.schedule(() => {
      stopHolding();
      client.begin(held);
    }, 0);
    return success(client);
  }

  #createPeer(way: ClientWay): Promise<ClientMedia> {
    const { isLoopbackOnly, log } = this.#options;
    const ingest = this.#ingest;
    return this.#network.createPeer({
      nowMs: this.#network.nowMs,
      loopbackOnly: isLoopbackOnly,
      stunServers: isLoopbackOnly ? [] : way.stunServers,
      log,
      onOpus: ({ sequence, rtpTimestamp, arrivalMs, payload, offset, length, isRedundant }) => {
        this.#client?.noteSound(arrivalMs);
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
  }

  #createClient(
    { path, invitation }: ClientWay,
    parts: { readonly peer: ClientMedia; readonly session: JoinedSession; readonly offeredMs: number },
  ): HeadlessClient {
    const { nowMs, schedule } = this.#network;
    this.#client = new HeadlessClient(
      { ...this.#options, invitation },
      {
        ...parts,
        ...{ path, nowMs, schedule },
        approach: this.#approach,
        encoder: this.#encoder,
        ingest: this.#ingest,
      },
    );
    return this.#client;
  }

  /** Sets the host's answer, and waits for the channel. */
  async #untilOpen(peer: ClientMedia, session: JoinedSession): Promise<Result<void>> {
    const { answer } = session.joined;
    // By UDP alone, the answer came on the open channel.
    if (answer === '') return success(undefined);
    const accepted = await peer.accept(answer);
    if (!accepted.ok) return accepted;
    const ended = new Promise<SignallingEnd>((resolve) => session.onEnded(resolve));
    const dropped = new Promise<'dropped'>((resolve) => (this.#wake = () => resolve('dropped')));
    const outcome = await Promise.race([untilOpened(peer, this.#network, this.#approach), ended, dropped]);
    if (outcome === 'dropped' || this.#isDropped) return DROPPED;
    if (typeof outcome === 'object') return failure(outcome.reason, outcome.message);
    return outcome
      ? success(undefined)
      : failure(
          'no-media',
          "The host answered, but no audio is getting through. Allow UDP to the host's port in the firewall.",
        );
  }

  #introduce(client: HeadlessClient): void {
    const { presence, talkStyle, output, pose } = this.#options;
    // There is no microphone that would add a delay.
    client.send({ type: 'capture', captureMs: 0, encodeMs: FRAME_MS + SPEECH_LOOK_AHEAD_MS });
    if (presence !== undefined) client.setPresence(presence);
    if (talkStyle !== undefined) client.setTalkStyle(talkStyle);
    if (output !== undefined && client.joined.accepts.includes('output')) client.setOutput(output);
    if (pose !== null) client.setPose(pose);
  }

  /** A participant who returns keeps the place in the lobby, and a new one gives it back. */
  #giveUp(client: HeadlessClient): Promise<void> {
    return this.#options.resume === undefined ? client.leave() : client.drop();
  }

  async #endSession(session: JoinedSession): Promise<void> {
    if (this.#options.resume === undefined) await session.leave();
    else session.drop();
  }

  #free(): void {
    this.#encoder.free();
    this.#ingest.free();
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
