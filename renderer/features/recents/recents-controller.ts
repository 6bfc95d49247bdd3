import type { RecentLobby } from '../../../shared/model/recent-lobby.ts';
import type { RecentsStore } from './recents-store.ts';
import { withChange, withReturned, withStar, withVisit, type Visit } from './recent-lobbies.ts';

/** Lobbies of an earlier day are looked for only when you host them again: their members hear of it. */
const LOOK_BACK_MS = 12 * 3_600_000;

export interface RecentsController {
  /** Joins or hosts the lobby of an entry again, or joins the player who has taken it over. */
  enter(recent: RecentLobby): void;
  /** Looks for players who have taken over lobbies that you hosted. */
  look(): void;
  /** Handles that the window joins another way: failures are not about an entry. */
  forgetEntered(): void;
  setStar(id: string, isStarred: boolean): void;
  /** Takes an entry off the list. Returns a function that puts it back. */
  remove(id: string): () => void;
  /** Takes off all entries without a star. Returns a function that puts them back. */
  clear(): () => void;
  /** Notes down that you are in a lobby now. */
  noteVisit(visit: Visit): void;
  /** Notes what has changed about the lobby of the visit that was noted last. */
  noteChange(change: Partial<Visit>): void;
  /** Handles that you are in no lobby any longer. */
  endVisit(): void;
}

export interface RecentsDependencies {
  readonly store: RecentsStore;
  /** Returns the entries as the settings have them. */
  readonly read: () => readonly RecentLobby[];
  /** Keeps the entries in the settings. */
  readonly write: (recents: RecentLobby[]) => void;
  readonly newId: () => string;
  /** Joins the lobby of an entry, or hosts it again. `taken`: the invitation of its next host, null = there is none. */
  readonly onEnter: (recent: RecentLobby, taken: string | null) => void;
  /** Looks for the next host of a lobby. Resolves with its invitation; null = there is none. */
  readonly findLiving: (recent: RecentLobby) => Promise<string | null>;
  /** Milliseconds of the wall clock. */
  readonly nowMs: () => number;
}

/** Keeps the lobbies that you joined or hosted. */
export function createRecentsController(dependencies: RecentsDependencies): RecentsController {
  const { store, read, write, newId, onEnter, findLiving, nowMs } = dependencies;
  let visitedId = '';

  /** Keeps only what `isKept` accepts. Returns a function that puts the others back, unless they are there again. */
  function keep(isKept: (recent: RecentLobby) => boolean): () => void {
    const removed = read().filter((recent) => !isKept(recent));
    write(read().filter(isKept));
    return () => write(withReturned(read(), removed));
  }

  return {
    enter(recent) {
      const { id } = recent;
      const known = store.getState().living[id];
      store.setState({ enteredId: id });
      if (known !== undefined || !mayBeTaken(recent)) return onEnter(recent, known ?? null);
      store.setState({ isLooking: true });
      void findLiving(recent).then((taken) => {
        store.setState({ isLooking: false });
        // The window may be on its way elsewhere by now.
        if (store.getState().enteredId === id) onEnter(recent, taken);
      });
    },
    look() {
      store.setState({ living: {} });
      const since = nowMs() - LOOK_BACK_MS;
      for (const recent of read().filter((entry) => mayBeTaken(entry) && entry.lastMs >= since))
        void findLiving(recent).then((taken) => {
          if (taken !== null) store.setState(({ living }) => ({ living: { ...living, [recent.id]: taken } }));
        });
    },
    forgetEntered: () => store.setState({ enteredId: '' }),
    setStar: (id, isStarred) => write(withStar(read(), id, isStarred)),
    remove: (id) => keep((recent) => recent.id !== id),
    clear: () => keep(({ isStarred }) => isStarred),
    noteVisit(visit) {
      const { enteredId } = store.getState();
      const { recents, id } = withVisit(read(), visit, { knownId: enteredId, newId: newId() });
      visitedId = id;
      write(recents);
    },
    noteChange(change) {
      if (visitedId !== '') write(withChange(read(), visitedId, change));
    },
    endVisit: () => void (visitedId = ''),
  };
}

/** Returns whether another player may host a lobby that you hosted. */
function mayBeTaken({ kind, heirs = [] }: RecentLobby): boolean {
  return kind === 'hosted' && heirs.length > 0;
}
