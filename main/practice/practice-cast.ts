import { FRAME_MS, FRAME_SAMPLES } from '../../shared/audio-format.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { powerToDb } from '../../shared/units.ts';
import { HeadlessClient } from '../client/headless-client.ts';
import type { OpusCodec } from '../codec/opus.ts';
import { playerPose } from './player-path.ts';
import type { PlayerState } from './practice-messages.ts';
import { ScheduledVoice } from './scheduled-voice.ts';
import type { TalkSchedule } from './talk-schedule.ts';

/** Simulated players are called after animals, so that nobody takes them for people. */
const NAMES = ['Fox', 'Owl', 'Otter', 'Heron', 'Lynx', 'Wren', 'Badger', 'Hare', 'Raven', 'Seal', 'Stoat', 'Finch', 'Ibex', 'Crane', 'Newt', 'Swift'];

/** Poses go out about 17 times a second, as a game's do. */
const POSE_EVERY_FRAMES = 3;

/** Weight of the newest frame in the level shown: an average over about 10 frames. */
const LEVEL_SMOOTHING = 0.1;

interface CastMember {
  readonly name: string;
  readonly client: HeadlessClient;
  readonly voice: ScheduledVoice;
  readonly latest: { heardPower: number; smoothedPower: number };
}

export interface PracticeCastOptions {
  readonly invitation: string;
  readonly playerCount: number;
  /** Mono, 48 kHz; players share them when there are more players than voices. */
  readonly voices: readonly Float32Array[];
  readonly schedule: TalkSchedule;
  readonly opus: OpusCodec;
  /** What each player hears in each frame; valid during the call only. */
  readonly onHeard: (player: number, interleaved: Float32Array) => void;
}

/** Simulated players in a lobby: real clients over real WebRTC, that walk about and talk. Whoever owns it calls `tick`. */
export class PracticeCast {
  readonly #members: readonly CastMember[];
  readonly #schedule: TalkSchedule;
  #frame = 0;

  private constructor(members: readonly CastMember[], schedule: TalkSchedule) {
    this.#members = members;
    this.#schedule = schedule;
  }

  static async join(options: PracticeCastOptions): Promise<Result<PracticeCast>> {
    const joining = Array.from({ length: options.playerCount }, async (_, index): Promise<Result<CastMember>> => {
      const samples = options.voices[index % options.voices.length];
      if (samples === undefined) return failure('no-voices', 'There are no recorded voices to speak with.');
      const voice = new ScheduledVoice(samples, Math.floor((samples.length * Math.floor(index / options.voices.length)) / 3));
      const latest = { heardPower: 0, smoothedPower: 0 };
      const joined = await HeadlessClient.join({
        invitation: options.invitation,
        name: NAMES[index % NAMES.length] ?? '',
        pose: playerPose(index, options.playerCount, 0),
        voice,
        opus: options.opus,
        isLoopbackOnly: true,
        onHeard: (interleaved) => {
          latest.heardPower = framePower(interleaved);
          latest.smoothedPower += LEVEL_SMOOTHING * (latest.heardPower - latest.smoothedPower);
          options.onHeard(index, interleaved);
        },
      });
      return joined.ok ? success({ name: joined.value.joined.name, client: joined.value, voice, latest }) : joined;
    });
    const members: CastMember[] = [];
    for (const joined of await Promise.all(joining)) {
      if (!joined.ok) return joined;
      members.push(joined.value);
    }
    return success(new PracticeCast(members, options.schedule));
  }

  get names(): readonly string[] {
    return this.#members.map((member) => member.name);
  }

  /** Milliseconds since the first tick, on the grid of frames. */
  get timeMs(): number {
    return this.#frame * FRAME_MS;
  }

  /** Power of the voice that `player` sent in the last tick, and of what it heard, left plus right. */
  powers(player: number): { readonly sent: number; readonly heard: number } {
    const member = this.#members[player];
    return { sent: member?.voice.lastPower ?? 0, heard: member?.latest.heardPower ?? 0 };
  }

  tick(nowMs: number): void {
    this.#members.forEach((member, index) => {
      if (this.#frame % POSE_EVERY_FRAMES === 0) member.client.setPose(playerPose(index, this.#members.length, this.timeMs));
      member.voice.isHeld = this.#schedule(index, this.timeMs);
      member.client.tick(nowMs);
    });
    this.#frame++;
  }

  states(): PlayerState[] {
    return this.#members.map((member, index) => {
      const { xMetres, zMetres } = playerPose(index, this.#members.length, this.timeMs);
      return { name: member.name, xMetres, zMetres, isTalking: member.voice.lastPower > 0, heardLevelDb: powerToDb(member.latest.smoothedPower) };
    });
  }

  async leave(): Promise<void> {
    await Promise.all(this.#members.map((member) => member.client.leave()));
  }
}

/** Mean power of both channels together: a voice has the same wherever it is panned to. */
function framePower(interleaved: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < interleaved.length; index++) sum += (interleaved[index] ?? 0) ** 2;
  return sum / FRAME_SAMPLES;
}
