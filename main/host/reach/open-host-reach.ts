import { randomBytes } from 'node:crypto';
import type { HostReach } from '../../../shared/model/host-reach.ts';
import type { Log } from '../../../shared/log.ts';
import type { HostAddress } from '../../../shared/protocol/invitation/invitation.ts';
import { scheduleEvery, scheduleTimer } from '../../../shared/schedule.ts';
import { monotonicMs } from '../../clock/monotonic-time.ts';
import { openLanAnnouncer } from '../../lan/open-lan-announcer.ts';
import { compareOutside } from '../../mapping/compare-outside.ts';
import { openPortMapping, type PortMapping } from '../../mapping/open-port-mapping.ts';
import { SEARCHING, type MappingReport } from '../../mapping/mapping-report.ts';
import type { HostOptions } from '../host-options.ts';
import type { OutsideAddress } from '../listen/host-addresses.ts';
import { HostReachKeeper } from './host-reach.ts';
import { isLoopback } from './is-loopback.ts';

/** How often the number of players is looked at that the local network sees. */
const COUNT_INTERVAL_MS = 5_000;

export interface HostReachOptions {
  readonly host: Pick<
    HostOptions,
    'lobbyName' | 'bindAddress' | 'mapsPorts' | 'mappingRecord' | 'showsOnLan' | 'lanAccess'
  >;
  /** The port that was opened, UDP and TCP. */
  readonly port: number;
  /** SHA-256 of the certificate that invitations name, base64url. */
  readonly certificateSha256: string;
  /** Shown to the local network, for knocks. */
  readonly lanToken: string;
  /** Returns how many players are in the lobby. */
  readonly players: () => number;
  /** Takes the addresses on the internet that were found, best first. */
  readonly setOutside: (outside: readonly OutsideAddress[]) => void;
  readonly onChange: (reach: HostReach) => void;
  readonly log: Log;
}

/** Everything that makes a lobby reachable from outside, and what is known about it. */
export interface OpenHostReach {
  readonly keeper: HostReachKeeper;
  /** Replaces the addresses from which STUN servers see the host. */
  setReflexive(addresses: readonly HostAddress[]): void;
  /** Takes back what was asked of routers. Resolves within a second. */
  close(): Promise<void>;
}

/** Starts what the options ask for. A lobby of the loopback interface stays inside this machine. */
export async function openHostReach(options: HostReachOptions): Promise<OpenHostReach> {
  const { host, port, log } = options;
  const keeper = new HostReachKeeper({ schedule: scheduleTimer, onChange: options.onChange });
  let report: MappingReport | undefined;
  let reflexive: readonly HostAddress[] = [];
  const showOutside = (): void => {
    const { mapped, isSeenElsewhere } = compareOutside(report ?? SEARCHING, reflexive);
    options.setOutside([
      ...mapped.map((address) => ({ ...address, kind: 'mapped' as const })),
      ...reflexive.map((address) => ({ ...address, kind: 'reflexive' as const })),
    ]);
    keeper.update({ isSeenElsewhere });
  };
  const showMapping = (current: MappingReport): void => {
    report = current;
    showOutside();
    keeper.update({ mapping: current.mapping });
  };
  let portMapping: PortMapping | undefined;
  if (host.mapsPorts === true && !isLoopback(host.bindAddress)) {
    portMapping = await openPortMapping({
      port,
      transports: ['udp', 'tcp'],
      bindAddress: host.bindAddress,
      recordFile: host.mappingRecord,
      nowMs: monotonicMs,
      schedule: scheduleTimer,
      random: randomBytes,
      onChange: showMapping,
      onIpv6Change: (ipv6Method) => keeper.update({ ipv6Method }),
      log,
    });
    showMapping(portMapping.current());
  }
  const stopShowing =
    host.showsOnLan === true && !isLoopback(host.bindAddress) ? showOnLan(options) : async () => undefined;
  return {
    keeper,
    setReflexive: (addresses) => {
      reflexive = addresses;
      showOutside();
    },
    close: async () => {
      keeper.stop();
      await Promise.all([stopShowing(), portMapping?.close()]);
    },
  };
}

/** Shows the lobby on the local network. Returns a function that ends this. */
function showOnLan({ host, port, certificateSha256, lanToken, players }: HostReachOptions): () => Promise<void> {
  const { lobbyName, lanAccess = 'knock' } = host;
  let shownPlayers = players();
  const announcer = openLanAnnouncer({
    nowMs: monotonicMs,
    schedule: scheduleTimer,
    describe: () => ({
      ...{ name: lobbyName, players: players(), certificateSha256, port },
      ...{ access: lanAccess, token: lanToken },
    }),
  });
  const stopCounting = scheduleEvery(
    scheduleTimer,
    () => {
      if (players() === shownPlayers) return;
      shownPlayers = players();
      announcer.announce();
    },
    COUNT_INTERVAL_MS,
  );
  return () => {
    stopCounting();
    return announcer.close();
  };
}
