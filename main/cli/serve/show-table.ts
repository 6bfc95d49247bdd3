import type { LobbyHandle } from '../../host/lobby-handle.ts';
import type { PersonNow } from '../../host/person-now.ts';
import type { TableSection } from '../screen/live-table.ts';
import type { TablePerson } from '../screen/people-table.ts';
import { styled, type Line } from '../screen/styled-line.ts';

/** Looks at everybody in the lobbies of a host. */
export async function readLobbies(
  lobbies: readonly Pick<LobbyHandle, 'people' | 'description'>[],
): Promise<readonly TableSection[]> {
  return Promise.all(
    lobbies.map(async ({ people, description }) => ({
      heading: description.lobbyName,
      people: (await people()).map(toTablePerson),
    })),
  );
}

/** Returns the invitations above the table, each broken into lines of the terminal's width. */
export function invitationLines(
  lobbies: readonly { readonly lobbyName: string; readonly invitation: string }[],
  columns: number,
): readonly Line[] {
  return lobbies.flatMap(({ lobbyName, invitation }) => [
    [styled('quiet', lobbies.length === 1 ? 'Invitation:' : `Invitation to ${lobbyName}:`)],
    ...piecesOf(invitation, columns).map((piece) => [styled('secret', piece)]),
    '',
  ]);
}

function toTablePerson({ position, world, group, ...person }: PersonNow): TablePerson {
  const place = [
    ...(position === null ? [] : [position.map((metres) => Math.round(metres)).join(', ')]),
    ...(world === '' ? [] : [`in ${world}`]),
    ...(group === '' ? [] : [`group ${group}`]),
  ];
  return { ...person, place: place.join('  ') };
}

function piecesOf(text: string, length: number): readonly string[] {
  const count = Math.ceil(text.length / length);
  return Array.from({ length: count }, (_, index) => text.slice(index * length, (index + 1) * length));
}
