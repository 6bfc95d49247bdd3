import type { EarshotBridge } from '../../../../shared/ipc/contract.ts';
import { isHostHere, type LobbyStore } from '../lobby-store.ts';

/** The invitation to the lobby that you are in. */
export interface LobbyInvitation {
  /** Returns the invitation; if this machine hosts, with the addresses that it has now. */
  current(): Promise<string>;
  /** Replaces the invitation of the lobby that this machine hosts. Earlier ones stop working. */
  renew(): Promise<void>;
}

export function createLobbyInvitation(bridge: EarshotBridge, store: LobbyStore): LobbyInvitation {
  async function ask(command: 'lobby:invite' | 'lobby:renew-invitation'): Promise<string> {
    const before = store.getState().invitation;
    if (!isHostHere(store.getState())) return before;
    const answer = await bridge.invoke(command, {});
    if (!answer.ok) return before;
    const { invitation } = answer.value;
    // The lobby may have been left in the meantime.
    if (store.getState().invitation === before) store.setState({ invitation });
    return invitation;
  }
  return {
    current: () => ask('lobby:invite'),
    renew: async () => void (await ask('lobby:renew-invitation')),
  };
}
