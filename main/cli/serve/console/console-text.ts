import {
  isReportOrder,
  type OrderOutcome,
  type OrderRefusal,
  type PersonInLobby,
  type ReportOrder,
} from '../../../host/host-order.ts';
import type { ReportRow } from '../../../../shared/protocol/people/report-messages.ts';
import { REASON_WORDS } from '../reports/reason-words.ts';
import { strangersText } from '../../terminal-text.ts';
import type { ConsoleCommand } from './console-command.ts';
import { DOOR_HELP, doorDoneText, doorLines } from './door-text.ts';

/** What the console's commands do. */
export const CONSOLE_HELP = [
  'list                           show the players with their numbers and roles',
  'bans                           show the bans',
  'mute WHO [REASON]              mute a player for everyone; unmute WHO',
  'deafen WHO [REASON]            let a player hear nobody; undeafen WHO',
  'kick WHO [REASON]              remove a player, who can come back',
  'ban WHO [TIME] [REASON]        ban a player for 30m, 2h or 7d, or until unban WHO',
  'lock, unlock                   let nobody new in, or everyone with the invitation again',
  'reports                        show the reports of players',
  'report save N FILE             save a report with its sound; report delete N',
  'role WHO ROLE                  give a role: owner, moderator, member, listener',
  ...DOOR_HELP,
  "WHO is a player's name (in quotation marks if it has blanks) or number, as in: kick #3",
] as const;

/** For a console with little room. */
export const SHORT_HELP =
  'Commands: list, bans, mute, unmute, deafen, undeafen, kick, ban, unban, lock, unlock, role, door, entry, let-in, known-only, password, places, reports, report. WHO is a name or #number.';

const DONE: Readonly<Record<string, string>> = {
  mute: 'is muted for everyone',
  unmute: 'is no longer muted',
  deafen: 'hears nobody now',
  undeafen: 'hears others again',
  kick: 'was removed',
  ban: 'is banned',
  unban: 'is no longer banned',
};

const REFUSED: Readonly<Record<OrderRefusal, (name: string) => string>> = {
  'unknown-player': (name) => `No player is called '${name}'. Type 'list' to see the players.`,
  'several-players': (name) => `Several players are called '${name}'. Use a number from 'list', such as #3.`,
  'no-identity': (name) => `${name} has no identity that the lobby could recognise. Use 'kick', and lock the lobby.`,
  'last-owner': (name) => `${name} is the only owner. Make another player an owner first.`,
  'list-full': () => 'The list is full. Lift old bans or roles first.',
  'not-here': (name) => `${name} has left the lobby.`,
  'not-permitted': () => 'The lobby refused this.',
  'rank-too-high': (name) => `${name} has a role, so the lobby knows them.`,
  'too-many-actions': () => 'The lobby refused this.',
  'too-many-places': () => 'The host has fewer places. Start it with a higher --capacity.',
  'wrong-claim-code': () => 'The lobby refused this.',
  'no-claim': () => 'The lobby refused this.',
  'moderation-refused': () => 'The lobby has ended.',
  'no-such-report': (number) => `There is no report ${number}. Type 'reports' to see them.`,
  'not-saved': (why) => `The report couldn't be saved to ${why}. Choose another file.`,
};

/** Returns the lines that answer a command. */
export function outcomeLines(command: ConsoleCommand, outcome: OrderOutcome): readonly string[] {
  if (outcome.type === 'refused') return [REFUSED[outcome.code](strangersText(outcome.name))];
  if (outcome.type === 'listed') return command.type === 'bans' ? banLines(outcome) : peopleLines(outcome);
  if (outcome.type === 'door') return doorLines(outcome);
  if (outcome.type === 'reports') return reportLines(outcome.rows);
  if (command.type !== 'order') return [];
  const { order } = command;
  if (order.type === 'lock') return [order.isLocked ? 'The lobby is locked.' : 'The lobby is open again.'];
  const name = strangersText(outcome.name);
  if (isReportOrder(order)) return [reportDoneText(order, name)];
  if (order.type !== 'moderate') return [doorDoneText(order, name)];
  return [order.action === 'appoint' ? `${name} is ${articleOf(order.rank)} now.` : `${name} ${DONE[order.action]}.`];
}

function reportLines(rows: readonly ReportRow[]): readonly string[] {
  if (rows.length === 0) return ['There are no reports.'];
  return rows.map(({ report, reporter, reported, reason, text, agoSeconds }) => {
    const words = text === '' ? '' : `: ${strangersText(text)}`;
    return `${`#${report}`.padEnd(5)} ${spanText(agoSeconds)} ago, ${strangersText(reporter.name)} reported ${strangersText(reported.name)} for ${REASON_WORDS[reason]}${words}`;
  });
}

function reportDoneText(order: ReportOrder, name: string): string {
  return order.type === 'save-report' ? `Saved report ${order.report} to ${name}.` : `Deleted report ${name}.`;
}

type Listed = Extract<OrderOutcome, { type: 'listed' }>;

function peopleLines({ people, isLocked }: Listed): readonly string[] {
  const lines = people.length === 0 ? ['Nobody is in the lobby.'] : people.map(personLine);
  return isLocked ? [...lines, 'The lobby is locked.'] : lines;
}

function personLine({ id, name, rank, isMuted, isDeafened, unheard, isAway }: PersonInLobby): string {
  const newcomer = unheard === '' ? '' : 'newcomer, not heard';
  const notes = [rank, newcomer, isMuted ? 'muted' : '', isDeafened ? 'deafened' : '', isAway ? 'away' : ''];
  return `${`#${id}`.padEnd(5)} ${strangersText(name)} (${notes.filter((note) => note !== '').join(', ')})`;
}

function banLines({ bans }: Listed): readonly string[] {
  if (bans.length === 0) return ['Nobody is banned.'];
  return bans.map(({ name, identity, by, secondsLeft }) => {
    const until = secondsLeft === null ? 'until it is lifted' : `for another ${spanText(secondsLeft)}`;
    return `${strangersText(name)} (${identity}), banned by ${strangersText(by)} ${until}`;
  });
}

const SPANS = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
] as const;

function spanText(seconds: number): string {
  const [unit, name] = SPANS.find(([length]) => seconds >= length) ?? [1, 's'];
  return `${Math.round(seconds / unit)} ${name}`;
}

function articleOf(rank: string): string {
  return rank === 'owner' ? 'an owner' : `a ${rank}`;
}
