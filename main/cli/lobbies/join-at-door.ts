import type { Result } from '../../../shared/result.ts';

/** How often to ask whether a moderator has answered. */
const ASK_AGAIN_MS = 4_000;

export interface DoorPorts {
  /** Asks the person for the password; undefined = nobody can be asked, or nothing was typed. */
  readonly askPassword: () => Promise<string | undefined>;
  /** A moderator was asked, and the answer may take a while. Called once. */
  readonly onWaiting: () => void;
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
  let isWaiting = false;
  for (;;) {
    const joined = await join(password);
    if (joined.ok) return joined;
    if (joined.error.code === 'waiting-for-answer') {
      if (!isWaiting) onWaiting();
      isWaiting = true;
      await pause(ASK_AGAIN_MS);
    } else if (joined.error.code === 'password-needed' && password === undefined) {
      password = await askPassword();
      if (password === undefined) return joined;
    } else return joined;
  }
}
