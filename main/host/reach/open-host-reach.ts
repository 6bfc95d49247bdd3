import { randomBytes } from 'node:crypto';
import type { HostReach } from '../../../shared/model/host-reach.ts';
import type { Log } from '../../../shared/log.ts';
import type { HostAddress } from '../../../shared/protocol/invitation.ts';
import { scheduleTimer } from '../../../shared/schedule.ts';
import { monotonicMs } from '../../clock/monotonic-time.ts';
import { openPortMapping, type PortMapping } from '../../mapping/open-port-mapping.ts';
import type { MappingReport } from '../../mapping/mapping-report.ts';
import type { HostOptions } from '../host-options.ts';
import type { OutsideAddress } from '../listen/host-addresses.ts';
import { HostReachKeeper } from './host-reach.ts';
import { isLoopback } from './is-loopback.ts';

export interface HostReachOptions {
  readonly host: Pick<HostOptions, 'bindAddress' | 'mapsPorts' | 'mappingRecord'>;
  /** The port that was opened, UDP and TCP. */
  readonly port: number;
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
  let mapped: readonly HostAddress[] = [];
  let reflexive: readonly HostAddress[] = [];
  const showOutside = (): void =>
    options.setOutside([
      ...mapped.map((address) => ({ ...address, kind: 'mapped' as const })),
      ...reflexive.map((address) => ({ ...address, kind: 'reflexive' as const })),
    ]);
  const showMapping = ({ mapping, udp, tcp }: MappingReport): void => {
    mapped = [udp, tcp].filter((address) => address !== null);
    showOutside();
    keeper.update({ mapping });
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
      log,
    });
    showMapping(portMapping.current());
  }
  return {
    keeper,
    setReflexive: (addresses) => {
      reflexive = addresses;
      showOutside();
    },
    close: async () => {
      keeper.stop();
      await portMapping?.close();
    },
  };
}
