import type { EarshotBridge } from '../../../shared/ipc/contract.ts';
import type { FoundLobby } from '../../../shared/ipc/lobbies-contract.ts';
import type { Entry, LobbiesStore } from './lobbies-store.ts';

export interface EntryController {
  /** Enters a lobby: at once, after its password, or after its host has let you in. */
  enter(lobby: FoundLobby): void;
  submitPassword(password: string): void;
  /** Knocks at the same lobby again. */
  knockAgain(): void;
  /** Gives up, and forgets why an attempt failed. */
  cancelEntry(): void;
  /** Handles that the window joins another way: failures are no longer about a found lobby. */
  forgetEntered(): void;
}

export interface EntryDependencies {
  readonly bridge: EarshotBridge;
  readonly store: LobbiesStore;
  /** Returns the name to knock with now. */
  readonly nameToJoin: () => string;
  /** Joins the lobby of an invitation. */
  readonly onInvitation: (invitation: string) => void;
}

/** Gets the invitation of a found lobby, one at a time. Answers that come after you gave up are ignored. */
export function createEntryController({ bridge, store, nameToJoin, onInvitation }: EntryDependencies): EntryController {
  /** Changes with each attempt. */
  let attempt = {};

  async function request(lobby: FoundLobby, password: string): Promise<void> {
    const current = (attempt = {});
    store.setState({ entry: { lobby, step: 'waiting', error: null } });
    const answer = await bridge.invoke('lobbies:enter', { id: lobby.id, password, name: nameToJoin() });
    if (current !== attempt) return;
    if (answer.ok) {
      store.setState({ entry: null, enteredId: lobby.id });
      onInvitation(answer.value.invitation);
    } else {
      const step: Entry['step'] = lobby.access === 'password' ? 'asking' : 'failed';
      store.setState({ entry: { lobby, step, error: answer.error } });
    }
  }

  function cancelEntry(): void {
    const { entry } = store.getState();
    if (entry === null) return;
    attempt = {};
    store.setState({ entry: null });
    if (entry.step === 'waiting') void bridge.invoke('lobbies:cancel-enter', {});
  }

  return {
    enter(lobby) {
      cancelEntry();
      if (lobby.access === 'password') store.setState({ entry: { lobby, step: 'asking', error: null } });
      else void request(lobby, '');
    },
    submitPassword(password) {
      const { entry } = store.getState();
      if (entry?.step === 'asking') void request(entry.lobby, password);
    },
    knockAgain() {
      const { entry } = store.getState();
      if (entry?.step === 'failed') void request(entry.lobby, '');
    },
    cancelEntry,
    forgetEntered() {
      if (store.getState().enteredId !== '') store.setState({ enteredId: '' });
    },
  };
}
