import { beforeEach, describe, expect, it } from 'vitest';
import {
  createPressMerger,
  SAME_PRESS_MS,
  type PressMerger,
} from '../../../../../renderer/features/hotkeys/press-merger.ts';
import type { Binding } from '../../../../../shared/model/bindings.ts';

const TALK: Binding = { action: 'talk', trigger: { device: 'keyboard', code: 'KeyV' } };
const TALK_BY_MOUSE: Binding = { action: 'talk', trigger: { device: 'mouse', button: 4 } };
const MUTE: Binding = { action: 'toggle-mute', trigger: { device: 'keyboard', code: 'KeyM' } };

let log: string[];
let nowMs: number;
let merger: PressMerger;

beforeEach(() => {
  log = [];
  nowMs = 1_000;
  merger = createPressMerger(
    { onPressed: (action) => log.push(`${action} down`), onReleased: (action) => log.push(`${action} up`) },
    () => nowMs,
  );
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
    expect(log).toEqual(['talk down']);
    after(20).release(second, TALK.trigger);
    expect(log).toEqual(['talk down', 'talk up']);
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

  it('count two presses when they are too far apart to be one', () => {
    merger.press('window', MUTE);
    merger.release('window', MUTE.trigger);
    after(SAME_PRESS_MS + 1).press('helper', MUTE);
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

  it('does not affect the next press', () => {
    merger.press('window', TALK, true);
    after(5).press('helper', TALK);
    after(50).release('window', TALK.trigger);
    after(5).release('helper', TALK.trigger);
    after(50).press('helper', TALK);
    expect(log).toEqual(['talk down']);
  });
});
