import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { MumbleLinkSource } from '../../../../../../main/desktop/positions/mumble-link/mumble-link-source.ts';
import {
  conversionOf,
  type LinkConversion,
} from '../../../../../../main/desktop/positions/mumble-link/link-conversion.ts';
import { LINK_HEADER_BYTES } from '../../../../../../main/desktop/positions/mumble-link/link-layout.ts';
import type { LinkMemory } from '../../../../../../main/desktop/positions/mumble-link/link-memory.ts';
import { failure, success } from '../../../../../../shared/result.ts';
import { linkBytes } from '../../../../../support/desktop/link-bytes.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const noConversion = (): LinkConversion => conversionOf('', []);

/** A game that writes at each poll. */
function writingMemory(): LinkMemory & { isOpen: boolean } {
  let tick = 0;
  let bytes = linkBytes({ tick });
  return {
    isOpen: false,
    open() {
      this.isOpen = true;
      return success({ totalBytes: 10_580, isNew: tick === 0 });
    },
    read(target) {
      if (target.length === LINK_HEADER_BYTES) bytes = linkBytes({ tick: tick++ });
      bytes.copy(target, 0, 0, target.length);
      return true;
    },
    writeVersion: () => true,
    close() {
      this.isOpen = false;
    },
  };
}

it('reports at most 50 times a second however fast the game writes, until it is stopped', async () => {
  const memory = writingMemory();
  const source = new MumbleLinkSource({
    conversionOf: noConversion,
    loadMemory: async () => success(memory),
    nowMs: () => performance.now(),
  });
  const reports: unknown[] = [];
  await source.start((report) => reports.push(report));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(reports.length).toBeGreaterThanOrEqual(49);
  expect(reports.length).toBeLessThanOrEqual(51);
  await source.stop();
  const before = reports.length;
  await vi.advanceTimersByTimeAsync(1_000);
  expect([reports.length - before, memory.isOpen, source.report().state]).toEqual([0, false, 'off']);
});

it('reports once when the game has fallen silent', async () => {
  let tick = 0;
  const memory: LinkMemory = {
    open: () => success({ totalBytes: 10_580, isNew: tick === 0 }),
    read: (target) => linkBytes({ tick }).copy(target, 0, 0, target.length) > 0,
    writeVersion: () => true,
    close: () => undefined,
  };
  const source = new MumbleLinkSource({
    conversionOf: noConversion,
    loadMemory: async () => success(memory),
    nowMs: () => performance.now(),
  });
  const heard: string[] = [];
  await source.start((report) => heard.push(report === undefined ? 'silent' : 'report'));
  tick = 1;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(heard).toEqual(['report', 'silent']);
  await source.stop();
});

it('is off, and reports why, when this system has no access to the memory', async () => {
  const source = new MumbleLinkSource({
    conversionOf: noConversion,
    loadMemory: async () => failure('no-native-code', 'koffi is missing.'),
    nowMs: () => 0,
  });
  await source.start(() => undefined);
  expect(source.report()).toMatchObject({ state: 'off', detail: 'koffi is missing.' });
  await source.stop();
});

it('opens nothing when it is stopped before it has started', async () => {
  const memory = writingMemory();
  const source = new MumbleLinkSource({
    conversionOf: noConversion,
    loadMemory: async () => success(memory),
    nowMs: () => 0,
  });
  const starting = source.start(() => undefined);
  await source.stop();
  await starting;
  expect(memory.isOpen).toBe(false);
});
