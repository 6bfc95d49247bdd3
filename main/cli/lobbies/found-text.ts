import type { FoundLobbies } from '../../client/lobbies/find-listed.ts';
import { padText, textWidth } from '../screen/text-width.ts';
import { strangersText } from '../terminal-text.ts';

const HEAD = ['TITLE', 'GAME', 'LANGUAGE', 'PLAYERS', 'ACCESS', 'DISTANCE', 'WHERE'];

/** Returns what a search found as a table, with what is wrong with its servers. */
export function foundText({ lobbies, servers }: FoundLobbies): string {
  const rows = lobbies.map(({ title, game, language, players, capacity, access, distanceMs, rendezvous }) => [
    title,
    game,
    language,
    capacity === null ? String(players) : `${players}/${capacity}`,
    access,
    distanceMs === null ? '' : `${distanceMs} ms`,
    rendezvous === '' ? 'local network' : rendezvous,
  ]);
  const table = [HEAD, ...rows.map((row) => row.map((cell) => strangersText(cell)))];
  const widths = HEAD.map((_, column) => Math.max(...table.map((row) => textWidth(row[column] ?? ''))));
  const lines = table.map((row) =>
    row
      .map((cell, column) => padText(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const dead = servers.filter(({ state }) => state !== 'answered');
  return [
    ...(lobbies.length === 0 ? ['No lobbies found.'] : lines),
    ...dead.map(({ rendezvous }) => `The rendezvous server ${strangersText(rendezvous)} isn't answering.`),
  ].join('\n');
}
