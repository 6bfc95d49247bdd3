import { beforeEach, describe, expect, it } from 'vitest';
import {
  createPressMerger,
  LATEST_REPORT_MS,
  SAME_PRESS_MS,
  type PressMerger,
  type PressSource,
} from '../../../../../renderer/features/hotkeys/press-merger.ts';
import type { Binding } from '../../../../../shared/model/keys/bindings.ts';
import { createRandom } from '../../../../support/signals.ts';

const TALK: Binding = { action: 'talk', trigger: { device: 'keyboard', code: 'KeyV' } };
const TALK_BY_MOUSE: Binding = { action: 'talk', trigger: { device: 'mouse', button: 4 } };
const MUTE: Binding = { action: 'toggle-mute', trigger: { device: 'keyboard', code: 'KeyM' } };

let log: string[];
let nowMs: number;
/** The sources that see every press now. */
let seeing: Set<PressSource>;
let merger: PressMerger;

beforeEach(() => {
  log = [];
  nowMs = 1_000;
  seeing = new Set(['window', 'helper']);
  merger = createPressMerger({
    onPressed: (action) => log.push(`${action} down`),
    onReleased: (action) => log.push(`${action} up`),
    sees: (source) => seeing.has(source),
    nowMs: () => nowMs,
  });
});

function after(ms: number): PressMerger {
  nowMs += ms;
  return merger;
}

describe('one source', () => {
  it('holds from press to release, whatever repeats in between', () => {
    merger.press('helper', TALK);
    after(500).press('helper', TALK);
    expect(log).toEqual(['talk down']);
    merger.release('helper', TALK.trigger);
    expect(log).toEqual(['talk down', 'talk up']);
  });

  it('toggles once with each press, and not with the release', () => {
    for (let press = 0; press < 2; press++) {
      after(80).press('window', MUTE);
      after(80).release('window', MUTE.trigger);
    }
    expect(log).toEqual(['toggle-mute down', 'toggle-mute down']);
  });

  it('holds an action until the last of its triggers is released', () => {
    merger.press('helper', TALK);
    merger.press('helper', TALK_BY_MOUSE);
    merger.release('helper', TALK.trigger);
    expect(log).toEqual(['talk down']);
    merger.release('helper', TALK_BY_MOUSE.trigger);
    expect(log).toEqual(['talk down', 'talk up']);
  });

  it('releases what it held when it stops seeing', () => {
    merger.press('helper', TALK);
    merger.lose('helper');
    expect(log).toEqual(['talk down', 'talk up']);
  });

  it('ignores a release without a press', () => {
    merger.release('helper', TALK.trigger);
    expect(log).toEqual([]);
  });
});

describe('two sources that see the same press', () => {
  it.each([
    ['window', 'helper'],
    ['helper', 'window'],
  ] as const)('count it once when the %s sees it first', (first, second) => {
    merger.press(first, TALK);
    after(20).press(second, TALK);
    after(200).release(first, TALK.trigger);
    expect(log).toEqual(['talk down', 'talk up']);
    after(20).release(second, TALK.trigger);
    expect(log).toEqual(['talk down', 'talk up']);
  });

  it.each([
    ['window', 'helper'],
    ['helper', 'window'],
  ] as const)('end it when the %s sees the release, and the %s sees none or seconds later', (first, second) => {
    merger.press('window', TALK);
    merger.press('helper', TALK);
    after(200).release(first, TALK.trigger);
    expect(log).toEqual(['talk down', 'talk up']);
    after(3_000).press(first, TALK);
    after(10).press(second, TALK);
    after(3_000).release(second, TALK.trigger);
    expect(log).toEqual(['talk down', 'talk up', 'talk down', 'talk up']);
  });

  it.each([300, 1_000, 9_000])('count it once when the helper reports it %i ms late, held or not', (lateMs) => {
    for (const binding of [TALK, MUTE]) {
      merger.press('window', binding);
      after(80).release('window', binding.trigger);
      after(lateMs).press('helper', binding);
      after(80).release('helper', binding.trigger);
    }
    expect(log).toEqual(['talk down', 'talk up', 'toggle-mute down']);
  });

  it('count it once when the window is the late one', () => {
    merger.press('helper', MUTE);
    merger.release('helper', MUTE.trigger);
    after(5_000).press('window', MUTE);
    merger.release('window', MUTE.trigger);
    expect(log).toEqual(['toggle-mute down']);
  });

  it('count it once when the focus leaves the window before the helper reports', () => {
    merger.press('window', MUTE);
    merger.release('window', MUTE.trigger);
    merger.lose('window');
    seeing.delete('window');
    after(2_000).press('helper', MUTE);
    merger.release('helper', MUTE.trigger);
    after(2_000).press('helper', MUTE);
    expect(log).toEqual(['toggle-mute down', 'toggle-mute down']);
  });

  it('do not take a press in another program for one in the window, seconds later', () => {
    seeing.delete('window');
    merger.press('helper', MUTE);
    merger.release('helper', MUTE.trigger);
    seeing.add('window');
    after(2_000).press('window', MUTE);
    after(20).press('helper', MUTE);
    expect(log).toEqual(['toggle-mute down', 'toggle-mute down']);
  });

  it.each([
    ['does not run', () => seeing.delete('helper')],
    ['stops afterwards', () => undefined],
  ])('do not wait for a helper that %s', (_what, prepare) => {
    prepare();
    merger.press('window', MUTE);
    merger.release('window', MUTE.trigger);
    merger.lose('helper');
    merger.lose('window');
    seeing = new Set(['helper']);
    after(1_000).press('helper', MUTE);
    expect(log).toEqual(['toggle-mute down', 'toggle-mute down']);
  });

  it('do not let a late report hold the key for another press', () => {
    seeing.delete('window');
    merger.press('helper', TALK);
    merger.release('helper', TALK.trigger);
    seeing = new Set(['window']);
    after(3_000).press('window', TALK);
    after(300).press('helper', TALK);
    after(10).release('helper', TALK.trigger);
    expect(log).toEqual(['talk down', 'talk up', 'talk down']);
    after(10).release('window', TALK.trigger);
    expect(log).toEqual(['talk down', 'talk up', 'talk down', 'talk up']);
  });

  it.each([
    ['window', 'helper'],
    ['helper', 'window'],
  ] as const)('toggle once even when the %s has already seen the release', (first, second) => {
    merger.press(first, MUTE);
    after(15).release(first, MUTE.trigger);
    after(15).press(second, MUTE);
    after(15).release(second, MUTE.trigger);
    expect(log).toEqual(['toggle-mute down']);
  });

  it('distinguish two quick presses from one', () => {
    for (let press = 0; press < 2; press++) {
      after(60).press('window', TALK);
      after(5).press('helper', TALK);
      after(60).release('window', TALK.trigger);
      after(5).release('helper', TALK.trigger);
    }
    expect(log).toEqual(['talk down', 'talk up', 'talk down', 'talk up']);
  });

  it('distinguish two quick presses from one even when one source lags by more than a press', () => {
    merger.press('window', MUTE);
    after(40).release('window', MUTE.trigger);
    after(40).press('window', MUTE);
    after(10).press('helper', MUTE);
    after(10).release('helper', MUTE.trigger);
    after(10).press('helper', MUTE);
    after(10).release('window', MUTE.trigger);
    after(10).release('helper', MUTE.trigger);
    expect(log).toEqual(['toggle-mute down', 'toggle-mute down']);
  });

  it.each([
    ['after the focus has moved', SAME_PRESS_MS + 1, true],
    ['when the other source has missed one', LATEST_REPORT_MS + 1, false],
  ])('count two presses that are too far apart to be one, %s', (_when, gapMs, hasMoved) => {
    merger.press('helper', MUTE);
    merger.release('helper', MUTE.trigger);
    if (hasMoved) merger.lose('window');
    after(gapMs).press('window', MUTE);
    expect(log).toEqual(['toggle-mute down', 'toggle-mute down']);
  });

  it('stay held when one of them stops seeing keys', () => {
    merger.press('window', TALK);
    after(5).press('helper', TALK);
    merger.lose('window');
    expect(log).toEqual(['talk down']);
    merger.release('helper', TALK.trigger);
    expect(log).toEqual(['talk down', 'talk up']);
  });

  it('toggle only once when that very press takes the focus from the window', () => {
    merger.press('window', MUTE);
    merger.lose('window');
    after(20).press('helper', MUTE);
    expect(log).toEqual(['toggle-mute down']);
  });
});

describe('a press that has another meaning where it was seen', () => {
  it('is ignored from the other source too', () => {
    merger.press('window', TALK, true);
    after(5).press('helper', TALK);
    after(300).release('helper', TALK.trigger);
    after(5).release('window', TALK.trigger);
    expect(log).toEqual([]);
  });

  it('is released at once when the other source was quicker', () => {
    merger.press('helper', TALK);
    after(5).press('window', TALK, true);
    expect(log).toEqual(['talk down', 'talk up']);
    after(300).release('window', TALK.trigger);
    after(5).release('helper', TALK.trigger);
    expect(log).toEqual(['talk down', 'talk up']);
  });

  it('is ignored from a helper that reports it late, while the next one counts', () => {
    merger.press('window', TALK, true);
    after(80).release('window', TALK.trigger);
    after(2_000).press('helper', TALK);
    after(80).release('helper', TALK.trigger);
    expect(log).toEqual([]);
    merger.lose('window');
    after(2_000).press('helper', TALK);
    expect(log).toEqual(['talk down']);
  });

  it('counts when only the helper takes it for text, because the window saw where it went', () => {
    merger.press('helper', TALK, true);
    expect(log).toEqual([]);
    after(5).press('window', TALK);
    after(300).release('window', TALK.trigger);
    expect(log).toEqual(['talk down', 'talk up']);
  });

  it('toggles when only the helper takes it for text, also if the helper has reported its release', () => {
    merger.press('helper', MUTE, true);
    after(5).press('window', MUTE);
    after(50).release('helper', MUTE.trigger);
    after(5).release('window', MUTE.trigger);
    expect(log).toEqual(['toggle-mute down']);
    after(2_000).press('helper', MUTE, true);
    after(50).release('helper', MUTE.trigger);
    after(5).press('window', MUTE);
    after(50).release('window', MUTE.trigger);
    expect(log).toEqual(['toggle-mute down', 'toggle-mute down']);
  });

  it('toggles back when the window refuses what the helper has counted', () => {
    merger.press('helper', MUTE);
    expect(log).toEqual(['toggle-mute down']);
    after(30).press('window', MUTE, true);
    after(50).release('helper', MUTE.trigger);
    after(5).release('window', MUTE.trigger);
    expect(log).toEqual(['toggle-mute down', 'toggle-mute down']);
  });

  it('is known when the helper was quicker, so that the next press in another program counts', () => {
    merger.press('helper', TALK, true);
    merger.release('helper', TALK.trigger);
    after(400).press('window', TALK, true);
    merger.release('window', TALK.trigger);
    merger.lose('window');
    after(2_000).press('helper', TALK);
    expect(log).toEqual(['talk down']);
  });

  it('does not affect the next press', () => {
    merger.press('window', TALK, true);
    after(5).press('helper', TALK);
    after(50).release('window', TALK.trigger);
    after(5).release('helper', TALK.trigger);
    after(50).press('helper', TALK);
    expect(log).toEqual(['talk down']);
  });
});

describe('any delays of both sources', () => {
  /** Presses every 0.5 s on average, reported by each source in order and up to `longestDelayMs` late. */
  function pressManyTimes(binding: Binding, random: () => number, longestDelayMs: number): number {
    const reports: { atMs: number; report: () => void }[] = [];
    let pressMs = nowMs;
    const lastMs = { window: 0, helper: 0 };
    const delayed = (source: PressSource, eventMs: number, report: () => void): void => {
      lastMs[source] = Math.max(lastMs[source], eventMs + random() * longestDelayMs);
      reports.push({ atMs: lastMs[source], report });
    };
    const count = 40;
    for (let press = 0; press < count; press++) {
      const heldMs = 30 + random() * 200;
      for (const source of ['window', 'helper'] as const) {
        delayed(source, pressMs, () => merger.press(source, binding));
        delayed(source, pressMs + heldMs, () => merger.release(source, binding.trigger));
      }
      pressMs += heldMs + 30 + random() * 500;
    }
    // Ties keep the order of each source.
    for (const { atMs, report } of reports.toSorted((a, b) => a.atMs - b.atMs)) {
      nowMs = Math.max(nowMs, atMs);
      report();
    }
    return count;
  }

  it.each(Array.from({ length: 30 }, (_, seed) => seed + 1))('count every toggle exactly once (seed %i)', (seed) => {
    const count = pressManyTimes(MUTE, createRandom(seed), seed * 150);
    expect(log).toHaveLength(count);
  });

  it.each(Array.from({ length: 30 }, (_, seed) => seed + 1))('never open more often than pressed (seed %i)', (seed) => {
    const count = pressManyTimes(TALK, createRandom(seed), seed * 150);
    expect(log.filter((entry) => entry === 'talk down').length).toBeLessThanOrEqual(count);
    expect(log.at(-1)).toBe('talk up');
  });
});
