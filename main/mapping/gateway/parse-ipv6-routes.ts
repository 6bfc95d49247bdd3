import { isIPv6 } from 'node:net';

/** Flags of a route in Linux: it is up, and leads to a router. */
const UP_AND_ROUTER = 0x3;
const NOTHING = '0'.repeat(32);

/**
 * Reads the IPv6 router of the default route with the lowest metric from `/proc/net/ipv6_route`; undefined if there is
 * none. Its address has the adapter as its zone if it is link-local, as those of most routers are.
 */
export function parseLinuxIpv6Routes(text: string): string | undefined {
  const routes = text.split('\n').flatMap((line) => {
    const [destination, prefix, , , router = '', metric = '', , , flags = '', device = ''] = line.trim().split(/\s+/);
    if (destination !== NOTHING || prefix !== '00' || !/^[\da-f]{32}$/i.test(router) || router === NOTHING) return [];
    if ((Number.parseInt(flags, 16) & UP_AND_ROUTER) !== UP_AND_ROUTER) return [];
    const address = (router.match(/.{4}/g) ?? []).map((group) => Number.parseInt(group, 16).toString(16)).join(':');
    return [{ address: withZone(address, device), metric: Number.parseInt(metric, 16) }];
  });
  return routes.sort((a, b) => a.metric - b.metric)[0]?.address;
}

/** Reads the IPv6 router of `route -n get -inet6 default` on macOS; undefined if the default route leads to none. */
export function parseMacIpv6Route(text: string): string | undefined {
  const router = /^\s*gateway:\s*(\S+)\s*$/m.exec(text)?.[1];
  return router !== undefined && isIPv6(router) ? router : undefined;
}

/**
 * Reads the IPv6 router of the default route with the lowest metric from `route print -6 ::/0` on Windows: interface,
 * metric, destination, router. Words are translated, columns are not.
 */
export function parseWindowsIpv6Routes(text: string): string | undefined {
  const routes = text.split(/\r?\n/).flatMap((line) => {
    const [device = '', metric = '', destination, router = ''] = line.trim().split(/\s+/);
    if (destination !== '::/0' || !isIPv6(router) || !/^\d+$/.test(device)) return [];
    return [{ address: withZone(router, device), metric: Number(metric) }];
  });
  return routes.sort((a, b) => a.metric - b.metric)[0]?.address;
}

function withZone(address: string, zone: string): string {
  return /^fe[89ab]/i.test(address) && zone !== '' ? `${address}%${zone}` : address;
}
