import { describe, expect, it } from 'vitest';
import {
  areStarsFull,
  inShownOrder,
  nameOfInvitation,
  placeOf,
  withChange,
  withReturned,
  withStar,
  withVisit,
  type Visit,
} from '../../../../../renderer/features/recents/recent-lobbies.ts';
import { MAX_RECENT_LOBBIES, MAX_STARRED_LOBBIES, type RecentLobby } from '../../../../../shared/model/recent-lobby.ts';
import { formatInvitation } from '../../../../../shared/protocol/invitation/invitation.ts';
import { PARSED_INVITATION } from '../../../../support/desktop/example-invitation.ts';

/** An invitation to the host with this number; another `secret` is another invitation of the same host. */
function invitationOf(host: number, secret = 1): string {
  return formatInvitation({
    ...PARSED_INVITATION,
    certificateSha256: new Uint8Array(32).fill(host),
    secret: new Uint8Array(16).fill(secret),
  });
}

function joined(host: number, change: Partial<Visit> = {}): Visit {
  return {
    ...{ kind: 'joined', name: `Lobby ${host}`, invitation: invitationOf(host), lastMs: 1_000 * host },
    ...{ rules: '', listing: null },
    ...change,
  };
}

function hosted(name: string): Visit {
  return { ...joined(0), kind: 'hosted', name, invitation: '' };
}

/** Visits these lobbies one after the other. */
function visitAll(visits: readonly Visit[], before: readonly RecentLobby[] = []): RecentLobby[] {
  return visits.reduce<RecentLobby[]>(
    (recents, visit, index) =>
      withVisit(recents, visit, { knownId: '', newId: `${before.length + index}-${visit.name}` }).recents,
    [...before],
  );
}

const names = (recents: readonly RecentLobby[]) => recents.map(({ name }) => name);
const many = (count: number) => Array.from({ length: count }, (_, index) => joined(index + 1));

describe('a visit', () => {
  it('comes first, and takes the place of an earlier one of the same lobby', () => {
    const recents = visitAll([joined(1), joined(2), joined(1, { name: 'New name' })]);
    expect(names(recents)).toEqual(['New name', 'Lobby 2']);
  });

  it('keeps the star and the id of the entry', () => {
    const starred = withStar(visitAll([joined(1)]), '0-Lobby 1', true);
    const { recents, id } = withVisit(starred, joined(1), { knownId: '', newId: 'other' });
    expect(recents).toMatchObject([{ id: '0-Lobby 1', isStarred: true }]);
    expect(id).toBe('0-Lobby 1');
  });

  it('brings a renewed invitation of the same host', () => {
    const recents = visitAll([joined(1), joined(1, { invitation: invitationOf(1, 2) })]);
    expect(recents.map(({ invitation }) => invitation)).toEqual([invitationOf(1, 2)]);
  });

  it('updates the entry that led there, although another host has the lobby now', () => {
    const { recents } = withVisit(visitAll([joined(1)]), joined(7), { knownId: '0-Lobby 1', newId: 'other' });
    expect(recents).toMatchObject([{ id: '0-Lobby 1', invitation: invitationOf(7) }]);
  });

  it('of a lobby that you host is the same by its name', () => {
    expect(names(visitAll([hosted('Camp'), joined(1), hosted('camp'), hosted('Cellar')]))).toEqual([
      'Cellar',
      'camp',
      'Lobby 1',
    ]);
  });

  it('drops the oldest entry without a star when there are too many', () => {
    const ten = visitAll(many(MAX_RECENT_LOBBIES));
    const starred = withStar(ten, ten.at(-1)!.id, true);
    const recents = visitAll([joined(50), joined(51)], starred);
    expect(recents).toHaveLength(MAX_RECENT_LOBBIES + 1);
    expect(names(recents)).toContain('Lobby 1');
    expect(names(recents)).not.toContain('Lobby 2');
  });
});

describe('the list', () => {
  it('changes an entry in its place', () => {
    const recents = withChange(visitAll([joined(1), joined(2)]), '0-Lobby 1', { name: 'Renamed' });
    expect(names(recents)).toEqual(['Lobby 2', 'Renamed']);
  });

  it('shows entries with a star first', () => {
    const recents = withStar(visitAll([joined(1), joined(2), joined(3)]), '0-Lobby 1', true);
    expect(names(inShownOrder(recents))).toEqual(['Lobby 1', 'Lobby 3', 'Lobby 2']);
  });

  it('has room for so many stars', () => {
    const all = visitAll(many(1)).map((recent) => ({ ...recent, isStarred: true }));
    const full = Array.from({ length: MAX_STARRED_LOBBIES }, (_, index) => ({ ...all[0]!, id: String(index) }));
    expect(areStarsFull(full)).toBe(true);
    expect(areStarsFull(full.slice(1))).toBe(false);
  });

  it('takes entries back that were removed, by when you were there', () => {
    const all = visitAll([joined(1), joined(2), joined(3)]);
    expect(names(withReturned(all.toSpliced(1, 1), [all[1]!]))).toEqual(['Lobby 3', 'Lobby 2', 'Lobby 1']);
    expect(withReturned(all, all)).toEqual(all);
  });

  it('knows the name of an invitation, also of a renewed one', () => {
    const recents = visitAll([joined(1), hosted('Camp')]);
    expect(nameOfInvitation(recents, invitationOf(1, 9))).toBe('Lobby 1');
    expect(nameOfInvitation(recents, invitationOf(2))).toBeNull();
    expect(nameOfInvitation(recents, 'nothing')).toBeNull();
  });
});

it('names the host of a lobby that another one is called like, and of no other', () => {
  const { host } = PARSED_INVITATION.addresses[0]!;
  const recents = visitAll([joined(1, { name: 'Raid' }), joined(2, { name: 'Raid' }), joined(3), hosted('Raid')]);
  expect(recents.map((recent) => placeOf(recent, recents))).toEqual(['', '', host, host]);
});
