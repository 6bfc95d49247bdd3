import type { EarshotBridge } from '../../../../shared/ipc/contract.ts';
import type { LobbyState, LobbyStore } from '../lobby-store.ts';

/**
 * Keeps the knocks at the lobby that this machine hosts, until they are answered or their senders have gone. Returns a
 * function that answers one.
 */
export function followKnocks(bridge: EarshotBridge, store: LobbyStore): (id: number, isWelcome: boolean) => void {
  const forget = (id: number): void =>
    store.setState(({ knocks }) => ({ knocks: knocks.filter((knock) => knock.id !== id) }));

  bridge.on('lobby:knock', (knock) => {
    if (isHosting(store.getState())) store.setState(({ knocks }) => ({ knocks: [...knocks, knock] }));
  });
  bridge.on('lobby:knock-gone', ({ id }) => forget(id));
  bridge.on('lobby:ended', () => store.setState({ knocks: [] }));

  return (id, isWelcome) => {
    forget(id);
    void bridge.invoke('lobby:answer-knock', { id, isWelcome });
  };
}

/** Returns whether a knock is at the lobby of this window: another one may still close while the next opens. */
function isHosting({ origin, connection }: LobbyState): boolean {
  const isOpening = connection.status === 'starting' && connection.step === 'opening';
  return origin === 'hosted' && connection.status !== 'none' && !isOpening;
}
