import { ASK_AGAIN_MS, PASSING_FAILURES } from '../../../../shared/join/at-door.ts';
import type { Schedule } from '../../../../shared/schedule.ts';
import type { ShownError } from '../../../i18n/error-text.ts';
import type { LobbyStore } from '../lobby-store.ts';

const PASSWORD: ReadonlySet<string> = new Set(['password-needed', 'wrong-lobby-password', 'too-many-tries']);

/** How to ask a host again. */
interface Again {
  /** undefined = with none. */
  readonly password: string | undefined;
}

export interface DoorKeeper {
  /** Resolves with how to try again, when it is time to; undefined = the door is not why this failed. */
  pass(error: ShownError, password: string | undefined): Promise<Again | undefined>;
  enterPassword(password: string): void;
  /** Ends the waiting. */
  stop(): void;
}

/** Waits at the door of a lobby: for the password that you type, or for a moderator. */
export function createDoorKeeper({
  store,
  schedule,
}: {
  readonly store: LobbyStore;
  readonly schedule: Schedule;
}): DoorKeeper {
  let answer: ((again: Again | undefined) => void) | undefined;
  let cancel = (): void => {};

  function stop(): void {
    cancel();
    answer?.(undefined);
    answer = undefined;
  }

  return {
    stop,
    pass(error, password) {
      stop();
      const before = store.getState().atDoor;
      if (PASSWORD.has(error.code)) {
        const shown = error.code === 'password-needed' ? null : error;
        store.setState({ atDoor: { type: 'password', error: shown, isChecking: false } });
        return new Promise((resolve) => (answer = resolve));
      }
      if (error.code === 'waiting-for-answer' || (before?.type === 'waiting' && PASSING_FAILURES.has(error.code))) {
        const lobbyName = error.detail ?? (before?.type === 'waiting' ? before.lobbyName : '');
        store.setState({ atDoor: { type: 'waiting', lobbyName } });
        return new Promise((resolve) => {
          answer = resolve;
          cancel = schedule(() => resolve({ password }), ASK_AGAIN_MS);
        });
      }
      if (before !== null) store.setState({ atDoor: null });
      return Promise.resolve(undefined);
    },
    enterPassword(password) {
      const { atDoor } = store.getState();
      if (atDoor?.type !== 'password' || answer === undefined) return;
      store.setState({ atDoor: { ...atDoor, isChecking: true } });
      answer({ password });
      answer = undefined;
    },
  };
}
