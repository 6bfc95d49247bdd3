import { isIPv4 } from 'node:net';

/** Flags of a route in Linux: it is up, and leads to a router. */
const UP_AND_ROUTER = 0x3;

interface DefaultRoute {
  readonly gateway: string;
  readonly metric: number;
}

/** Reads the router of the default route with the lowest metric from `/proc/net/route`; undefined if there is none. */
export function parseLinuxRoutes(text: string): string | undefined {
  const routes = text.split('\n').flatMap((line): DefaultRoute[] => {
    const [, destination, gateway = '', flags = '', , , metric, mask] = line.trim().split(/\s+/);
    if (destination !== '00000000' || mask !== '00000000' || !/^[\da-f]{8}$/i.test(gateway)) return [];
    if ((Number.parseInt(flags, 16) & UP_AND_ROUTER) !== UP_AND_ROUTER) return [];
    return [{ gateway: littleEndianAddress(gateway), metric: Number(metric) }];
  });
  return lowest(routes);
}

/** Reads the router of `route -n get default` on macOS; undefined if the default route leads to none. */
export function parseMacRoute(text: string): string | undefined {
  const gateway = /^\s*gateway:\s*(\S+)\s*$/m.exec(text)?.[1];
  return gateway !== undefined && isIPv4(gateway) ? gateway : undefined;
}

/**
 * Reads the router of the default route with the lowest metric from `route print -4 0.0.0.0` on Windows, whose words
 * are translated but whose columns are not: destination, mask, gateway, interface, metric.
 */
export function parseWindowsRoutes(text: string): string | undefined {
  const routes = text.split(/\r?\n/).flatMap((line): DefaultRoute[] => {
    const [destination, mask, gateway = '', , metric] = line.trim().split(/\s+/);
    if (destination !== '0.0.0.0' || mask !== '0.0.0.0' || !isIPv4(gateway)) return [];
    const number = Number(metric);
    // Permanent routes are listed again without a number.
    return [{ gateway, metric: Number.isInteger(number) ? number : Infinity }];
  });
  return lowest(routes);
}

/** IPv4 as Linux writes it: the number as the processor sees it, little endian on all that this program supports. */
function littleEndianAddress(hex: string): string {
  return Array.from({ length: 4 }, (_, index) => Number.parseInt(hex.slice(6 - 2 * index, 8 - 2 * index), 16)).join(
    '.',
  );
}

function lowest(routes: readonly DefaultRoute[]): string | undefined {
  return [...routes].sort((a, b) => a.metric - b.metric)[0]?.gateway;
}
