import { MAX_RECENT_LOBBIES, MAX_STARRED_LOBBIES, type RecentLobby } from '../../../shared/model/recent-lobby.ts';
import { parseInvitation } from '../../../shared/protocol/invitation/parse-invitation.ts';
import { toBase64Url } from '../../../shared/protocol/invitation/invitation.ts';

/** A visit to a lobby, as it is noted down. */
export type Visit = Omit<RecentLobby, 'id' | 'isStarred'>;

/**
 * Adds a visit at the top, in place of an earlier one of the same lobby, whose star stays. `knownId`: the entry that
 * led there, '' = none; `newId`: the id of a new entry.
 */
export function withVisit(
  recents: readonly RecentLobby[],
  visit: Visit,
  { knownId, newId }: { readonly knownId: string; readonly newId: string },
): { readonly recents: RecentLobby[]; readonly id: string } {
  const before =
    recents.find(({ id, kind }) => id === knownId && kind === visit.kind) ??
    recents.find((recent) => isSameLobby(recent, visit));
  const id = before?.id ?? newId;
  const entry = { ...visit, id, isStarred: before?.isStarred ?? false };
  return { recents: withinLimits([entry, ...recents.filter((recent) => recent.id !== id)]), id };
}

/** Changes an entry in its place. */
export function withChange(recents: readonly RecentLobby[], id: string, change: Partial<Visit>): RecentLobby[] {
  return recents.map((recent) => (recent.id === id ? { ...recent, ...change } : recent));
}

/**
 * Returns the host's first address for an entry that another one is called like, so that you can tell them apart; '' =
 * its name is enough, or it has none.
 */
export function placeOf(recent: RecentLobby, recents: readonly RecentLobby[]): string {
  const isUnique = recents.every(({ id, name }) => id === recent.id || name !== recent.name);
  if (isUnique || recent.invitation === '') return '';
  const parsed = parseInvitation(recent.invitation);
  return parsed.ok ? (parsed.value.addresses[0]?.host ?? '') : '';
}

/** Gives an entry a star, or takes it away. An entry without one may be too many then. */
export function withStar(recents: readonly RecentLobby[], id: string, isStarred: boolean): RecentLobby[] {
  return withinLimits(recents.map((recent) => (recent.id === id ? { ...recent, isStarred } : recent)));
}

/** Returns whether no more entry can get a star. */
export function areStarsFull(recents: readonly RecentLobby[]): boolean {
  return recents.filter(({ isStarred }) => isStarred).length >= MAX_STARRED_LOBBIES;
}

/** Puts entries back that were taken off, unless they are there again. */
export function withReturned(recents: readonly RecentLobby[], returned: readonly RecentLobby[]): RecentLobby[] {
  const ids = new Set(recents.map(({ id }) => id));
  const all = [...recents, ...returned.filter(({ id }) => !ids.has(id))];
  return withinLimits(all.sort((a, b) => b.lastMs - a.lastMs));
}

/** Returns the entries in the order in which they show: those with a star first. */
export function inShownOrder(recents: readonly RecentLobby[]): readonly RecentLobby[] {
  return [...recents].sort((a, b) => Number(b.isStarred) - Number(a.isStarred));
}

/** Returns the name of the lobby of an invitation, if you know it; null = you were never there. */
export function nameOfInvitation(recents: readonly RecentLobby[], invitation: string): string | null {
  const host = hostOf(invitation);
  const known = recents.find((recent) => recent.kind === 'joined' && host !== '' && hostOf(recent.invitation) === host);
  return known?.name ?? null;
}

/**
 * Returns what names the host of an invitation: its certificate, which stays when the invitation is renewed. '' = this
 * is no invitation.
 */
export function hostOf(invitation: string): string {
  const parsed = parseInvitation(invitation);
  return parsed.ok ? toBase64Url(parsed.value.certificateSha256) : '';
}

function isSameLobby(recent: RecentLobby, visit: Visit): boolean {
  if (recent.kind !== visit.kind) return false;
  if (visit.kind === 'hosted') return recent.name.toLowerCase() === visit.name.toLowerCase();
  return hostOf(recent.invitation) === hostOf(visit.invitation);
}

function withinLimits(recents: readonly RecentLobby[]): RecentLobby[] {
  let places = MAX_RECENT_LOBBIES;
  return recents.filter(({ isStarred }) => isStarred || places-- > 0);
}
