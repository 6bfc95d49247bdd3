import type { NatKind } from '../../shared/model/host-reach.ts';
import { isRelay, type IceServer } from '../../shared/rendezvous/messages.ts';
import { scheduleTimer, type Schedule } from '../../shared/schedule.ts';
import { useIceServers } from './use-ice-servers.ts';

/** Chromium gives a relay up after 9.5 s without an answer. */
const GATHERING_TIMEOUT_MS = 10_000;

/** The facts about this machine's network from gathering candidates at a rendezvous' servers. */
export interface NetworkFacts {
  /**
   * How a router translates addresses, as `NAT_KINDS` says. `silent`: no STUN server answers; `blocked`: nor does the
   * relay by UDP, though it answers by TCP.
   */
  readonly nat: Exclude<NatKind, 'udp-blocked'> | 'silent' | 'blocked';
  /** `denied`: it refuses the credentials; `full`: it has no room. */
  readonly relay: 'none' | 'works' | 'denied' | 'full' | 'silent';
  /** null = the browser hides addresses. */
  readonly hasIpv6: boolean | null;
}

/** The gathered candidates: candidates as in `RTCIceCandidate.candidate`, and errors of servers. */
export interface Gathered {
  readonly candidates: readonly string[];
  readonly errors: readonly { readonly url: string; readonly code: number }[];
}

interface Candidate {
  readonly address: string;
  readonly port: number;
  readonly type: string;
  /** What it is the outside of: `address port`. */
  readonly base: string;
}

/** 401 and 438 come with wrong or expired credentials, 403 with a forbidden user or peer (RFC 8656, section 19). */
const DENIED_CODES: ReadonlySet<number> = new Set([401, 403, 438, 441]);
/** The user's quota, and the server's, are used up. */
const FULL_CODES: ReadonlySet<number> = new Set([486, 508]);

/** Gathers candidates with these servers, for 10 s at most, and returns what they show. Asks nobody else. */
export async function gatherFacts(
  servers: readonly IceServer[],
  createConnection: () => RTCPeerConnection,
  schedule: Schedule = scheduleTimer,
): Promise<NetworkFacts> {
  const candidates: string[] = [];
  const errors: { url: string; code: number }[] = [];
  const connection = createConnection();
  useIceServers(connection, { iceServers: servers, relayOnly: false });
  connection.createDataChannel('check');
  const gathered = new Promise<void>((resolve) => {
    const cancel = schedule(resolve, GATHERING_TIMEOUT_MS);
    connection.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate !== null && candidate.candidate !== '') candidates.push(candidate.candidate);
    });
    connection.addEventListener('icecandidateerror', ({ url, errorCode }) => {
      errors.push({ url, code: errorCode });
    });
    connection.addEventListener('icegatheringstatechange', () => {
      if (connection.iceGatheringState !== 'complete') return;
      cancel();
      resolve();
    });
  });
  await connection.setLocalDescription(await connection.createOffer());
  await gathered;
  connection.close();
  return readGathered({ candidates, errors }, servers);
}

/** Reads what was gathered with `servers`. */
export function readGathered({ candidates, errors }: Gathered, servers: readonly IceServer[]): NetworkFacts {
  const parsed = candidates.map(readCandidate).filter((candidate) => candidate !== null);
  const stunUrls = servers.flatMap(({ urls }) => urls.filter((url) => url.startsWith('stun:')));
  const visible = parsed.filter(({ address }) => !address.endsWith('.local'));
  const hasIpv6 = visible.some(({ address, type }) => type !== 'relay' && isGlobalIpv6(address));
  const relay = relayOf(parsed, errors, servers);
  const nat = natOf(
    parsed,
    stunUrls,
    errors.some(({ url }) => url.startsWith('stun')),
  );
  return {
    nat: nat === 'silent' && relay === 'works' && errors.some(isUdpRelay) ? 'blocked' : nat,
    relay,
    hasIpv6: hasIpv6 || (visible.some(({ type }) => type === 'host') ? false : null),
  };
}

/** `isPartly`: a server did not answer on one of the adapters, so that one port is no proof of an easy router. */
function natOf(candidates: readonly Candidate[], stunUrls: readonly string[], isPartly: boolean): NetworkFacts['nat'] {
  if (stunUrls.length === 0) return 'unknown';
  const outer = candidates.filter(({ type, address }) => type === 'srflx' && !address.includes(':'));
  const inner = candidates.filter(({ type, address }) => type === 'host' && !address.includes(':'));
  if (outer.length === 0) {
    // An outer address that is the machine's own is left out.
    if (candidates.some(({ type, address }) => type === 'host' && isPublicIpv4(address))) return 'none';
    return candidates.some(({ type }) => type === 'srflx') ? 'unknown' : 'silent';
  }
  // Without the address behind it, an outer address belongs to the only adapter, or nobody knows to which.
  const isKnown = outer.every(({ base }) => base !== '') || inner.length <= 1;
  if (!isKnown || new Set(stunUrls).size < 2) return 'unknown';
  const ports = new Map<string, Set<number>>();
  for (const { base, port } of outer) ports.set(base, (ports.get(base) ?? new Set()).add(port));
  if ([...ports.values()].some((one) => one.size > 1)) return 'hard';
  if (isPartly) return 'unknown';
  return new Set(stunUrls.map((url) => url.replace(/:\d+$/, ''))).size > 1 ? 'easy' : 'seems-easy';
}

function relayOf(
  candidates: readonly Candidate[],
  errors: Gathered['errors'],
  servers: readonly IceServer[],
): NetworkFacts['relay'] {
  if (!servers.some(isRelay)) return 'none';
  if (candidates.some(({ type }) => type === 'relay')) return 'works';
  const codes = errors.filter(({ url }) => url.startsWith('turn')).map(({ code }) => code);
  if (codes.some((code) => FULL_CODES.has(code))) return 'full';
  return codes.some((code) => DENIED_CODES.has(code)) ? 'denied' : 'silent';
}

/** A relay that answers does so by TCP if its address for UDP had an error. */
function isUdpRelay({ url }: { readonly url: string }): boolean {
  return url.startsWith('turn:') && !/transport=tcp/i.test(url);
}

/** Reads a candidate by UDP (RFC 8839, section 5.1); null = it is none. */
function readCandidate(text: string): Candidate | null {
  const [, , transport = '', , address, port, , type, ...rest] = text.split(' ');
  if (transport.toLowerCase() !== 'udp' || address === undefined || type === undefined) return null;
  const related = rest[0] === 'raddr' && rest[1] !== '0.0.0.0' && rest[1] !== '::' ? `${rest[1]} ${rest[3]}` : '';
  return { address: address.toLowerCase(), port: Number(port), type, base: related };
}

/** 2000::/3 is what the internet uses. */
const isGlobalIpv6 = (address: string): boolean => /^[23][0-9a-f]{3}:/.test(address);

/** Everything but private, shared, link-local and loopback addresses (RFC 6890). */
function isPublicIpv4(address: string): boolean {
  const match = /^(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}$/.exec(address);
  if (match === null) return false;
  const [first, second] = [Number(match[1]), Number(match[2])];
  if ([0, 10, 127].includes(first) || first >= 224) return false;
  if (first === 100 && second >= 64 && second < 128) return false;
  if (first === 169 && second === 254) return false;
  if (first === 172 && second >= 16 && second < 32) return false;
  return !(first === 192 && second === 168);
}
