import { ClockJump } from '../../shared/clock-jump.ts';
import type { NetworkChange } from '../../shared/ipc/link-contract.ts';
import type { NetworkWatch } from '../../shared/join/signalling-client.ts';
import { scheduleEvery, scheduleTimer, type Schedule } from '../../shared/schedule.ts';
import { monotonicMs } from '../clock/monotonic-time.ts';
import { listOwnAddresses, type OwnAddress } from '../media/ice/own-addresses.ts';

/** Listing the addresses takes 0.1 ms. */
const LOOK_INTERVAL_MS = 1_000;

/** The ports of a watch. */
export interface WatchedMachine {
  readonly listAddresses: () => readonly OwnAddress[];
  readonly nowMs: () => number;
  /** Milliseconds of the wall clock. */
  readonly wallMs: () => number;
  readonly schedule: Schedule;
}

const THIS_MACHINE: WatchedMachine = {
  listAddresses: listOwnAddresses,
  nowMs: monotonicMs,
  wallMs: Date.now,
  schedule: scheduleTimer,
};

/** Looks once a second at this machine's addresses and clocks, while somebody listens. */
export function watchNetwork(machine: WatchedMachine = THIS_MACHINE): NetworkWatch {
  const listeners = new Set<(change: NetworkChange) => void>();
  let stop: (() => void) | undefined;

  function start(): () => void {
    const jump = new ClockJump(LOOK_INTERVAL_MS, machine.nowMs(), machine.wallMs());
    let addresses = namesOf(machine.listAddresses());
    const report = (change: NetworkChange): void => listeners.forEach((listener) => listener(change));
    return scheduleEvery(
      machine.schedule,
      () => {
        const passed = jump.look(machine.nowMs(), machine.wallMs());
        if (passed !== undefined) report(passed);
        const now = namesOf(machine.listAddresses());
        if (now === addresses) return;
        addresses = now;
        report('addresses');
      },
      LOOK_INTERVAL_MS,
    );
  }

  return {
    onChange(listener) {
      listeners.add(listener);
      stop ??= start();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = undefined;
      };
    },
  };
}

/** Returns the same text for the same addresses on the same adapters, in whatever order they are listed. */
function namesOf(addresses: readonly OwnAddress[]): string {
  return addresses
    .filter(({ isLoopback }) => !isLoopback)
    .map(({ name, address }) => `${name} ${address}`)
    .sort()
    .join('\n');
}
