import type { RecentLobby } from '../../../shared/model/recent-lobby.ts';
import type { RecentsStore } from './recents-store.ts';
import { withChange, withReturned, withStar, withVisit, type Visit } from './recent-lobbies.ts';

export interface RecentsController {
  /** Joins or hosts the lobby of an entry again. */
  enter(recent: RecentLobby): void;
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
  /** Joins the lobby of an entry, or hosts it again. */
  readonly onEnter: (recent: RecentLobby) => void;
}

/** Keeps the lobbies that you joined or hosted. */
export function createRecentsController(dependencies: RecentsDependencies): RecentsController {
  const { store, read, write, newId, onEnter } = dependencies;
  let visitedId = '';

  /** Keeps only what `isKept` accepts. Returns a function that puts the others back, unless they are there again. */
  function keep(isKept: (recent: RecentLobby) => boolean): () => void {
    const removed = read().filter((recent) => !isKept(recent));
    write(read().filter(isKept));
    return () => write(withReturned(read(), removed));
  }

  return {
    enter(recent) {
      store.setState({ enteredId: recent.id });
      onEnter(recent);
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
