import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchClipboard } from '../../../../renderer/bridge/watched-clipboard.ts';
import { failure } from '../../../../shared/result.ts';
import { createFakeBridge } from '../../../support/window/fake-bridge.ts';

let written: string[] = [];

beforeEach(() => {
  written = [];
  vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => void written.push(text) } });
});
afterEach(() => vi.unstubAllGlobals());

function open(hasFocus = true) {
  const page = Object.assign(new EventTarget(), { document: { hasFocus: () => hasFocus } });
  const fake = createFakeBridge();
  return { ...fake, page, clipboard: watchClipboard(fake.bridge, page) };
}

it('knows what was copied last, and that it is still there', async () => {
  const { clipboard } = open();
  expect([clipboard.last(), clipboard.isUntouched()]).toEqual(['', false]);
  expect(await clipboard.copy('one')).toBe(true);
  expect(await clipboard.copy('two')).toBe(true);
  expect([clipboard.last(), clipboard.isUntouched()]).toEqual(['two', true]);
  expect(written).toEqual(['one', 'two']);
});

it.each(['blur', 'copy', 'cut'])('does not know after %s, until it copies again', async (event) => {
  const { clipboard, page } = open();
  await clipboard.copy('one');
  page.dispatchEvent(new Event(event));
  expect([clipboard.last(), clipboard.isUntouched()]).toEqual(['one', false]);
  await clipboard.copy('two');
  expect(clipboard.isUntouched()).toBe(true);
});

it('does not know if another window had the focus when it copied', async () => {
  const { clipboard } = open(false);
  await clipboard.copy('one');
  expect([clipboard.last(), clipboard.isUntouched()]).toEqual(['one', false]);
});

it('keeps the last text when copying fails', async () => {
  const { clipboard, answer } = open();
  await clipboard.copy('one');
  vi.stubGlobal('navigator', {});
  answer('app:copy-text', () => failure('no-clipboard', 'No program for it.'));
  expect(await clipboard.copy('two')).toBe(false);
  expect(clipboard.last()).toBe('one');
});
