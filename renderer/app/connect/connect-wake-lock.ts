import { isInLobby, type LobbyStore } from '../../features/lobby/lobby-store.ts';

/** A lock that keeps the screen on until it is released, or the page is hidden. */
interface ScreenLock {
  release(): Promise<void>;
  addEventListener(type: 'release', listener: () => void): void;
}

export interface WakeLockConnections {
  readonly lobby: LobbyStore;
  /** Requests a lock; rejects where the system refuses, as phones do when the battery is low. */
  readonly requestLock: () => Promise<ScreenLock>;
  readonly page: Pick<Document, 'visibilityState' | 'addEventListener'>;
}

/**
 * Keeps the screen on while you are in a lobby: a phone that locks its screen stops the microphone. The system takes
 * the lock whenever the page is hidden, so each return asks again.
 */
export function connectWakeLock({ lobby, requestLock, page }: WakeLockConnections): void {
  let lock: ScreenLock | undefined;
  let isAsking = false;

  const isWanted = (): boolean => isInLobby(lobby.getState()) && page.visibilityState === 'visible';

  async function follow(): Promise<void> {
    if (isAsking) return;
    if (!isWanted()) {
      const held = lock;
      lock = undefined;
      return held?.release();
    }
    if (lock !== undefined) return;
    isAsking = true;
    try {
      const taken = await requestLock();
      lock = taken;
      taken.addEventListener('release', () => {
        if (lock === taken) lock = undefined;
      });
    } catch {
      // Without it, the screen turns off as the person has set.
    } finally {
      isAsking = false;
    }
    if (!isWanted()) await follow();
  }

  lobby.subscribe((state, before) => {
    if (isInLobby(state) !== isInLobby(before)) void follow();
  });
  page.addEventListener('visibilitychange', () => void follow());
}
