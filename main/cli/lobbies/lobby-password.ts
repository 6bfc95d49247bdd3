import { readFileSync } from 'node:fs';
import { describeFileError } from '../../../shared/describe-file-error.ts';
import { MAX_PASSWORD_INPUT_LENGTH } from '../../../shared/model/people/door.ts';
import { listingPassword } from '../../../shared/rendezvous/directory/stranger-keys.ts';
import { failure, success, type Result } from '../../../shared/result.ts';

export const PASSWORD_VARIABLE = 'EARSHOT_LOBBY_PASSWORD';

/**
 * Reads the password of a lobby: the first line of the file, or the variable. '' = neither is given. A command
 * line shows its words to everybody on the machine, so no option of a host takes the password itself.
 */
export function readLobbyPassword(
  file: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Result<string, 'bad-option'> {
  let text = environment[PASSWORD_VARIABLE] ?? '';
  if (file !== undefined)
    try {
      text = readFileSync(file, 'utf8').split(/\r?\n/, 1)[0] ?? '';
    } catch (error) {
      return failure('bad-option', `--password-file: ${file} can't be read: ${describeFileError(error)}.`);
    }
  return checkLobbyPassword(text);
}

/** Returns a password without blanks around it; '' = none. Fails if no lobby can have it. */
export function checkLobbyPassword(text: string): Result<string, 'bad-option'> {
  const password = listingPassword(text);
  return password.length > MAX_PASSWORD_INPUT_LENGTH
    ? failure('bad-option', `A lobby's password can have at most ${MAX_PASSWORD_INPUT_LENGTH} characters.`)
    : success(password);
}
