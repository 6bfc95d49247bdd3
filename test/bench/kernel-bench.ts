import { monotonicMs } from '../../main/clock/monotonic-time.ts';
import { HEAD_DIRECTIONS, RESPONSE_TAPS } from '../../main/mixer/kernel/head-responses.ts';
import { FrameBank } from '../../main/mixer/kernel/frame-bank.ts';
import { createMixKernels } from '../../main/mixer/kernel/mix-kernels.ts';
import { createMixMemory } from '../../main/mixer/kernel/mix-memory.ts';
import { createTimbreEffect } from '../../shared/dsp/create-timbre-effect.ts';
import { TIMBRES } from '../../shared/dsp/timbre.ts';
import { createRandom, noise } from '../support/signals.ts';
import type { Figure } from './figure.ts';

const FRAME = 960;
const SLOTS = 100;
/** Rounds of each kernel in turn. The shortest counts, because other programs use the machine too. */
const ROUNDS = 25;
const CALLS_PER_ROUND = 4_000;
/** The same for the ear filter, which takes as long as a dozen other kernels, and twenty times longer in JavaScript. */
const FILTER_CALLS_PER_ROUND = 400;
/** The same for timbres, each of which takes at least as long as a dozen kernels. */
const TIMBRE_ROUNDS = 100;
const FRAMES_PER_ROUND = 40;

/** Frames and mixes of `SLOTS` participants, by slot minus one. */
interface Sounds {
  readonly frames: readonly Float32Array[];
  readonly mixes: readonly Float32Array[];
}

/** Does the work of one call, the `call`-th. */
type Work = (call: number) => void;

/**
 * Microseconds per call of each mixing kernel: SIMD on the shared memory, and the same loops in plain JavaScript, on
 * the same memory and on separate memory. Cycles through the frames of a hundred speakers, so that they come from the
 * second-level cache, with eight in each mix, as in a crowd. Also microseconds per frame of a voice in each timbre.
 */
export function runKernelBench(): Promise<Figure[]> {
  const memory = createMixMemory(SLOTS, 1);
  const bank = new FrameBank(memory);
  const kernels = createMixKernels(memory);
  const slots = Array.from({ length: SLOTS }, (_, i) => i + 1);
  const shared: Sounds = {
    frames: slots.map((slot) => bank.frame(slot, 0)),
    mixes: slots.map((slot) => bank.mix(slot)),
  };
  const own: Sounds = {
    frames: slots.map(() => new Float32Array(FRAME)),
    mixes: slots.map(() => new Float32Array(2 * FRAME)),
  };
  for (const { frames } of [shared, own]) for (const frame of frames) frame.set(noise(createRandom(1), 0.1, FRAME));
  const sharedResponse = new Float32Array(memory.memory.buffer, bank.responseAddress(1), RESPONSE_TAPS);
  const ownResponse = sharedResponse.slice();

  return Promise.resolve([
    compare(
      'adding a speaker to a mix, gains at rest',
      (call) =>
        kernels.accumulatePanned(
          bank.frameAddress(speakerOf(call), 0),
          bank.mixAddress(listenerOf(call)),
          0.4,
          0.4,
          0.2,
          0.2,
        ),
      plain(shared, (frame, mix) => accumulateSteady(frame, mix, 0.4, 0.2)),
      plain(own, (frame, mix) => accumulateSteady(frame, mix, 0.4, 0.2)),
    ),
    compare(
      'adding a speaker to a mix, gains moving',
      (call) =>
        kernels.accumulatePanned(
          bank.frameAddress(speakerOf(call), 0),
          bank.mixAddress(listenerOf(call)),
          0.4,
          0.3,
          0.2,
          0.3,
        ),
      plain(shared, (frame, mix) => accumulateRamp(frame, mix, 0.4, 0.3, 0.2, 0.3)),
      plain(own, (frame, mix) => accumulateRamp(frame, mix, 0.4, 0.3, 0.2, 0.3)),
    ),
    compare(
      'adding a speaker to a mix, the far ear later',
      (call) =>
        kernels.accumulateApart(
          bank.frameAddress(speakerOf(call), 0) - 4 * 31,
          bank.frameAddress(speakerOf(call), 0),
          bank.mixAddress(listenerOf(call)),
          0.4,
          0.4,
          0.2,
          0.2,
        ),
      plain(shared, (frame, mix) => accumulateApart(frame, mix, 31, 0.4, 0.2)),
      plain(own, (frame, mix) => accumulateApart(frame, mix, 31, 0.4, 0.2)),
    ),
    compare(
      'filtering a voice for one ear',
      (call) =>
        kernels.convolve(
          bank.frameAddress(speakerOf(call), 0) - 4 * (call % 32),
          bank.responseAddress(directionOf(call)),
          bank.earAddress(0, 0),
        ),
      plain(shared, (frame, mix) => convolve(frame, sharedResponse, mix)),
      plain(own, (frame, mix) => convolve(frame, ownResponse, mix)),
      FILTER_CALLS_PER_ROUND,
    ),
    compare(
      'power of a frame',
      (call) => void kernels.framePower(bank.frameAddress(speakerOf(call), 0)),
      plain(shared, framePower),
      plain(own, framePower),
    ),
    compare(
      'peaks of a mix',
      (call) => void kernels.mixPeaks(bank.mixAddress(listenerOf(call)), bank.peaksAddress(listenerOf(call))),
      plain(shared, (_, mix) => mixPeaks(mix)),
      plain(own, (_, mix) => mixPeaks(mix)),
    ),
    compare(
      'limiting a mix',
      (call) => {
        for (let block = 0; block < 8; block++)
          kernels.limitBlock(bank.mixAddress(listenerOf(call)) + 960 * block, 1, 1, 120);
      },
      plain(shared, (_, mix) => limitMix(mix)),
      plain(own, (_, mix) => limitMix(mix)),
    ),
    compare(
      'clearing a mix',
      (call) => kernels.clear(bank.mixAddress(listenerOf(call))),
      plain(shared, (_, mix) => mix.fill(0)),
      plain(own, (_, mix) => mix.fill(0)),
    ),
    ...timbreFigures(),
  ]);
}

/** Once per speaker and tick, for all listeners. A worker makes at most 64. */
function timbreFigures(): readonly Figure[] {
  const voice = noise(createRandom(2), 0.1, FRAME);
  const frame = new Float32Array(FRAME);
  return TIMBRES.filter((timbre) => timbre !== 'dry').map((timbre) => {
    const effect = createTimbreEffect(timbre);
    let least = Infinity;
    for (let round = 0; round < TIMBRE_ROUNDS; round++) {
      const startMs = monotonicMs();
      for (let call = 0; call < FRAMES_PER_ROUND; call++) {
        frame.set(voice);
        effect.process(frame);
      }
      least = Math.min(least, ((monotonicMs() - startMs) * 1_000) / FRAMES_PER_ROUND);
    }
    return {
      name: `timbre: ${timbre}, one frame of a voice`,
      value: least,
      unit: 'us',
      target: null,
      note: `least of ${TIMBRE_ROUNDS} x ${FRAMES_PER_ROUND} frames`,
    };
  });
}

function compare(name: string, kernel: Work, onShared: Work, onOwn: Work, callsPerRound = CALLS_PER_ROUND): Figure {
  const [kernelMicroseconds, sharedMicroseconds, ownMicroseconds] = leastMicroseconds(
    [kernel, onShared, onOwn],
    callsPerRound,
  ) as [number, number, number];
  const ratio = (sharedMicroseconds / kernelMicroseconds).toFixed(1);
  const note = `plain JavaScript ${sharedMicroseconds.toFixed(2)} us (${ratio} times), on unshared memory ${ownMicroseconds.toFixed(2)} us; least of ${ROUNDS} x ${callsPerRound} calls`;
  return { name: `kernel: ${name}`, value: kernelMicroseconds, unit: 'us', target: null, note };
}

/** Time per call. The tasks take turns, so that other load on the machine affects them equally. */
function leastMicroseconds(works: readonly Work[], callsPerRound: number): readonly number[] {
  const least = works.map(() => Infinity);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, work] of works.entries()) {
      const startMs = monotonicMs();
      for (let call = 0; call < callsPerRound; call++) work(call);
      least[index] = Math.min(least[index]!, ((monotonicMs() - startMs) * 1_000) / callsPerRound);
    }
  }
  return least;
}

function plain({ frames, mixes }: Sounds, work: (frame: Float32Array, mix: Float32Array) => void): Work {
  return (call) => work(frames[speakerOf(call) - 1]!, mixes[listenerOf(call) - 1]!);
}

function speakerOf(call: number): number {
  return 1 + ((7 * call) % SLOTS);
}

function directionOf(call: number): number {
  return 1 + ((37 * call) % HEAD_DIRECTIONS);
}

function listenerOf(call: number): number {
  return 1 + ((call >>> 3) % SLOTS);
}

function accumulateSteady(mono: Float32Array, mix: Float32Array, left: number, right: number): void {
  for (let i = 0; i < FRAME; i++) {
    const sample = mono[i]!;
    mix[2 * i]! += sample * left;
    mix[2 * i + 1]! += sample * right;
  }
}

function accumulateApart(
  mono: Float32Array,
  mix: Float32Array,
  delaySamples: number,
  left: number,
  right: number,
): void {
  for (let i = 0; i < FRAME; i++) {
    mix[2 * i]! += (i < delaySamples ? 0 : mono[i - delaySamples]!) * left;
    mix[2 * i + 1]! += mono[i]! * right;
  }
}

/** The samples before the frame are left out. */
function convolve(mono: Float32Array, taps: Float32Array, output: Float32Array): void {
  for (let i = 0; i < FRAME; i++) {
    let sum = 0;
    const count = Math.min(RESPONSE_TAPS, i + 1);
    for (let t = 0; t < count; t++) sum += taps[t]! * mono[i - t]!;
    output[i] = sum;
  }
}

function accumulateRamp(
  mono: Float32Array,
  mix: Float32Array,
  leftStart: number,
  leftEnd: number,
  rightStart: number,
  rightEnd: number,
): void {
  const leftStep = (leftEnd - leftStart) / FRAME;
  const rightStep = (rightEnd - rightStart) / FRAME;
  for (let i = 0; i < FRAME; i++) {
    const sample = mono[i]!;
    mix[2 * i]! += sample * (leftStart + leftStep * i);
    mix[2 * i + 1]! += sample * (rightStart + rightStep * i);
  }
}

function framePower(frame: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < FRAME; i++) sum += frame[i]! * frame[i]!;
  return sum / FRAME;
}

function mixPeaks(mix: Float32Array): number {
  let largest = 0;
  for (let i = 0; i < 2 * FRAME; i++) {
    const magnitude = Math.abs(mix[i]!);
    if (!(magnitude < Infinity)) mix[i] = 0;
    else if (magnitude > largest) largest = magnitude;
  }
  return largest;
}

function limitMix(mix: Float32Array): void {
  for (let i = 0; i < FRAME; i++) {
    const gain = 1 + 1e-9 * i;
    for (let position = 2 * i; position < 2 * i + 2; position++) {
      const sample = mix[position]! * gain;
      mix[position] = sample > 1 ? 1 : sample < -1 ? -1 : sample;
    }
  }
}
