import { closestName } from '../../../../shared/closest-name.ts';
import { MAX_REASON_LENGTH, type ModerationAction } from '../../../../shared/model/people/moderation.ts';
import { RANKS, type Rank } from '../../../../shared/model/people/rank.ts';
import { failure, success, type Result } from '../../../../shared/result.ts';
import type { HostOrder } from '../../../host/host-order.ts';
import { DOOR_COMMANDS, isDoorCommand, readDoorCommand } from './door-command.ts';

/** UTF-16 code units. */
const MAX_LINE_LENGTH = 1_000;

/** The lengths of a ban, such as `30m`; a longer one lasts until it is lifted. */
const DURATION = /^(\d{1,6})(s|m|h|d)$/i;
const UNIT_SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };
const MAX_BAN_SECONDS = 31_536_000;

const TARGETED = ['mute', 'unmute', 'deafen', 'undeafen', 'kick', 'ban', 'unban'] as const;
const LONE = ['help', 'list', 'bans', 'lock', 'unlock'] as const;
const NAMES = [...LONE, ...TARGETED, ...DOOR_COMMANDS, 'role', 'lobby', 'reports', 'report'] as const;
type CommandName = (typeof NAMES)[number];

/** What a person has typed on the console. */
export type ConsoleCommand =
  | { readonly type: 'help' | 'list' | 'bans' }
  /** Chooses the lobby for the commands after it. */
  | { readonly type: 'lobby'; readonly name: string }
  | { readonly type: 'order'; readonly order: Exclude<HostOrder, { type: 'list' }> };

/** A word, or words in quotation marks; a missing last mark does not matter. */
const WORD = /"([^"]*)"?|(\S+)/g;

/** Reads a line of the console; undefined = it is empty. Fails with what is wrong with it, and what to type. */
export function readConsoleLine(line: string): Result<ConsoleCommand | undefined, 'bad-command'> {
  if (line.length > MAX_LINE_LENGTH) return bad(`A command has at most ${MAX_LINE_LENGTH} characters.`);
  const words = [...line.matchAll(WORD)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  const [typed = '', ...more] = words;
  if (typed === '' && more.length === 0) return success(undefined);
  const name = NAMES.find((known) => known === typed.toLowerCase());
  if (name === undefined) return bad(unknownText(typed));
  return readCommand(name, more);
}

function readCommand(name: CommandName, words: readonly string[]): Result<ConsoleCommand, 'bad-command'> {
  if (isDoorCommand(name)) {
    const order = readDoorCommand(name, words);
    return order.ok ? success({ type: 'order', order: order.value }) : order;
  }
  switch (name) {
    case 'help':
    case 'list':
    case 'bans':
      return words.length === 0 ? success({ type: name }) : bad(`'${name}' takes nothing more.`);
    case 'lock':
    case 'unlock':
      if (words.length > 0) return bad(`'${name}' takes nothing more.`);
      return success({ type: 'order', order: { type: 'lock', isLocked: name === 'lock' } });
    case 'lobby':
      return words.length === 0 ? bad("'lobby' needs a name.") : success({ type: 'lobby', name: words.join(' ') });
    case 'reports':
      return words.length === 0 ? success({ type: 'order', order: { type: 'reports' } }) : bad(REPORT_HINT);
    case 'report':
      return readReport(words);
    case 'role':
      return readRole(words);
    default:
      return readAction(name, words);
  }
}

/** The last word is the role, so that a name with blanks needs no quotation marks. */
function readRole(words: readonly string[]): Result<ConsoleCommand, 'bad-command'> {
  const rank = RANKS.find((known) => known === words.at(-1)?.toLowerCase());
  const target = words.slice(0, -1).join(' ');
  if (rank === undefined || target === '')
    return bad(`'role' needs a player and one of ${RANKS.join(', ')}, as in: role Fox moderator`);
  return success(orderOf('appoint', target, { rank }));
}

const REPORT_HINT = "Type 'reports' to see them, 'report save 3 FILE.ogg' to save one, or 'report delete 3'.";

function readReport([verb = '', number = '', ...more]: readonly string[]): Result<ConsoleCommand, 'bad-command'> {
  const report = /^#?\d{1,9}$/.test(number) ? Number(number.replace('#', '')) : 0;
  const file = more.join(' ');
  if (report > 0 && verb === 'save' && file !== '')
    return success({ type: 'order', order: { type: 'save-report', report, file } });
  if (report > 0 && verb === 'delete' && file === '')
    return success({ type: 'order', order: { type: 'delete-report', report } });
  return bad(REPORT_HINT);
}

function readAction(
  action: (typeof TARGETED)[number],
  [target = '', ...more]: readonly string[],
): Result<ConsoleCommand, 'bad-command'> {
  if (target === '') return bad(`'${action}' needs a player, as in: ${action} "Fox 2" or ${action} #3`);
  if (action === 'unban') return success(orderOf(action, [target, ...more].join(' '), {}));
  const [first = '', ...rest] = more;
  const duration = action === 'ban' ? DURATION.exec(first) : null;
  const seconds = duration === null ? null : secondsOf(duration);
  if (seconds !== null && (seconds < 1 || seconds > MAX_BAN_SECONDS))
    return bad('A ban lasts from 1s to 365d; without a time, it lasts until you lift it.');
  const reason = (duration === null ? more : rest).join(' ');
  if (reason.length > MAX_REASON_LENGTH) return bad(`A reason has at most ${MAX_REASON_LENGTH} characters.`);
  return success(orderOf(action, target, { reason, seconds }));
}

function secondsOf([, count = '', unit = '']: readonly string[]): number {
  return Number(count) * (UNIT_SECONDS[unit.toLowerCase()] ?? 1);
}

function orderOf(
  action: ModerationAction,
  target: string,
  more: { readonly rank?: Rank; readonly reason?: string; readonly seconds?: number | null },
): ConsoleCommand {
  return {
    type: 'order',
    order: { type: 'moderate', action, target, rank: 'member', reason: '', seconds: null, ...more },
  };
}

function unknownText(typed: string): string {
  const meant = closestName(typed, NAMES);
  const hint = meant === undefined ? '' : ` Did you mean '${meant}'?`;
  return `There is no command '${typed.slice(0, 40)}'.${hint} Type 'help' for all.`;
}

function bad(message: string): Result<never, 'bad-command'> {
  return failure('bad-command', message);
}
