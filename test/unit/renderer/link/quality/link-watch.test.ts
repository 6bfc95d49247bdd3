import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LinkWatch } from '../../../../../renderer/link/quality/link-watch.ts';

/** A browser runs the timers of a hidden page once a second, and after five minutes once a minute. */

let look: () => void;
let nowMs: number;
beforeEach(() => {
  nowMs = 0;
  vi.stubGlobal('setInterval', (callback: () => void) => {
    look = callback;
    return 1;
  });
  vi.stubGlobal('clearInterval', () => undefined);
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function watch() {
  const seen: string[] = [];
  const sound = { lastMs: 0 };
  const connection = { connectionState: 'connected', getStats: async () => new Map() } as unknown as RTCPeerConnection;
  const receiver = {
    getSynchronizationSources: () => [{ timestamp: sound.lastMs, source: 1, rtpTimestamp: 0 }],
  };
  const linkWatch = new LinkWatch(connection, receiver, 15_000, {
    onInterrupted: (isInterrupted) => seen.push(isInterrupted ? 'interrupted' : 'recovered'),
    onTrouble: () => seen.push('trouble'),
    onQuality: () => undefined,
    onPath: () => undefined,
    onSilent: (state) => seen.push(state),
  });
  linkWatch.start();
  linkWatch.open();
  return { seen, sound, linkWatch };
}

it.each([1_000, 60_000])('a page whose timers run each %d ms does not think that its host is gone', (everyMs) => {
  const { seen, sound, linkWatch } = watch();
  for (let count = 0; count < 30; count++) {
    nowMs += everyMs;
    sound.lastMs = nowMs - 20;
    look();
  }
  expect(seen).toEqual([]);
  linkWatch.stop();
});

it.each([
  [1_000, ['interrupted', 'trouble', 'lost']],
  [200, ['interrupted', 'trouble', 'lost']],
])('and notices with looks each %d ms when it is', (everyMs, expected) => {
  const { seen, sound, linkWatch } = watch();
  nowMs += everyMs;
  sound.lastMs = nowMs;
  look();
  while (!seen.includes('lost')) {
    nowMs += everyMs;
    look();
  }
  expect(seen).toEqual(expected);
  expect(nowMs).toBeLessThan(9_000);
  linkWatch.stop();
});
