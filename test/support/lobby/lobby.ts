import type { Log } from '../../../shared/log.ts';
import { afterAll, beforeAll } from 'vitest';
import { afterTest } from './host-parts.ts';
import { SOCKET_NETWORK, type ClientNetwork } from '../../../main/client/client-network.ts';
import type { HeadlessClient, HeadlessClientOptions } from '../../../main/client/headless-client.ts';
import { joinHeadless } from '../../../main/client/join-headless.ts';
import type { JoinIdentity } from '../../../main/client/signalling-client.ts';
import type { Voice } from '../../../main/client/sound/voice.ts';
import { startFrameTimer } from '../../../main/clock/frame-timer.ts';
import { loadOpus } from '../../../main/media/opus/opus.ts';
import type { HostOptions } from '../../../main/host/host-options.ts';
import { startHostThread, type HostThread } from '../../../main/host/host-thread.ts';
import { FRAME_SAMPLES } from '../../../shared/audio-format.ts';
import type { Pose } from '../../../shared/model/pose.ts';
import type { EarOutput } from '../../../shared/model/sound/ear-output.ts';
import { applyRosterChanges } from '../../../shared/model/people/roster-changes.ts';
import type { ClientboundChannelMessage } from '../../../shared/protocol/channel.ts';
import type { ResumeRequest } from '../../../shared/protocol/signalling.ts';
import { DEFAULT_HEARING_RULES } from '../../../shared/spatial/hearing-rules.ts';
import { channelOf, concatenate, sine, toneDb } from '../signals.ts';
import { readInvitation } from '../read-invitation.ts';
import { silentLog } from '../silent-log.ts';

/** Real lobbies with real participants, on the loopback interface. */

/** RMS of a participant's tone: a sine of amplitude 0.2. */
export const SPOKEN_DB = 20 * Math.log10(0.2 / Math.SQRT2);

const SPOKEN_AMPLITUDE = 0.2;

/** 200 ms are enough to distinguish tones 100 Hz apart, and short enough to follow a walking player. */
const KEPT_FRAMES = 10;

/** Above what four voices leave of other tones in the codec within 20 ms, -29 dB relative to the spoken tone. */
const FAINT_DB = -20;

export function at(xMetres: number, zMetres: number, yawRadians = 0): Pose {
  return { xMetres, yMetres: 0, zMetres, yawRadians };
}

/** Returns what a participant needs to come back as itself, also to the next host. */
export function resumeOf({ client: { joined } }: TestParticipant): ResumeRequest {
  return { participantId: joined.participantId, token: joined.resume?.token ?? '' };
}

/** A lobby whose mixer does not warm up. Behaviour tests do not need the speed, and starting takes half the time. */
export async function startLobby(options: Partial<HostOptions> = {}, log?: Log): Promise<HostThread> {
  const lobby = await openLobby(options, log);
  afterTest(() => lobby.close());
  return lobby;
}

/** One lobby for all tests of a file, which opens before the first and closes after the last. Returns a getter. */
export function shareLobby(options: Partial<HostOptions> = {}): () => HostThread {
  let lobby: HostThread | undefined;
  beforeAll(async () => {
    lobby = await openLobby(options);
  });
  afterAll(() => lobby?.close());
  return () => {
    if (lobby === undefined) throw new Error('The lobby opens before the first test.');
    return lobby;
  };
}

async function openLobby(options: Partial<HostOptions>, log = silentLog): Promise<HostThread> {
  const started = await startHostThread(
    {
      lobbyName: 'Test',
      rules: DEFAULT_HEARING_RULES,
      capacity: 30,
      bindAddress: '127.0.0.1',
      port: 0,
      publicAddress: null,
      warmUpTicks: 0,
      ...options,
    },
    log,
  );
  if (!started.ok) throw new Error(started.error.message);
  return started.value;
}

/** Speaks an endless sine while its key is held. */
export class ToneVoice implements Voice {
  isHeld = true;
  readonly frequencyHz: number;
  #position = 0;

  constructor(frequencyHz: number) {
    this.frequencyHz = frequencyHz;
  }

  nextFrame(frame: Float32Array): boolean {
    if (!this.isHeld) return false;
    frame.set(sine(this.frequencyHz, SPOKEN_AMPLITUDE, FRAME_SAMPLES, this.#position));
    this.#position += FRAME_SAMPLES;
    return true;
  }
}

/** How a participant joins; by default anonymously, over sockets and in real time. */
export interface TestParticipantOptions {
  readonly identity?: JoinIdentity;
  /** The ticket of the participant whose headset it becomes. */
  readonly headsetOf?: string;
  /** The password of the lobby; not given = none. */
  readonly password?: string | undefined;
  /** The participant that it was before; not given = none. */
  readonly resume?: ResumeRequest;
  /** How its ears get voices; not given = as at first. */
  readonly output?: EarOutput | undefined;
  readonly network?: ClientNetwork;
  /** Calls back every 20 ms of the participant's time. Returns a function that stops it. */
  readonly startFrames?: typeof startFrameTimer;
  /** Receives the function that makes the participant leave; by default it runs at the end of the test. */
  readonly leaveLater?: typeof afterTest;
  /** Whether it uses the loopback interface only; true by default. */
  readonly isLoopbackOnly?: boolean;
}

type RosterRow = Extract<ClientboundChannelMessage, { type: 'roster' }>['participants'][number];

/** A participant that speaks its own tone and keeps the last 200 ms that it heard. */
export class TestParticipant {
  readonly client: HeadlessClient;
  readonly voice: ToneVoice;
  readonly #heard: Float32Array[];
  readonly #messages = new Map<string, ClientboundChannelMessage>();
  #participants: readonly RosterRow[] = [];

  private constructor(client: HeadlessClient, voice: ToneVoice, heard: Float32Array[]) {
    this.client = client;
    this.voice = voice;
    this.#heard = heard;
    client.events.on('message', (message) => {
      if (message.type === 'roster') this.#participants = message.participants;
      else if (message.type === 'changes')
        this.#participants = applyRosterChanges(this.#participants, message.participants, message.left);
      this.#messages.set(message.type, message);
    });
  }

  /** Joins, speaks and hears until the test ends. Throws if the lobby refuses. */
  static async join(
    invitation: string,
    name: string,
    frequencyHz: number,
    pose: Pose,
    options: TestParticipantOptions = {},
  ): Promise<TestParticipant> {
    const { identity, network = SOCKET_NETWORK, startFrames = startFrameTimer, leaveLater = afterTest } = options;
    const { isLoopbackOnly = true, headsetOf, resume, output, password } = options;
    const heard: Float32Array[] = [];
    const voice = new ToneVoice(frequencyHz);
    const clientOptions: HeadlessClientOptions = {
      invitation: readInvitation(invitation),
      name,
      ...(identity === undefined ? {} : { identity }),
      ...(headsetOf === undefined ? {} : { headsetOf }),
      resume,
      password,
      ...(output === undefined ? {} : { output }),
      pose,
      voice,
      opus: await loadOpus(),
      isLoopbackOnly,
      log: silentLog,
      onHeard: (frame) => {
        heard.push(frame.slice());
        if (heard.length > KEPT_FRAMES) heard.shift();
      },
    };
    const joined = await joinHeadless(clientOptions, network);
    if (!joined.ok) throw new Error(`${joined.error.code}: ${joined.error.message}`);
    const stop = startFrames((nowMs) => joined.value.tick(nowMs));
    leaveLater(async () => {
      stop();
      await joined.value.leave();
    });
    return new TestParticipant(joined.value, voice, heard);
  }

  /** Whether the other's tone is in the last 20 ms. Tones must be 100 Hz apart. */
  hearsNow(speaker: TestParticipant): boolean {
    const newest = this.#heard.at(-1);
    if (newest === undefined) return false;
    const { frequencyHz } = speaker.voice;
    const levels = ([0, 1] as const).map((channel) => toneDb(channelOf(newest, channel), frequencyHz));
    return Math.max(...levels) - SPOKEN_DB > FAINT_DB;
  }

  /** The level of the other's tone, relative to the spoken tone, dB, both channels together. */
  gainDb(speaker: TestParticipant): number {
    return this.toneGainDb(speaker.voice.frequencyHz);
  }

  /** The same for any tone spoken at the participants' level. */
  toneGainDb(frequencyHz: number): number {
    const { left, right } = this.toneLevelsDb(frequencyHz);
    return 10 * Math.log10(10 ** (left / 10) + 10 ** (right / 10)) - SPOKEN_DB;
  }

  /** Level of the other's tone in each channel, dBFS. */
  levelsDb(speaker: TestParticipant): { readonly left: number; readonly right: number } {
    return this.toneLevelsDb(speaker.voice.frequencyHz);
  }

  /** Level of any tone in each channel, dBFS. */
  toneLevelsDb(frequencyHz: number): { readonly left: number; readonly right: number } {
    if (this.#heard.length < KEPT_FRAMES) return { left: -120, right: -120 };
    const stereo = concatenate(this.#heard);
    return { left: toneDb(channelOf(stereo, 0), frequencyHz), right: toneDb(channelOf(stereo, 1), frequencyHz) };
  }

  /** The newest message of a kind. */
  latest<Type extends ClientboundChannelMessage['type']>(
    type: Type,
  ): Extract<ClientboundChannelMessage, { type: Type }> | undefined {
    return this.#messages.get(type) as Extract<ClientboundChannelMessage, { type: Type }> | undefined;
  }

  /** Everyone in the lobby, as this participant sees it. */
  get participants(): readonly RosterRow[] {
    return this.#participants;
  }

  /** Names of everyone in the lobby, as this participant sees it. */
  get roster(): string[] {
    return this.#participants.map((participant) => participant.name);
  }

  /** The names of those who are away. */
  get away(): string[] {
    return this.#participants.filter((participant) => participant.away === true).map(({ name }) => name);
  }
}
