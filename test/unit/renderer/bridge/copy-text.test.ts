import { afterEach, expect, it, vi } from 'vitest';
import { copyText } from '../../../../renderer/bridge/copy-text.ts';
import { failure } from '../../../../shared/result.ts';
import { createFakeBridge } from '../../../support/window/fake-bridge.ts';

afterEach(() => vi.unstubAllGlobals());

it('copies in the page where the browser allows it, and leaves the main process alone', async () => {
  const copied: string[] = [];
  vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => void copied.push(text) } });
  const { bridge, calls } = createFakeBridge();
  expect(await copyText(bridge, 'earshot://join/x')).toBe(true);
  expect(copied).toEqual(['earshot://join/x']);
  expect(calls).toEqual([]);
});

it.each([
  ['refuses', { clipboard: { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) } }],
  ['has no clipboard', {}],
])('asks the main process when the browser %s, and reports whether that worked', async (_, navigator) => {
  vi.stubGlobal('navigator', navigator);
  const { bridge, calls, answer } = createFakeBridge();
  expect(await copyText(bridge, 'earshot://join/x')).toBe(true);
  expect(calls).toEqual([{ name: 'app:copy-text', request: { text: 'earshot://join/x' } }]);
  answer('app:copy-text', () => failure('no-clipboard', 'No program for it.'));
  expect(await copyText(bridge, 'earshot://join/x')).toBe(false);
});
