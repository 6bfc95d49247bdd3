import type { PayloadOf } from '../../../shared/ipc/define.ts';
import type { FoundLobby, lobbiesContract } from '../../../shared/ipc/lobbies-contract.ts';
import type { Invitation } from '../../../shared/protocol/invitation/invitation.ts';
import { failure, type Result } from '../../../shared/result.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import type { LobbyFinder, SearchPlaces } from './lobby-finder.ts';

/** Servers that are dead count as failed after 8 s. */
const SEARCH_TIMEOUT_MS = 9_000;
/** Hosts of the local network answer within a second. */
const LAN_SEARCH_MS = 2_000;

/** The result of a search. */
export type FoundLobbies = PayloadOf<typeof lobbiesContract, 'lobbies:found'>;

type Finder = Pick<LobbyFinder, 'onFound' | 'search' | 'stop' | 'enter'>;

/** Searches once: until each server has answered or failed, and the local network had its time. */
export function findLobbies(
  finder: Finder,
  text: string,
  places: SearchPlaces,
  schedule: Schedule,
): Promise<FoundLobbies> {
  return new Promise((resolve) => {
    let found: FoundLobbies = { lobbies: [], servers: [] };
    let isLanDone = !places.includesLan;
    const finish = (): void => {
      cancelTimeout();
      cancelLan();
      stopListening();
      finder.stop();
      resolve(found);
    };
    const check = (): void => {
      if (isLanDone && found.servers.every(({ state }) => state !== 'searching')) finish();
    };
    const cancelTimeout = schedule(finish, SEARCH_TIMEOUT_MS);
    const cancelLan = schedule(
      () => {
        isLanDone = true;
        check();
      },
      places.includesLan ? LAN_SEARCH_MS : SEARCH_TIMEOUT_MS,
    );
    const stopListening = finder.onFound((report) => {
      found = report;
      check();
    });
    finder.search({ text, game: '', language: '' }, places);
  });
}

/**
 * Enters the listed lobby of this title, with the password of its listing, or with a knock under `name`. Anybody can
 * use any title, so several lobbies of the same one are an error that lists them.
 */
export async function enterByTitle(
  finder: Finder,
  title: string,
  rendezvous: readonly string[],
  { password, name, schedule }: { readonly password: string; readonly name: string; readonly schedule: Schedule },
): Promise<Result<Invitation>> {
  const { lobbies, servers } = await findLobbies(finder, title, { rendezvous, includesLan: false }, schedule);
  const matching = lobbies.filter((lobby) => lobby.title === title);
  const [lobby] = matching;
  if (lobby === undefined)
    return servers.every(({ state }) => state === 'failed')
      ? failure('no-rendezvous', `No rendezvous server answers at ${rendezvous.join(', ')}. Check your network.`)
      : failure('lobby-not-there', `No lobby is listed as ${title}. Search with --find, or ask its host.`);
  if (matching.length > 1)
    return failure(
      'several-lobbies',
      `Several lobbies are listed as ${title} (${matching.map(describe).join('; ')}). Ask the host for an invitation.`,
    );
  if (lobby.access === 'password' && password === '')
    return failure('wrong-lobby-password', 'This lobby asks for a password. Give --password-file.');
  return finder.enter({ id: lobby.id, password, name });
}

function describe({ game, players, rendezvous }: FoundLobby): string {
  return [game, `${players} players`, rendezvous].filter((part) => part !== '').join(', ');
}
