import { ENTRIES, MAX_PASSWORD_INPUT_LENGTH, MAX_PLACES } from '../../../../shared/model/people/door.ts';
import type { DoorChange } from '../../../../shared/protocol/people/door-messages.ts';
import { failure, success, type Result } from '../../../../shared/result.ts';
import type { HostOrder } from '../../../host/host-order.ts';

/** The commands about who comes in. */
export const DOOR_COMMANDS = [
  'door',
  'entry',
  'password',
  'no-password',
  'places',
  'per-minute',
  'known-only',
  'let-in',
  'newcomer',
] as const;
type DoorCommandName = (typeof DOOR_COMMANDS)[number];

type DoorOrder = Extract<HostOrder, { readonly type: 'show-door' | 'set-door' | 'let-in' }>;

/** Returns whether a command is about who comes in. */
export function isDoorCommand(name: string): name is DoorCommandName {
  return DOOR_COMMANDS.some((known) => known === name);
}

/** Reads what was typed after a command about the door. Fails with what is wrong with it, and what to type. */
export function readDoorCommand(name: DoorCommandName, words: readonly string[]): Result<DoorOrder, 'bad-command'> {
  const rest = words.join(' ');
  switch (name) {
    case 'door':
      return rest === '' ? success({ type: 'show-door' }) : bad("'door' takes nothing more.");
    case 'no-password':
      return rest === '' ? change({ password: '' }) : bad("'no-password' takes nothing more.");
    case 'let-in':
    case 'newcomer':
      if (rest === '') return bad(`'${name}' needs a player, as in: ${name} "Fox 2" or ${name} #3`);
      return success({ type: 'let-in', target: rest, isWelcome: name === 'let-in' });
    case 'entry':
      return readEntry(rest);
    case 'known-only':
      return rest === 'on' || rest === 'off' ? change({ known: rest === 'on' }) : bad("'known-only' needs on or off.");
    case 'password':
      return readPassword(rest);
    case 'places':
      return readCount(rest, 'all', (places) => ({ places }), "'places' needs a number of players, or all.");
    case 'per-minute':
      return readCount(rest, 'off', (perMinute) => ({ perMinute }), "'per-minute' needs a number of players, or off.");
  }
}

function readEntry(word: string): Result<DoorOrder, 'bad-command'> {
  const entry = ENTRIES.find((known) => known === word.toLowerCase());
  return entry === undefined
    ? bad(`'entry' needs one of ${ENTRIES.join(', ')}, as in: entry knock`)
    : change({ entry });
}

function readPassword(password: string): Result<DoorOrder, 'bad-command'> {
  if (password.trim() === '') return bad("'password' needs the password; 'no-password' asks for none.");
  if (password.length <= MAX_PASSWORD_INPUT_LENGTH) return change({ password });
  return bad(`A password has at most ${MAX_PASSWORD_INPUT_LENGTH} characters.`);
}

function readCount(
  word: string,
  none: string,
  changeOf: (count: number | null) => DoorChange,
  hint: string,
): Result<DoorOrder, 'bad-command'> {
  if (word === none) return change(changeOf(null));
  const count = /^\d{1,6}$/.test(word) ? Number(word) : 0;
  if (count >= 1 && count <= MAX_PLACES) return change(changeOf(count));
  return bad(count === 0 ? hint : `At most ${MAX_PLACES} players.`);
}

function change(wanted: DoorChange): Result<DoorOrder, never> {
  return success({ type: 'set-door', change: wanted });
}

function bad(message: string): Result<never, 'bad-command'> {
  return failure('bad-command', message);
}
