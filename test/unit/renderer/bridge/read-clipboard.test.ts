import { afterEach, describe, expect, it, vi } from 'vitest';
import { createInviteClipboard } from '../../../../renderer/bridge/read-clipboard.ts';
import { success } from '../../../../shared/result.ts';
import { EXAMPLE_INVITATION } from '../../../support/desktop/example-invitation.ts';
import { createFakeBridge } from '../../../support/window/fake-bridge.ts';

afterEach(() => vi.unstubAllGlobals());

const FOUND = { kind: 'found', invite: { kind: 'invitation', text: EXAMPLE_INVITATION } } as const;

/** A page whose browser answers so. Returns how often the page read the clipboard. */
function openPage(state: 'granted' | 'prompt' | 'denied', text: string) {
  const readText = vi.fn(async () => {
    if (state === 'denied') throw new DOMException('no', 'NotAllowedError');
    return text;
  });
  vi.stubGlobal('navigator', { permissions: { query: async () => ({ state }) }, clipboard: { readText } });
  const { bridge, calls, answer } = createFakeBridge();
  return { clipboard: createInviteClipboard(bridge), readText, calls, answer };
}

describe('a glance at the clipboard', () => {
  it('takes what the main process found, without the page', async () => {
    const { clipboard, readText, answer } = openPage('granted', 'other');
    answer('app:read-clipboard', () => success({ found: FOUND.invite }));
    expect(await clipboard.glance()).toEqual(FOUND);
    answer('app:read-clipboard', () => success({ found: null }));
    expect(await clipboard.glance()).toEqual({ kind: 'none' });
    expect(readText).not.toHaveBeenCalled();
  });

  it('reads it in the page only if that is allowed already', async () => {
    expect(await openPage('granted', EXAMPLE_INVITATION).clipboard.glance()).toEqual(FOUND);
    expect(await openPage('granted', 'a secret').clipboard.glance()).toEqual({ kind: 'none' });
    const asking = openPage('prompt', EXAMPLE_INVITATION);
    expect(await asking.clipboard.glance()).toEqual({ kind: 'refused' });
    expect(asking.readText).not.toHaveBeenCalled();
  });

  it('is refused by browsers that do not know the permission', async () => {
    const { clipboard } = openPage('granted', EXAMPLE_INVITATION);
    vi.stubGlobal('navigator', { permissions: { query: () => Promise.reject(new TypeError('unknown')) } });
    expect(await clipboard.glance()).toEqual({ kind: 'refused' });
  });
});

describe('pasting', () => {
  it('reads the clipboard although the browser may ask', async () => {
    expect(await openPage('prompt', `Join: ${EXAMPLE_INVITATION}`).clipboard.paste()).toEqual(FOUND);
    expect(await openPage('denied', EXAMPLE_INVITATION).clipboard.paste()).toEqual({ kind: 'refused' });
  });

  it('sends nothing of the clipboard to the main process', async () => {
    const { clipboard, calls } = openPage('prompt', 'a secret');
    expect(await clipboard.paste()).toEqual({ kind: 'none' });
    expect(calls).toEqual([{ name: 'app:read-clipboard', request: {} }]);
  });
});
