import { isDeepStrictEqual } from 'node:util';
import { FRAME_MS, FRAME_SAMPLES } from '../../shared/audio-format.ts';
import { invariant } from '../../shared/invariant.ts';
import type { Invitation } from '../../shared/protocol/invitation/invitation.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { powerToDb } from '../../shared/units.ts';
import type { HeadlessClient } from '../client/headless-client.ts';
import { joinHeadless } from '../client/join-headless.ts';
import type { OpusCodec } from '../media/opus/opus.ts';
import type { CastScript, SimulatedPlayer } from './cast-script.ts';
import type { PlayerState } from './practice-messages.ts';
import { ScheduledVoice } from './scheduled-voice.ts';
import type { Log } from '../../shared/log.ts';

/** Simulated players have animal names, so that nobody mistakes them for people. */
const NAMES = [
  'Fox',
  'Owl',
  'Otter',
  'Heron',
  'Lynx',
  'Wren',
  'Badger',
  'Hare',
  'Raven',
  'Seal',
  'Stoat',
  'Finch',
  'Ibex',
  'Crane',
  'Newt',
  'Swift',
];

/** Poses are sent about 17 times a second, as games do. */
const POSE_EVERY_FRAMES = 3;

/** Weight of the newest frame in the level shown: an average over about 10 frames. */
const LEVEL_SMOOTHING = 0.1;

interface CastMember {
  readonly name: string;
  readonly client: HeadlessClient;
  readonly voice: ScheduledVoice;
  readonly latest: { heardPower: number; smoothedPower: number };
  /** The state last sent to the host. */
  reported: SimulatedPlayer;
}

export interface PracticeCastOptions {
  readonly invitation: Invitation;
  readonly script: CastScript;
  /** Mono, 48 kHz; players share them when there are more players than voices. */
  readonly voices: readonly Float32Array[];
  readonly opus: OpusCodec;
  readonly log: Log;
  /** Receives what each player hears in each frame; only valid during the call. */
  readonly onHeard: (player: number, interleaved: Float32Array) => void;
}

/** Simulated players in a lobby: real clients over real WebRTC, which follow a script. Their owner calls `tick`. */
export class PracticeCast {
  readonly #members: readonly CastMember[];
  readonly #script: CastScript;
  #frame = 0;

  private constructor(members: readonly CastMember[], script: CastScript) {
    this.#members = members;
    this.#script = script;
  }

  static async join(options: PracticeCastOptions): Promise<Result<PracticeCast>> {
    const { script } = options;
    const joining = Array.from({ length: script.playerCount }, async (_, index): Promise<Result<CastMember>> => {
      const samples = options.voices[index % options.voices.length];
      if (samples === undefined) return failure('no-voices', 'There are no recorded voices to speak with.');
      const voice = new ScheduledVoice(
        samples,
        Math.floor((samples.length * Math.floor(index / options.voices.length)) / 3),
      );
      const latest = { heardPower: 0, smoothedPower: 0 };
      const reported = script.playerAt(index, 0);
      const joined = await joinHeadless({
        invitation: options.invitation,
        name: NAMES[index % NAMES.length] ?? '',
        pose: reported.pose,
        presence: reported.presence,
        talkStyle: reported.talkStyle,
        voice,
        opus: options.opus,
        log: options.log,
        isLoopbackOnly: true,
        onHeard: (interleaved) => {
          latest.heardPower = framePower(interleaved);
          latest.smoothedPower += LEVEL_SMOOTHING * (latest.heardPower - latest.smoothedPower);
          options.onHeard(index, interleaved);
        },
      });
      return joined.ok
        ? success({ name: joined.value.joined.name, client: joined.value, voice, latest, reported })
        : joined;
    });
    const members: CastMember[] = [];
    for (const joined of await Promise.all(joining)) {
      if (!joined.ok) return joined;
      members.push(joined.value);
    }
    return success(new PracticeCast(members, script));
  }

  get names(): readonly string[] {
    return this.#members.map((member) => member.name);
  }

  /** Milliseconds since the first tick, on the grid of frames. */
  get timeMs(): number {
    return this.#frame * FRAME_MS;
  }

  /**
   * Returns the frame that `player` sent in the last tick, zeros if it sent none, and its mean power. Valid until the
   * next tick.
   */
  lastVoice(player: number): { readonly frame: Float32Array; readonly power: number } {
    const voice = this.#members[player]?.voice;
    invariant(voice !== undefined, 'players are numbered from 0');
    return { frame: voice.lastFrame, power: voice.lastPower };
  }

  /** Returns the mean power of what `player` heard in the last tick, left plus right. */
  heardPower(player: number): number {
    return this.#members[player]?.latest.heardPower ?? 0;
  }

  tick(nowMs: number): void {
    this.#members.forEach((member, index) => {
      this.#report(member, this.#script.playerAt(index, this.timeMs));
      member.voice.isHeld = this.#script.talks(index, this.timeMs);
      member.client.tick(nowMs);
    });
    this.#frame++;
  }

  states(): PlayerState[] {
    return this.#members.map(({ name, reported, voice, latest }) => ({
      ...reported,
      name,
      isTalking: voice.lastPower > 0,
      heardLevelDb: powerToDb(latest.smoothedPower),
    }));
  }

  /** Sends a player's changes to the host: presence and talk style at once, poses at their interval. */
  #report(member: CastMember, player: SimulatedPlayer): void {
    const { client, reported } = member;
    if (!isDeepStrictEqual(player.presence, reported.presence)) client.setPresence(player.presence);
    if (!isDeepStrictEqual(player.talkStyle, reported.talkStyle)) client.setTalkStyle(player.talkStyle);
    if (player.pose === null && reported.pose !== null) client.setNowhere('menu');
    if (player.pose !== null && this.#frame % POSE_EVERY_FRAMES === 0) client.setPose(player.pose);
    member.reported = player;
  }

  async leave(): Promise<void> {
    await Promise.all(this.#members.map((member) => member.client.leave()));
  }
}

/** Returns the mean power of both channels together, which does not depend on panning. */
function framePower(interleaved: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < interleaved.length; index++) sum += (interleaved[index] ?? 0) ** 2;
  return sum / FRAME_SAMPLES;
}
