import { FrameBank } from '../../../main/mixer/kernel/frame-bank.ts';
import { createMixKernels } from '../../../main/mixer/kernel/mix-kernels.ts';
import { createMixMemory } from '../../../main/mixer/kernel/mix-memory.ts';
import { Limiter } from '../../../main/mixer/streams/limiter.ts';
import type { Pose } from '../../../shared/model/pose.ts';
import type { LifeState } from '../../../shared/model/presence.ts';
import { isWithinEarshot } from '../../../shared/spatial/audibility.ts';
import { distanceGain } from '../../../shared/spatial/distance-gain.ts';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { lateralMetres, panLeft, panRight, stereoPan } from '../../../shared/spatial/stereo-pan.ts';

const FRAME = 960;
const FLUSH_FRAMES = 25;

/**
 * A person's position and state. A person without one is heard only when positions do not matter. Labels as in
 * `PLACEMENT`; 0 = none.
 */
export interface PlacedSpeaker {
  /** Undefined = nowhere. */
  readonly pose: Pose | undefined;
  readonly state: LifeState;
  readonly world: number;
  readonly enclosure: number;
  readonly group: number;
  readonly team: number;
  readonly talksToTeam: boolean;
  readonly reach: number;
  readonly remaining: number;
}

const UNKNOWN: PlacedSpeaker = {
  pose: undefined,
  state: 'alive',
  world: 0,
  enclosure: 0,
  group: 0,
  team: 0,
  talksToTeam: false,
  reach: 1,
  remaining: 1,
};
const CENTRE = Math.fround(Math.SQRT1_2);

/** A speaker in one tick, as seen by one worker. */
interface Voice {
  readonly frame: Float32Array;
  readonly loudness: number;
  readonly kind: 'begins' | 'continues' | 'ends';
  readonly worker: number;
}

type Said = ReadonlyMap<number, { readonly frame: Float32Array; readonly loudness: number }>;

/** How a worker follows another's voices: this many ticks later, or not at all for now. */
interface Following {
  lag: number;
  isLate: boolean;
  lateTick: number;
}

class Participant {
  readonly worker: number;
  readonly speak: () => Float32Array | undefined;
  readonly limiter: Limiter;
  readonly mix: Float32Array;
  isMuted = false;
  isDeafened = false;
  isLeaving = false;
  gain = 1;
  loudness = 0;
  silentFrames = FLUSH_FRAMES;
  /** Left and right gains at which each was heard at the end of the last frame. */
  heard = new Map<number, readonly [number, number]>();

  constructor(worker: number, speak: () => Float32Array | undefined, limiter: Limiter, mix: Float32Array) {
    this.worker = worker;
    this.speak = speak;
    this.limiter = limiter;
    this.mix = mix;
  }
}

/**
 * The expected output of the mixers of several workers, computed in the simplest way: for every listener separately,
 * looking at everyone, without grid, streams or plans. Only the distance law, the pan and the limiter come from the
 * product. It models dry voices: other tests cover rules that change their sound (effects, air, muffling walls),
 * cameras, radios and priority.
 */
export class ListeningReference {
  readonly participants = new Map<number, Participant>();
  readonly standings = new Map<number, PlacedSpeaker>();
  /** Frames expected for a listener, by tick. */
  readonly frames = new Map<number, Map<number, Float32Array>>();
  maxHeard = 8;
  readonly #rules: HearingRules;
  readonly #bank: FrameBank;
  readonly #kernels: ReturnType<typeof createMixKernels>;
  /** By worker and tick: the sound of its speakers. */
  readonly #published: Map<number, Map<number, { frame: Float32Array; loudness: number }>>[];
  /** By worker: all speakers mixed in its last tick. */
  readonly #lastVoices: Map<number, Voice>[];
  readonly #lastTick: number[];
  /** By worker and other worker: how the first follows the second. */
  readonly #followings: readonly Following[][];

  constructor(capacity: number, workers: number, rules: HearingRules) {
    const memory = createMixMemory(capacity, 1);
    this.#rules = rules;
    this.#bank = new FrameBank(memory);
    this.#kernels = createMixKernels(memory);
    this.#published = Array.from({ length: workers }, () => new Map());
    this.#lastVoices = Array.from({ length: workers }, () => new Map());
    this.#lastTick = new Array<number>(workers).fill(-1);
    this.#followings = Array.from({ length: workers }, () =>
      Array.from({ length: workers }, () => ({ lag: 1, isLate: true, lateTick: -Infinity })),
    );
  }

  join(slot: number, worker: number, speak: () => Float32Array | undefined): void {
    this.participants.set(
      slot,
      new Participant(worker, speak, new Limiter(this.#bank, this.#kernels, slot), this.#bank.mix(slot)),
    );
  }

  tick(worker: number, tick: number): void {
    const voices = this.#takeVoices(worker, tick);
    for (const [slot, participant] of this.participants) {
      if (participant.worker === worker && !participant.isLeaving) this.#mixFor(slot, participant, voices, tick);
    }
    this.#lastVoices[worker] = voices;
    this.#lastTick[worker] = tick;
    for (const [slot, participant] of this.participants) {
      if (participant.worker !== worker || !participant.isLeaving) continue;
      this.participants.delete(slot);
    }
  }

  #takeVoices(worker: number, tick: number): Map<number, Voice> {
    const last = this.#lastTick[worker] === tick - 1 ? this.#lastVoices[worker]! : new Map<number, Voice>();
    const voices = new Map<number, Voice>();
    const own = new Map<number, { frame: Float32Array; loudness: number }>();
    for (const [slot, participant] of this.participants) {
      if (participant.worker !== worker) continue;
      const frame = takeFrame(participant);
      if (frame === undefined) continue;
      own.set(slot, { frame, loudness: participant.loudness });
    }
    this.#published[worker]!.set(tick, own);
    for (let other = 0; other < this.#published.length; other++) {
      const following = this.#followings[worker]![other]!;
      const wasLate = other !== worker && following.isLate;
      const said = other === worker ? own : this.#follow(following, this.#published[other]!, tick);
      if (said === undefined) {
        for (const [slot, voice] of last)
          if (voice.worker === other && voice.kind !== 'ends') voices.set(slot, { ...voice, kind: 'ends' });
        continue;
      }
      for (const [slot, { frame, loudness }] of said)
        voices.set(slot, { frame, loudness, worker: other, kind: last.has(slot) || wasLate ? 'continues' : 'begins' });
    }
    return voices;
  }

  /**
   * The sound of another worker's speakers one tick ago, or two while that worker is repeatedly late. Undefined = it is
   * late.
   */
  #follow(following: Following, published: ReadonlyMap<number, Said>, tick: number): Said | undefined {
    const said = (lag: number): Said | undefined => published.get(tick - lag);
    if (following.isLate) {
      following.lag = said(following.lag) === undefined ? 3 - following.lag : following.lag;
    } else if (following.lag === 2) {
      if (said(1) === undefined) following.lateTick = tick;
      else if (tick - following.lateTick >= 250 && said(2)?.size === 0) following.lag = 1;
    }
    const found = said(following.lag);
    if (found === undefined && following.isLate) following.lag = 3 - following.lag;
    if (found === undefined && !following.isLate) {
      following.lag = tick - following.lateTick < 50 ? 2 : 1;
      following.lateTick = tick;
    }
    following.isLate = found === undefined;
    return found;
  }

  #mixFor(slot: number, listener: Participant, voices: Map<number, Voice>, tick: number): void {
    const targets = listener.isDeafened
      ? new Map<number, readonly [number, number]>()
      : this.#selectHeard(slot, listener, voices);
    const mix = new Float32Array(2 * FRAME);
    let isSound = false;
    for (const [speaker, voice] of voices) {
      const end = targets.get(speaker);
      const before = listener.heard.get(speaker);
      if (end === undefined && (before === undefined || voice.kind === 'begins')) continue;
      const start = voice.kind === 'begins' ? end! : (before ?? [0, 0]);
      addVoice(mix, voice.frame, start, end ?? [0, 0]);
      isSound = true;
    }
    listener.heard = targets;
    this.#finish(slot, listener, mix, isSound, tick);
  }

  #finish(slot: number, listener: Participant, mix: Float32Array, isSound: boolean, tick: number): void {
    if (isSound) {
      listener.mix.set(mix);
      listener.limiter.process();
      mix.set(listener.mix);
      listener.silentFrames = 0;
    } else {
      listener.limiter.reset();
      if (listener.silentFrames === FLUSH_FRAMES) return;
      listener.silentFrames++;
    }
    const frames = this.frames.get(slot) ?? new Map<number, Float32Array>();
    this.frames.set(slot, frames.set(tick, mix));
  }

  #selectHeard(
    slot: number,
    listener: Participant,
    voices: Map<number, Voice>,
  ): Map<number, readonly [number, number]> {
    const candidates: { speaker: number; ears: readonly [number, number]; score: number }[] = [];
    for (const [speaker, voice] of voices) {
      if (speaker === slot || voice.kind === 'ends') continue;
      const wasHeard = listener.heard.has(speaker);
      const ears = this.#ears(slot, speaker, wasHeard);
      if (ears === undefined) continue;
      candidates.push({ speaker, ears, score: voice.loudness * (ears[0] ** 2 + ears[1] ** 2) * (wasHeard ? 2 : 1) });
    }
    candidates.sort((a, b) => b.score - a.score || a.speaker - b.speaker);
    return new Map(candidates.slice(0, this.maxHeard).map(({ speaker, ears }) => [speaker, ears]));
  }

  #ears(listener: number, speaker: number, wasHeard: boolean): readonly [number, number] | undefined {
    const [here, there] = [this.standings.get(listener) ?? UNKNOWN, this.standings.get(speaker) ?? UNKNOWN];
    const mode = this.#rules.phases.playing[here.state][there.state];
    if (here.group !== there.group || mode === 'silent') return undefined;
    const isTeamMate = this.#rules.channels.team && there.talksToTeam && there.team > 0 && there.team === here.team;
    if (isTeamMate || mode === 'everywhere') return [CENTRE, CENTRE];
    if (this.#rules.teams === 'separate' && here.team !== there.team) return undefined;
    if (this.#rules.law === 'flat') return [CENTRE, CENTRE];
    return this.#earsNearby(here, there, wasHeard);
  }

  #earsNearby(here: PlacedSpeaker, there: PlacedSpeaker, wasHeard: boolean): readonly [number, number] | undefined {
    const rules = this.#rules;
    const [from, to] = [here.pose, there.pose];
    if (from === undefined || to === undefined) return undefined;
    if (here.world !== there.world || (rules.enclosures === 'separate' && here.enclosure !== there.enclosure))
      return undefined;
    const [x, y, z] = [to.xMetres - from.xMetres, to.yMetres - from.yMetres, to.zMetres - from.zMetres];
    const distance = Math.hypot(x, y, z);
    const isWithin = isWithinEarshot(wasHeard, Math.hypot(distance, rules.offsetMetres) / there.reach, rules.maxMetres);
    const gain = there.remaining * (isWithin ? distanceGain(distance, rules, there.reach) : rules.floorGain);
    if (gain === 0) return undefined;
    const pan = stereoPan(
      lateralMetres(x, z, Math.cos(from.yawRadians), Math.sin(from.yawRadians)),
      distance,
      rules.minMetres,
    );
    return [Math.fround(gain * panLeft(pan)), Math.fround(gain * panRight(pan))];
  }
}

/** The speaker's frame with faded mute and unmute; undefined when it is silent. */
function takeFrame(participant: Participant): Float32Array | undefined {
  const said = participant.speak();
  const endGain = participant.isMuted || participant.isLeaving ? 0 : 1;
  const frame = said?.map((sample, i) => sample * (participant.gain + ((endGain - participant.gain) * i) / FRAME));
  participant.gain = endGain;
  let power = 0;
  for (const sample of frame ?? []) power += (sample * sample) / FRAME;
  participant.loudness = Math.max(power, 0.9 * participant.loudness);
  return power > 1e-9 ? frame : undefined;
}

function addVoice(
  mix: Float32Array,
  frame: Float32Array,
  start: readonly [number, number],
  end: readonly [number, number],
): void {
  for (let i = 0; i < FRAME; i++) {
    mix[2 * i]! += frame[i]! * (start[0] + ((end[0] - start[0]) * i) / FRAME);
    mix[2 * i + 1]! += frame[i]! * (start[1] + ((end[1] - start[1]) * i) / FRAME);
  }
}
