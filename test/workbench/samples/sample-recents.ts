import type { RecentLobby } from '../../../shared/model/recent-lobby.ts';

/** When the samples are looked at, milliseconds. */
export const SAMPLE_NOW_MS = 1_800_000_000_000;

const HOUR_MS = 3_600_000;

function recent(id: string, agoMs: number, lobby: Partial<RecentLobby>): RecentLobby {
  return {
    ...{ id, kind: 'joined', name: id, invitation: `earshot://join/${id}`, lastMs: SAMPLE_NOW_MS - agoMs },
    ...{ isStarred: false, rules: '', listing: null },
    ...lobby,
  };
}

/** Three lobbies: one with a star, one hosted here, one with a long name. */
export const SAMPLE_RECENTS: RecentLobby[] = [
  recent('raid', 2 * HOUR_MS, { name: 'Friday raid', isStarred: true }),
  recent('own', 26 * HOUR_MS, { kind: 'hosted', name: "Robin's lobby", invitation: '' }),
  recent('guild', 300 * HOUR_MS, { name: 'The seventeenth annual treasure hunt of the harbour guild' }),
];
