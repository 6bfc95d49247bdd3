import { beforeEach, expect, it } from 'vitest';
import { createSilenceWatch, type SilenceWatch } from '../../../../../renderer/features/voice/silence-watch.ts';
import { SILENCE_DB } from '../../../../../shared/units.ts';

const FIVE_SECONDS = 100;

let listeners: Set<(levelDb: number) => void>;
let changes: boolean[];
let watch: SilenceWatch;

beforeEach(() => {
  listeners = new Set();
  changes = [];
  watch = createSilenceWatch({
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onChange: (isSilent) => changes.push(isSilent),
  });
});

function read(levelDb: number, readings = 1): void {
  for (let reading = 0; reading < readings; reading++) for (const listener of listeners) listener(levelDb);
}

it('reports a microphone that has been silent for five seconds since it opened, and its first sound', () => {
  watch.setMicrophone(true);
  read(SILENCE_DB, FIVE_SECONDS - 1);
  expect(changes).toEqual([]);
  read(SILENCE_DB, 30);
  expect(changes).toEqual([true]);
  read(-90);
  expect(changes).toEqual([true, false]);
});

it('says nothing of a microphone that has had a sound, and stops measuring', async () => {
  watch.setMicrophone(true);
  read(-90);
  await Promise.resolve();
  expect(listeners.size).toBe(0);
  read(SILENCE_DB, 2 * FIVE_SECONDS);
  expect(changes).toEqual([]);
});

it('begins again with another microphone, and ends with the last one', () => {
  watch.setMicrophone(true);
  read(SILENCE_DB, FIVE_SECONDS);
  watch.setMicrophone(true);
  expect(changes).toEqual([true, false]);
  read(SILENCE_DB, FIVE_SECONDS);
  watch.setMicrophone(false);
  expect(changes).toEqual([true, false, true, false]);
  expect(listeners.size).toBe(0);
});

it('bears a meter that reports at once', () => {
  const eager = createSilenceWatch({
    subscribe(listener) {
      listener(-20);
      return () => undefined;
    },
    onChange: (isSilent) => changes.push(isSilent),
  });
  eager.setMicrophone(true);
  expect(changes).toEqual([]);
});
