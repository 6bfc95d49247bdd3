import { parseParticipantName } from '../../../shared/model/name.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import type { HostLink } from '../../link/host-link.ts';
import type { LobbyStore } from './lobby-store.ts';

/** Nobody should see a name grow letter by letter. */
export const TYPING_PAUSE_MS = 1_000;
/** Hosts accept five names at once, and one more in each such interval. */
export const RENAME_INTERVAL_MS = 5_000;

export interface LiveNameDependencies {
  /** The name in the settings. */
  readonly chosenName: () => string;
  /** The name of a player who has chosen none. */
  readonly nameless: () => string;
  readonly store: LobbyStore;
  readonly schedule: Schedule;
  /** Monotonic milliseconds. */
  readonly nowMs: () => number;
}

/** Keeps your name in the lobby equal to the one in the settings. */
export interface LiveName {
  /** Returns the name to join with now. */
  nameToJoin(): string;
  /** Sets the link whose data channel is open now, or null. */
  setLink(link: Pick<HostLink, 'canRename' | 'sendRename'> | null): void;
  /** Handles a change of the name in the settings, which may be one letter of many. */
  nameChanged(): void;
}

export function createLiveName({ chosenName, nameless, store, schedule, nowMs }: LiveNameDependencies): LiveName {
  let link: Parameters<LiveName['setLink']>[0] = null;
  /** The name that the host was last asked for. */
  let asked = '';
  let sentAtMs = -Infinity;
  let cancel = (): void => {};

  function sendNow(): void {
    if (link === null) return;
    const name = parseParticipantName(chosenName());
    // After a refusal, the same name may be asked for again.
    const isNews = name !== asked || store.getState().nameProblem !== null;
    if (name === undefined) store.setState({ nameProblem: { code: 'bad-name' } });
    else if (!isNews) return;
    else if (!link.canRename) store.setState({ nameProblem: name === asked ? null : { code: 'rename-unsupported' } });
    else {
      asked = name;
      sentAtMs = nowMs();
      link.sendRename(name);
    }
  }

  function sendLater(pauseMs: number): void {
    cancel();
    if (link === null) return;
    cancel = schedule(sendNow, Math.max(pauseMs, sentAtMs + RENAME_INTERVAL_MS - nowMs()));
  }

  return {
    nameToJoin() {
      asked = parseParticipantName(chosenName()) ?? nameless();
      return asked;
    },
    setLink(next) {
      cancel();
      link = next;
      sentAtMs = -Infinity;
      store.setState({ nameProblem: null });
      // It may have changed while the lobby opened.
      if ((parseParticipantName(chosenName()) ?? nameless()) !== asked) sendLater(0);
    },
    nameChanged: () => sendLater(TYPING_PAUSE_MS),
  };
}
