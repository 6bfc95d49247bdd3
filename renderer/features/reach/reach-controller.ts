import type { EarshotBridge } from '../../../shared/ipc/contract.ts';
import type { ReachStore } from './reach-store.ts';

export interface ReachController {
  /** Handles that this machine hosts a lobby that others can join, or no longer does. */
  setHosting(isHosting: boolean): void;
}

/** Keeps how the lobby on this machine can be reached. */
export function createReachController(bridge: EarshotBridge, store: ReachStore): ReachController {
  let isHosting = false;

  bridge.on('lobby:reach', ({ reach }) => {
    if (isHosting) store.setState({ reach });
  });

  return {
    setHosting(isNow) {
      if (isNow === isHosting) return;
      isHosting = isNow;
      store.setState({ reach: null });
      if (!isNow) return;
      void bridge.invoke('lobby:describe-reach', {}).then((answer) => {
        // A report that came in the meantime is newer.
        if (isHosting && answer.ok && store.getState().reach === null) store.setState({ reach: answer.value.reach });
      });
    },
  };
}
