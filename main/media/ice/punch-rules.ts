import { ipAddressBytes, isLoopbackBytes } from './ip-address.ts';

/** The facts that decide where a host may send its own checks. */
export interface PunchRules {
  /** Whether the host listens on loopback only, so that its guests are on this machine. */
  readonly isLoopbackHost: boolean;
  /** This machine's addresses, as `normalIpAddress` writes them. */
  readonly ownAddresses: ReadonlySet<string>;
}

/** Services that answer strangers, such as DNS and NTP, have lower ports. */
const MIN_PORT = 1_024;

/**
 * Returns whether a host may send checks to an address that a guest has named. It may not make the host disturb others:
 * no address of this machine, of groups, of a whole network, or of a network that only this machine knows.
 */
export function isPunchable(address: string, port: number, { isLoopbackHost, ownAddresses }: PunchRules): boolean {
  const bytes = ipAddressBytes(address);
  if (bytes === undefined || port < MIN_PORT) return false;
  if (isLoopbackBytes(bytes)) return isLoopbackHost;
  if (isLoopbackHost || ownAddresses.has(address)) return false;
  return bytes.length === 4 ? isSingleIpv4(bytes) : isSingleIpv6(bytes);
}

/** Refuses 0/8 ("this network"), 169.254/16 (link-local) and 224/3 (groups, experiments, broadcast) (RFC 6890). */
function isSingleIpv4([first = 0, second = 0]: Uint8Array): boolean {
  return first !== 0 && first < 224 && !(first === 169 && second === 254);
}

/** Refuses ::/96 (unspecified, IPv4-compatible), fe80::/10 (link-local), fec0::/10 (site-local), ff00::/8 (groups). */
function isSingleIpv6(bytes: Uint8Array): boolean {
  const [first = 0, second = 0] = bytes;
  if (first === 0xff || (first === 0xfe && second >= 0x80)) return false;
  return bytes.subarray(0, 12).some((byte) => byte !== 0);
}
