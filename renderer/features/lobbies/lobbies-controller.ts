import type { EarshotBridge } from '../../../shared/ipc/contract.ts';
import type { PayloadOf } from '../../../shared/ipc/define.ts';
import type { FoundLobby, lobbiesContract } from '../../../shared/ipc/lobbies-contract.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import { baseLanguage, type SortOrder } from './arrange-lobbies.ts';
import { createEntryController, type EntryController, type EntryDependencies } from './entry-controller.ts';
import { NOTHING_FOUND, type LobbiesStore, type LobbySearch } from './lobbies-store.ts';

export interface LobbiesController extends EntryController {
  /** Looks for lobbies until `stop`. */
  start(): void;
  stop(): void;
  /** Handles other rendezvous servers in the settings. */
  serversChanged(): void;
  changeSearch(change: Partial<LobbySearch>): void;
  sortBy(order: SortOrder): void;
}

export interface LobbiesDependencies extends EntryDependencies {
  readonly bridge: EarshotBridge;
  readonly store: LobbiesStore;
  readonly schedule: Schedule;
}

/** After this long without an answer, a network has no lobby that it will show soon. */
const ANSWER_TIME_MS = 3_000;
/** Servers are not asked for every letter that you type. */
export const TYPING_PAUSE_MS = 300;
/** Settings are stored a moment after they change, and the search reads the stored ones. */
export const STORING_TIME_MS = 500;
/** Choices in a list. */
const MAX_CHOICES = 100;

/** Looks for lobbies on the local network and at the rendezvous servers, and gets into those that you choose. */
export function createLobbiesController(dependencies: LobbiesDependencies): LobbiesController {
  const { bridge, store, schedule } = dependencies;
  let isSearching = false;
  let cancelPause = (): void => undefined;
  let cancelNewness = (): void => undefined;

  async function search(): Promise<void> {
    cancelPause();
    const { search: wanted } = store.getState();
    const started = await bridge.invoke('lobbies:search', wanted);
    if (!isSearching || wanted !== store.getState().search) return;
    // A search that a newer one has replaced has not failed.
    if (started.ok) store.setState({ problem: null });
    else if (started.error.code !== 'superseded') store.setState({ problem: started.error });
  }

  function begin(): void {
    cancelNewness();
    store.setState(NOTHING_FOUND);
    cancelNewness = schedule(() => store.setState({ isNew: false }), ANSWER_TIME_MS);
    void search();
  }

  bridge.on('lobbies:found', ({ lobbies, servers }: PayloadOf<typeof lobbiesContract, 'lobbies:found'>) => {
    if (!isSearching) return;
    const { games, languages } = store.getState();
    const listed = lobbies.filter(({ source }) => source === 'directory');
    store.setState({
      lobbies,
      servers,
      games: withNew(
        games,
        listed.map(({ game }) => game),
      ),
      languages: withNew(
        languages,
        listed.map(({ language }) => baseLanguage(language)),
      ),
    });
  });

  const entry = createEntryController(dependencies);
  return {
    ...entry,
    start() {
      if (isSearching) return;
      isSearching = true;
      begin();
    },
    stop() {
      if (!isSearching) return;
      isSearching = false;
      cancelPause();
      cancelNewness();
      store.setState(NOTHING_FOUND);
      void bridge.invoke('lobbies:stop-search', {});
    },
    serversChanged() {
      if (!isSearching) return;
      cancelPause();
      cancelPause = schedule(begin, STORING_TIME_MS);
    },
    changeSearch(change) {
      store.setState(({ search: before }) => ({ search: { ...before, ...change } }));
      cancelPause();
      if (!isSearching) return;
      if (change.text === undefined || change.text === '') void search();
      else cancelPause = schedule(() => void search(), TYPING_PAUSE_MS);
    },
    sortBy: (order) => store.setState({ order }),
  };
}

/** Returns the choices with those that are new, in alphabetical order; the same list if none is. */
function withNew(known: readonly string[], seen: readonly FoundLobby['game'][]): readonly string[] {
  const all = new Set([...known, ...seen.filter((value) => value !== '')]);
  if (all.size === known.length) return known;
  return [...all].slice(0, MAX_CHOICES).sort();
}
