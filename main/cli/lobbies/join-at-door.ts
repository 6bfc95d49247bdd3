import { ASK_AGAIN_MS, PASSING_FAILURES } from '../../../shared/join/at-door.ts';
import type { Result } from '../../../shared/result.ts';

export interface DoorPorts {
  /** Asks the person for the password, again if it was wrong; undefined = nobody can be asked, or nothing was typed. */
  readonly askPassword: (isWrong: boolean) => Promise<string | undefined>;
  /** A moderator of this lobby was asked, and the answer may take a while. Called once. */
  readonly onWaiting: (lobbyName: string) => void;
  readonly pause: (durationMs: number) => Promise<void>;
}

/**
 * Joins a lobby whose door may want a password, or a moderator's answer. `join`: tries with a password, undefined =
 * none. Resolves with the first outcome that is not about the door.
 */
export async function joinAtDoor<Joined>(
  join: (password: string | undefined) => Promise<Result<Joined>>,
  given: string | undefined,
  { askPassword, onWaiting, pause }: DoorPorts,
): Promise<Result<Joined>> {
  let password = given;
  let isTyped = false;
  let isWaiting = false;
  for (;;) {
    const joined = await join(password);
    if (joined.ok) return joined;
    const { code, detail = '' } = joined.error;
    const isWrong = code === 'wrong-lobby-password';
    if (code === 'waiting-for-answer' || (isWaiting && PASSING_FAILURES.has(code))) {
      if (!isWaiting) onWaiting(detail);
      isWaiting = true;
      await pause(ASK_AGAIN_MS);
    } else if ((code === 'password-needed' && password === undefined) || (isWrong && isTyped)) {
      password = await askPassword(isWrong);
      isTyped = true;
      if (password === undefined) return joined;
    } else return joined;
  }
}
