import { monotonicMs } from '../../../main/clock/monotonic-time.ts';
import {
  openRendezvous,
  type RendezvousOptions,
  type RendezvousServer,
} from '../../../main/rendezvous/open-rendezvous.ts';
import { afterTest } from '../lobby/host-parts.ts';
import { silentLog } from '../silent-log.ts';

/** Opens a rendezvous on loopback until the test ends, without STUN unless `options` has a port for it. */
export async function openTestRendezvous(options: Partial<RendezvousOptions> = {}): Promise<RendezvousServer> {
  const opened = await openRendezvous({
    port: 0,
    bindAddress: '127.0.0.1',
    isBehindProxy: false,
    tls: undefined,
    contextFor: undefined,
    publicUrl: undefined,
    stunPort: undefined,
    stunBindAddress: '127.0.0.1',
    relay: undefined,
    probeAddress: undefined,
    probesInside: true,
    page: undefined,
    nowMs: monotonicMs,
    log: silentLog,
    ...options,
  });
  if (!opened.ok) throw new Error(opened.error.message);
  afterTest(() => opened.value.close());
  return opened.value;
}
