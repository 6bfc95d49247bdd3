import type { MulticastDNS } from 'multicast-dns';
import type { Schedule } from '../../shared/schedule.ts';
import { LanDirectory } from './lan-directory.ts';
import { LAN_SERVICE, type LanLobby, type LanRecord } from './lan-lobby.ts';
import { MdnsInterfaces } from './mdns-interfaces.ts';

/** Waits before the next question to everybody; the last one repeats (RFC 6762, section 5.2). */
const ASK_WAITS_MS = [1_000, 3_000, 9_000, 27_000, 60_000] as const;

export interface LanBrowserOptions {
  readonly nowMs: () => number;
  readonly schedule: Schedule;
  /** Receives all lobbies of the local network, whenever they have changed. */
  readonly onChange: (lobbies: readonly LanLobby[]) => void;
}

export interface LanBrowser {
  current(): readonly LanLobby[];
  close(): void;
}

/** Looks for lobbies on every local network of this machine until it is closed. */
export function openLanBrowser({ nowMs, schedule, onChange }: LanBrowserOptions): LanBrowser {
  const directory = new LanDirectory();
  const ask = (mdns: MulticastDNS): void => mdns.query([{ name: LAN_SERVICE, type: 'PTR' }]);
  const interfaces = new MdnsInterfaces({
    schedule,
    onOpen: (mdns) => {
      mdns.on('response', ({ answers = [], additionals = [] }, { address }) => {
        const records = [...answers, ...additionals] as readonly LanRecord[];
        if (directory.take(records, address, nowMs())) onChange(directory.lobbies);
      });
      ask(mdns);
    },
  });
  let cancelAsk = (): void => undefined;
  const askAgain = (index: number): void => {
    cancelAsk = schedule(
      () => {
        if (directory.expire(nowMs())) onChange(directory.lobbies);
        interfaces.forEach(ask);
        askAgain(index + 1);
      },
      ASK_WAITS_MS[Math.min(index, ASK_WAITS_MS.length - 1)] ?? 0,
    );
  };
  askAgain(0);
  return {
    current: () => directory.lobbies,
    close: () => {
      cancelAsk();
      interfaces.close();
    },
  };
}
