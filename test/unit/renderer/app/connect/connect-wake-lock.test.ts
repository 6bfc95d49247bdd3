import { describe, expect, it } from 'vitest';
import { connectWakeLock } from '../../../../../renderer/app/connect/connect-wake-lock.ts';
import { createLobbyStore } from '../../../../../renderer/features/lobby/lobby-store.ts';

/** A page whose screen can be kept on; `held` counts the locks that are held now. */
function openPage({ refuses = false } = {}) {
  const lobby = createLobbyStore();
  const listeners: (() => void)[] = [];
  const page = {
    visibilityState: 'visible' as DocumentVisibilityState,
    addEventListener: (_type: string, listener: () => void) => void listeners.push(listener),
  };
  const releases = new Set<() => void>();
  let requests = 0;
  connectWakeLock({
    lobby,
    page: page as unknown as Document,
    async requestLock() {
      requests++;
      if (refuses) throw new DOMException('The battery is low.', 'NotAllowedError');
      let onRelease = (): void => {};
      const release = (): void => {
        releases.delete(release);
        onRelease();
      };
      releases.add(release);
      return {
        release: async () => release(),
        addEventListener: (_type, listener) => {
          onRelease = listener;
        },
      };
    },
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    get held() {
      return releases.size;
    },
    get requests() {
      return requests;
    },
    async enter(isIn: boolean) {
      lobby.setState({ connection: isIn ? { status: 'connected' } : { status: 'none' } });
      await settle();
    },
    /** The system takes the locks of a hidden page. */
    async show(isShown: boolean) {
      page.visibilityState = isShown ? 'visible' : 'hidden';
      if (!isShown) for (const release of [...releases]) release();
      listeners.forEach((listener) => listener());
      await settle();
    },
  };
}

describe('the wake lock', () => {
  it('is held while you are in a lobby', async () => {
    const page = openPage();
    await page.enter(true);
    expect(page.held).toBe(1);
    await page.enter(false);
    expect(page.held).toBe(0);
  });

  it('is taken again when you return to the page', async () => {
    const page = openPage();
    await page.enter(true);
    await page.show(false);
    expect(page.held).toBe(0);
    await page.show(true);
    expect(page.held).toBe(1);
  });

  it('is not held by a page without a lobby, nor twice', async () => {
    const page = openPage();
    await page.show(false);
    await page.show(true);
    expect(page.requests).toBe(0);
    await page.enter(true);
    await page.show(true);
    expect(page.requests).toBe(1);
  });

  it('does no harm where the system refuses it', async () => {
    const page = openPage({ refuses: true });
    await page.enter(true);
    await page.enter(false);
    expect(page.held).toBe(0);
  });
});
