import type { Entry } from '../../../../shared/model/people/door.ts';
import type { HostOrder, OrderOutcome } from '../../../host/host-order.ts';
import { strangersText } from '../../terminal-text.ts';

/** What the commands about the door do. */
export const DOOR_HELP = [
  'door                           show how newcomers come in',
  'entry WAY                      let newcomers join (open), listen first (listen), knock first (knock), or stay out',
  '                               without a new invitation (invited)',
  'yes N, no N                    answer knock N',
  'let-in WHO                     let a newcomer be heard; newcomer WHO takes that back',
  'known-only on|off              let only players with a role, or whom you let in, be heard',
  'password TEXT, no-password     ask newcomers for a password, or for none',
  'places N|all                   limit the players in the lobby; nobody is removed',
  'per-minute N|off               limit the newcomers in a minute',
] as const;

const ENTRY: Readonly<Record<Entry, string>> = {
  open: 'Newcomers join freely.',
  listen: 'Newcomers listen until they are let in.',
  knock: 'Newcomers knock, and wait outside until they are let in.',
  invited: 'Invite-only: newcomers need the latest invitation.',
};

/** Returns the lines that describe a door. */
export function doorLines({ door, isLocked }: Extract<OrderOutcome, { type: 'door' }>): readonly string[] {
  const { entry, known, hasPassword, places, maxPlaces, perMinute, newcomers, knocks } = door;
  return [
    ...(isLocked ? ['The lobby is locked: nobody new may join.'] : []),
    ENTRY[entry],
    ...(hasPassword ? ['They need the password.'] : []),
    ...(known ? ['Only known players are heard.'] : []),
    `At most ${places ?? maxPlaces} players${perMinute === null ? '' : `, and ${perMinute} newcomers in a minute`}.`,
    ...(newcomers === 0 ? [] : [`${newcomers} newcomers came in the last minute. This may be a raid.`]),
    ...(knocks.length === 0 ? [] : [`Waiting: ${knocks.map(({ name }) => strangersText(name)).join(', ')}.`]),
  ];
}

/** Returns what was done about the door. `name`: of the player concerned; '' = the lobby. */
export function doorDoneText(
  order: Extract<HostOrder, { readonly type: 'show-door' | 'set-door' | 'let-in' }>,
  name: string,
): string {
  if (order.type === 'show-door') return '';
  if (order.type === 'let-in') return order.isWelcome ? `${name} is heard now.` : `${name} is a newcomer again.`;
  const { entry, known, password, places, perMinute } = order.change;
  if (entry !== undefined) return ENTRY[entry];
  if (known !== undefined) return known ? 'Only known players are heard now.' : 'Everyone is heard again.';
  if (password !== undefined) return password === '' ? 'The lobby has no password now.' : 'The password is set.';
  if (places !== undefined)
    return `The lobby takes ${places === null ? 'as many players as it can' : placesOf(places)}.`;
  return perMinute === null || perMinute === undefined
    ? 'Newcomers are not limited now.'
    : `At most ${perMinute} newcomers come in a minute.`;
}

function placesOf(places: number): string {
  return `at most ${places} players. Nobody is removed`;
}
