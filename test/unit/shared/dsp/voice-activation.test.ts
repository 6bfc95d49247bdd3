import { describe, expect, it } from 'vitest';
import { VoiceActivation, type VoiceActivationOptions } from '../../../../shared/dsp/voice-activation.ts';
import { clickRatio, concatenate, createRandom, noise, peak, rmsDb, sine } from '../../../support/signals.ts';

const BLOCK = 128;
const OPTIONS: VoiceActivationOptions = { thresholdDb: -45, holdMs: 300, preRollMs: 100 };
const ms = (milliseconds: number): number => Math.round((milliseconds * 48_000) / 1_000 / BLOCK) * BLOCK;
/** Delays are not whole numbers of blocks. */
const exact = (milliseconds: number): number => 48 * milliseconds;
const fan = (milliseconds: number): Float32Array => noise(createRandom(7), 0.001, ms(milliseconds));

interface Run {
  readonly output: Float32Array;
  readonly isActive: readonly boolean[];
  readonly delays: readonly number[];
}

function run(
  input: Float32Array,
  options: VoiceActivationOptions | null = OPTIONS,
  activation = new VoiceActivation(),
): Run {
  activation.configure(options);
  const output = new Float32Array(input.length);
  const [isActive, delays]: [boolean[], number[]] = [[], []];
  for (let start = 0; start + BLOCK <= input.length; start += BLOCK) {
    activation.process(input.subarray(start, start + BLOCK), output.subarray(start, start + BLOCK), BLOCK);
    isActive.push(activation.isActive);
    delays.push(activation.delaySamples);
  }
  return { output, isActive, delays };
}

/** Runs blocks until it is (or is not) active. Returns the time in ms. */
function msUntil(isActive: readonly boolean[], wanted: boolean, fromMs = 0): number {
  return ((isActive.indexOf(wanted, ms(fromMs) / BLOCK) + 1) * BLOCK) / 48;
}

it('passes everything at once, unchanged, while it is off', () => {
  const input = noise(createRandom(3), 0.3, ms(100));
  const { output, delays } = run(input, null);
  expect(output).toEqual(input);
  expect(delays.every((delay) => delay === 0)).toBe(true);
});

describe('opening', () => {
  it('blocks noise below the threshold, to the last bit', () => {
    const { output, isActive } = run(fan(2_000));
    expect(peak(output.subarray(ms(20)))).toBe(0);
    expect(isActive).not.toContain(true);
  });

  it('passes speech from its very start, delayed by the pre-roll', () => {
    const word = sine(220, 0.1, ms(200));
    const { output, isActive } = run(concatenate([fan(500), word, fan(700)]));
    expect(msUntil(isActive, true)).toBeLessThan(500 + 15);
    const heard = output.subarray(ms(500) + exact(100), ms(500) + exact(100) + word.length);
    for (let i = 0; i < word.length; i++) expect(heard[i]).toBeCloseTo(word[i]!, 5);
  });

  it('ignores rumble below the frequencies of voices', () => {
    const { isActive } = run(concatenate([sine(20, 0.02, ms(2_000))]));
    expect(isActive).not.toContain(true);
  });

  it('does not flutter at the threshold', () => {
    const swelling = concatenate(
      Array.from({ length: 20 }, (_, index) => sine(220, index % 2 === 0 ? 0.009 : 0.006, ms(100))),
    );
    const { isActive } = run(swelling);
    const changes = isActive.filter((now, index) => index > 0 && now !== isActive[index - 1]);
    expect(changes).toHaveLength(1);
  });
});

describe('closing', () => {
  it('waits for the hold time, then is silent', () => {
    const { output, isActive } = run(concatenate([sine(220, 0.1, ms(500)), fan(1_000)]));
    const closedMs = msUntil(isActive, false, 20);
    expect(closedMs).toBeGreaterThan(500 + 300);
    expect(closedMs).toBeLessThan(500 + 300 + 80);
    expect(peak(output.subarray(ms(closedMs + 20)))).toBe(0);
  });

  it('passes everything that was said, even when the pre-roll is longer than the hold time', () => {
    const word = sine(220, 0.1, ms(120));
    const { output } = run(concatenate([fan(500), word, fan(800)]), { ...OPTIONS, holdMs: 100, preRollMs: 300 });
    expect(rmsDb(output.subarray(ms(500) + exact(300), ms(500) + exact(300) + word.length))).toBeCloseTo(
      rmsDb(word),
      1,
    );
  });
});

describe('the delay', () => {
  it('is dropped in the first pause of the speech, and not before', () => {
    const speech = concatenate([fan(500), sine(220, 0.1, ms(400)), fan(200), sine(330, 0.1, ms(400)), fan(600)]);
    const { output, delays } = run(speech);
    expect(delays[ms(880) / BLOCK]).toBe(4_800);
    expect(delays[ms(1_150) / BLOCK]).toBe(0);
    const second = output.subarray(ms(1_150), ms(1_450));
    expect(rmsDb(second)).toBeCloseTo(rmsDb(speech.subarray(ms(1_150), ms(1_450))), 2);
  });

  it('returns for the next speech', () => {
    const { delays } = run(concatenate([fan(500), sine(220, 0.1, ms(200)), fan(1_000), sine(220, 0.1, ms(50))]));
    expect(delays.at(-1)).toBe(4_800);
  });
});

it('causes no click when the gate opens or closes, or is turned on and off during a tone', () => {
  const activation = new VoiceActivation();
  const tone = sine(220, 0.2, ms(1_500));
  const parts = [null, { ...OPTIONS, thresholdDb: -5 }, null].map(
    (options, index) => run(tone.subarray(index * ms(500), (index + 1) * ms(500)), options, activation).output,
  );
  const whole = concatenate(parts);
  expect(peak(whole.subarray(ms(700), ms(1_000)))).toBe(0);
  expect(clickRatio(whole, 220, 0.2)).toBeLessThan(8);
});
