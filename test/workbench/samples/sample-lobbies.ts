import type { FoundLobby, HostListing } from '../../../shared/ipc/lobbies-contract.ts';
import type { LobbiesState } from '../../../renderer/features/lobbies/lobbies-store.ts';

const SERVER = 'rendezvous.example.org';

function listed(id: string, lobby: Partial<FoundLobby>): FoundLobby {
  return {
    ...{ id, source: 'directory', rendezvous: SERVER, title: id, game: '', language: '' },
    ...{ players: 1, capacity: 100, access: 'open', distanceMs: null },
    ...lobby,
  };
}

/** A lobby that needs a password. */
export const PASSWORD_LOBBY = listed('cellar', {
  ...{ title: 'Cellar crew', game: 'Minecraft', language: 'de', players: 12, capacity: 40 },
  ...{ access: 'password', distanceMs: 23 },
});
/** A lobby whose host lets people in. */
export const KNOCK_LOBBY = listed('raid', {
  ...{ title: 'Friday raid', game: 'Valheim', language: 'en', players: 7, capacity: 10 },
  ...{ access: 'knock', distanceMs: 48 },
});
/** A lobby on the local network. */
export const LAN_LOBBY = listed('lan', {
  ...{ source: 'lan', rendezvous: '', title: "Mira's lobby", players: 3, capacity: null, access: 'knock' },
});

/** Two lobbies on the network and seven listed ones: every way to get in, the longest names, and what is unknown. */
export const SAMPLE_LOBBIES: readonly FoundLobby[] = [
  LAN_LOBBY,
  { ...LAN_LOBBY, id: 'lan-open', title: 'Basement LAN', players: 0, access: 'open', distanceMs: 0.8 },
  PASSWORD_LOBBY,
  KNOCK_LOBBY,
  listed('open', {
    ...{ title: 'Everybody welcome', game: 'Project Zomboid', language: 'fr', players: 64, distanceMs: 31 },
  }),
  listed('full', { ...{ title: 'Full house', game: 'Among Us', language: 'es', players: 15, capacity: 15 } }),
  listed('long', {
    ...{ title: 'The seventeenth annual treasure hunt of the harbour guild', game: 'Sea of Thieves: Season Eleven' },
    ...{ language: 'pt-BR', players: 999, capacity: 1_000, distanceMs: 1_240 },
  }),
  listed('arabic', { title: 'غارة الجمعة', game: 'Minecraft', language: 'ar', players: 4, distanceMs: 96 }),
  listed('plain', { title: 'No game, no language', players: 2, distanceMs: 180 }),
];

/** A search that has found the sample lobbies. */
export const SAMPLE_SEARCH: Partial<LobbiesState> = {
  isNew: false,
  lobbies: SAMPLE_LOBBIES,
  servers: [{ rendezvous: SERVER, state: 'answered', hasMore: false }],
  games: ['Among Us', 'Minecraft', 'Project Zomboid', 'Sea of Thieves: Season Eleven', 'Valheim'],
  languages: ['ar', 'de', 'en', 'es', 'fr', 'pt'],
};

/** How a host lists its lobby. */
export const SAMPLE_LISTING: HostListing = {
  game: 'Minecraft',
  language: 'de',
  access: 'password',
  password: 'k7qm-29dx-tr0v',
};
