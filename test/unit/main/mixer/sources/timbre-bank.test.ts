import { beforeEach, describe, expect, it } from 'vitest';
import { FrameBank } from '../../../../../main/mixer/kernel/frame-bank.ts';
import { createMixKernels, type MixKernels } from '../../../../../main/mixer/kernel/mix-kernels.ts';
import { createMixMemory } from '../../../../../main/mixer/kernel/mix-memory.ts';
import { TimbreBank } from '../../../../../main/mixer/sources/timbre-bank.ts';
import { createTimbreEffect } from '../../../../../shared/dsp/create-timbre-effect.ts';
import { TIMBRES } from '../../../../../shared/dsp/timbre.ts';
import { clickRatio, concatenate, createRandom, isAllFinite, noise, sine } from '../../../../support/signals.ts';

const FRAME = 960;
const CAPACITY = 80;
const [MUFFLED, HALL] = [TIMBRES.indexOf('muffled'), TIMBRES.indexOf('hall')] as const;
const voiceOf = (slot: number, timbre: number): number => slot + timbre * (CAPACITY + 1);

let bank: FrameBank;
let kernels: MixKernels;
let timbres: TimbreBank;

beforeEach(() => {
  const memory = createMixMemory(CAPACITY, 2);
  bank = new FrameBank(memory);
  kernels = createMixKernels(memory);
  timbres = new TimbreBank(CAPACITY, bank, kernels, 0);
});

const frameAt = (address: number): Float32Array => bank.samples.slice(address / 4, address / 4 + FRAME);

/** Feeds `frame` from `slot` in `tick`. Returns the address of the voice. */
function make(slot: number, timbre: number, tick: number, frame: Float32Array | undefined): number {
  if (frame === undefined) return timbres.address(voiceOf(slot, timbre), tick, bank.silenceAddress);
  bank.frame(slot, tick).set(frame);
  return timbres.address(voiceOf(slot, timbre), tick, bank.frameAddress(slot, tick));
}

describe('a voice with a timbre', () => {
  it("is its effect applied to the speaker's successive frames, and leaves the dry frames unchanged", () => {
    for (const [timbre, name] of TIMBRES.entries()) {
      if (name === 'dry') continue;
      const effect = createTimbreEffect(name);
      for (let tick = 0; tick < 5; tick++) {
        timbres.begin(tick);
        const said = noise(createRandom(tick), 0.3, FRAME);
        const expected = said.slice();
        effect.process(expected);
        expect(frameAt(make(3, timbre, tick, said))).toEqual(expected);
        expect(bank.frame(3, tick)).toEqual(said);
      }
    }
  });

  it('is rendered once a tick, however many hear it', () => {
    timbres.begin(0);
    const address = make(3, 1, 0, noise(createRandom(1), 0.3, FRAME));
    const before = frameAt(address);
    for (let i = 0; i < 5; i++) expect(timbres.address(voiceOf(3, 1), 0, bank.frameAddress(3, 0))).toBe(address);
    expect(frameAt(address)).toEqual(before);
    expect(timbres.made).toBe(1);
  });

  it('is preceded by the end of its last frame', () => {
    let last: Float32Array = new Float32Array(FRAME);
    for (let tick = 0; tick < 4; tick++) {
      timbres.begin(tick);
      const address = make(3, 2, tick, noise(createRandom(tick), 0.3, FRAME));
      expect(bank.samples.slice(address / 4 - 96, address / 4)).toEqual(last.slice(-96));
      last = frameAt(address);
    }
  });

  it('starts over after a tick in which nobody asked for it', () => {
    const said = noise(createRandom(1), 0.3, FRAME);
    timbres.begin(0);
    const first = frameAt(make(3, 6, 0, said));
    for (let tick = 1; tick < 5; tick++) {
      timbres.begin(tick);
      const frame = frameAt(make(3, 6, tick, said));
      if (tick < 4) expect(frame).not.toEqual(first);
    }
    timbres.begin(6);
    const address = make(3, 6, 6, said);
    expect(frameAt(address)).toEqual(first);
    expect(bank.samples.slice(address / 4 - 96, address / 4).every((sample) => sample === 0)).toBe(true);
  });

  it('is independent of other speakers, timbres and workers', () => {
    const others = new TimbreBank(CAPACITY, bank, kernels, 1);
    const said = noise(createRandom(1), 0.3, FRAME);
    timbres.begin(0);
    others.begin(0);
    const addresses = [
      make(1, 5, 0, said),
      make(2, 5, 0, said),
      make(1, 6, 0, said),
      others.address(voiceOf(1, 5), 0, bank.frameAddress(1, 0)),
    ];
    expect(new Set(addresses).size).toBe(4);
    expect(frameAt(addresses[1]!)).toEqual(frameAt(addresses[0]!));
    expect(frameAt(addresses[3]!)).toEqual(frameAt(addresses[0]!));
  });

  it('has no past once the slot has changed hands', () => {
    const said = noise(createRandom(1), 0.3, FRAME);
    timbres.begin(0);
    const first = frameAt(make(3, 6, 0, said));
    for (let tick = 1; tick < 4; tick++) {
      timbres.begin(tick);
      make(3, 6, tick, said);
    }
    timbres.begin(4);
    timbres.forget(3);
    expect(timbres.isRinging(3)).toBe(false);
    expect(frameAt(make(3, 6, 4, said))).toEqual(first);
  });

  it('survives frames with NaN or far beyond full scale', () => {
    for (const [timbre, name] of TIMBRES.entries()) {
      if (name === 'dry') continue;
      for (let tick = 0; tick < 40; tick++) {
        timbres.begin(tick);
        const said = noise(createRandom(tick), tick % 7 === 3 ? 1e38 : 0.3, FRAME);
        if (tick % 5 === 2) said.fill(Number.NaN, 100, 200);
        if (tick % 5 === 3) said[17] = Infinity;
        expect(isAllFinite(frameAt(make(4, timbre, tick, said)))).toBe(true);
      }
    }
  });
});

describe('a timbre that rings on', () => {
  /** Returns for how many ticks a timbre rings after half a second of a tone. */
  function ringingTicks(timbre: number): number {
    for (let tick = 0; tick < 25; tick++) {
      timbres.begin(tick);
      make(3, timbre, tick, sine(500, 0.3, FRAME, tick * FRAME));
    }
    for (let tick = 25; tick < 500; tick++) {
      timbres.begin(tick);
      if (!timbres.isRinging(3)) return tick - 25;
      make(3, timbre, tick, undefined);
    }
    return Infinity;
  }

  it('does so for two seconds in a hall, half a second in a room, and a few frames otherwise', () => {
    const ticks = Object.fromEntries(TIMBRES.slice(1).map((name, i) => [name, ringingTicks(i + 1)]));
    expect(ticks['hall']).toBeGreaterThan(90);
    expect(ticks['hall']).toBeLessThan(130);
    expect(ticks['room']).toBeGreaterThan(20);
    expect(ticks['room']).toBeLessThan(40);
    for (const name of ['muffled', 'radio', 'underwater', 'vent', 'phone']) expect(ticks[name]).toBeLessThan(10);
  });

  it('does not end when the sound was so short that no echo has returned yet', () => {
    timbres.begin(0);
    const click = new Float32Array(FRAME);
    click[FRAME - 1] = 0.5;
    make(3, HALL, 0, click);
    for (let tick = 1; tick < 20; tick++) {
      timbres.begin(tick);
      expect(timbres.isRinging(3)).toBe(true);
      make(3, HALL, tick, undefined);
    }
  });

  it('ends when nobody asks for it', () => {
    timbres.begin(0);
    make(3, HALL, 0, noise(createRandom(1), 0.3, FRAME));
    timbres.begin(1);
    expect([timbres.isRinging(3), timbres.isRinging(4)]).toEqual([true, false]);
    timbres.begin(2);
    expect(timbres.isRinging(3)).toBe(false);
  });
});

describe('more voices than there is room for', () => {
  const tone = (tick: number): Float32Array => sine(500, 0.3, FRAME, tick * FRAME);

  it('stay dry and are counted, each once a tick; existing ones continue', () => {
    for (let tick = 0; tick < 3; tick++) {
      timbres.begin(tick);
      const addresses = Array.from({ length: 70 }, (_, i) => make(i + 1, 1, tick, tone(tick)));
      expect(new Set(addresses).size).toBe(70);
      for (let slot = 65; slot <= 70; slot++) {
        expect(addresses[slot - 1]).toBe(bank.frameAddress(slot, tick));
        expect(timbres.address(voiceOf(slot, 1), tick, bank.frameAddress(slot, tick))).toBe(
          bank.frameAddress(slot, tick),
        );
      }
    }
    expect([timbres.made, timbres.missed]).toEqual([3 * 64, 3 * 6]);
  });

  it('are faded into their timbre once there is room', () => {
    const heard: Float32Array[] = [];
    for (let tick = 0; tick < 10; tick++) {
      timbres.begin(tick);
      for (let slot = 1; slot <= 64; slot++) if (tick < 4) make(slot, 1, tick, tone(tick));
      heard.push(frameAt(make(70, MUFFLED, tick, tone(tick))));
    }
    expect(heard[4]).toEqual(tone(4));
    expect(heard[5]).not.toEqual(tone(5));
    expect(clickRatio(concatenate(heard), 500, 0.3)).toBeLessThan(1.5);
  });
});

describe('the silence after a frame', () => {
  it("is preceded by the frame's end, and frees its place", () => {
    for (let tick = 0; tick < 200; tick++) {
      timbres.begin(tick);
      bank.frame(3, tick).fill(0.5);
      const address = timbres.silenceAfter(3, tick, bank.frameAddress(3, tick));
      expect(address).not.toBe(bank.silenceAddress);
      expect(frameAt(address).every((sample) => sample === 0)).toBe(true);
      expect(bank.samples.slice(address / 4 - 96, address / 4).every((sample) => sample === 0.5)).toBe(true);
    }
  });

  it('is plain silence when there is no room', () => {
    timbres.begin(0);
    for (let slot = 1; slot <= 64; slot++) make(slot, 1, 0, sine(500, 0.3, FRAME));
    expect(timbres.silenceAfter(70, 0, bank.frameAddress(1, 0))).toBe(bank.silenceAddress);
  });
});
