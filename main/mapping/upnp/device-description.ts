import { routerUrl } from './ssdp.ts';
import { childText, findElement, findElements, readXml } from './xml.ts';

/** A service of a router, and where to send commands for it. */
export interface RouterService {
  readonly type: string;
  readonly controlUrl: URL;
}

/** A router's services for opening ports. */
export interface RouterServices {
  /** They forward IPv4 ports; several if the router has several connections. */
  readonly connections: readonly RouterService[];
  /** It opens the router's IPv6 firewall. */
  readonly firewall: RouterService | undefined;
}

const CONNECTION = /^urn:schemas-upnp-org:service:WAN(?:IP|PPP)Connection:[12]$/;
const FIREWALL = /^urn:schemas-upnp-org:service:WANIPv6FirewallControl:1$/;

const MAX_CONNECTIONS = 4;

/**
 * Reads a device description (UPnP Device Architecture 2.0, section 2.3) that came from `location`. Services whose
 * control address leads to another machine are left out. Undefined if the text is no description.
 */
export function readDeviceDescription(text: string, location: URL): RouterServices | undefined {
  const root = readXml(text);
  if (root === undefined) return undefined;
  const baseText = findElement(root, 'URLBase')?.text ?? '';
  const router = location.hostname;
  const base = baseText === '' ? location : (routerUrl(baseText, undefined, router) ?? location);
  const services = findElements(root, 'service').flatMap((element): RouterService[] => {
    const controlUrl = routerUrl(childText(element, 'controlURL'), base, router);
    return controlUrl === undefined ? [] : [{ type: childText(element, 'serviceType'), controlUrl }];
  });
  return {
    connections: services.filter(({ type }) => CONNECTION.test(type)).slice(0, MAX_CONNECTIONS),
    firewall: services.find(({ type }) => FIREWALL.test(type)),
  };
}
