import { createSocket } from 'node:dgram';
import type { Schedule } from '../../../shared/schedule.ts';
import type { Gateway } from '../gateway/find-gateway.ts';
import { readDeviceDescription, type RouterService, type RouterServices } from './device-description.ts';
import { requestText } from './http-request.ts';
import { readSearchAnswer, SEARCH_TARGETS, SSDP_GROUP, SSDP_PORT, writeSearch } from './ssdp.ts';

const SEARCH_TIMEOUT_MS = 3_000;
/** Multicast gets lost on Wi-Fi: each search is sent so often, in these intervals. */
const SEARCH_TIMES_MS = [0, 400, 1_200] as const;
/** Answers that are looked at; more of them are a flood. */
const MAX_ANSWERS = 64;
/** Descriptions that are fetched from one router. */
const MAX_DESCRIPTIONS = 3;

/** Searches for the services of a router by SSDP that forward ports; undefined if it has none. */
export function findRouterServices(gateway: Gateway, schedule: Schedule): Promise<RouterServices | undefined> {
  return searchServices(gateway, schedule, ({ connections }) => connections.length > 0);
}

/** Searches for the service of a router that opens its IPv6 firewall; undefined if it has none. */
export async function findIpv6Firewall(gateway: Gateway, schedule: Schedule): Promise<RouterService | undefined> {
  return (await searchServices(gateway, schedule, ({ firewall }) => firewall !== undefined))?.firewall;
}

function searchServices(
  gateway: Gateway,
  schedule: Schedule,
  isWanted: (services: RouterServices) => boolean,
): Promise<RouterServices | undefined> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    const locations = new Set<string>();
    let answers = 0;
    const cancels = SEARCH_TIMES_MS.map((atMs) => schedule(() => search(), atMs));
    const finish = (services: RouterServices | undefined): void => {
      for (const cancel of cancels) cancel();
      socket.removeAllListeners();
      socket.on('error', () => undefined);
      try {
        socket.close();
      } catch {
        // It is closed already.
      }
      resolve(services);
    };
    cancels.push(schedule(() => finish(undefined), SEARCH_TIMEOUT_MS));
    const search = (): void => {
      for (const target of SEARCH_TARGETS)
        for (const address of [SSDP_GROUP, gateway.address])
          socket.send(writeSearch(target), SSDP_PORT, address, () => undefined);
    };
    socket.on('error', () => finish(undefined));
    socket.on('message', (bytes, { address }) => {
      if (address !== gateway.address || ++answers > MAX_ANSWERS) return;
      const location = readSearchAnswer(bytes, address);
      if (location === undefined || locations.has(location.href) || locations.size >= MAX_DESCRIPTIONS) return;
      locations.add(location.href);
      void fetchServices(location, gateway).then((services) => {
        if (services !== undefined && isWanted(services)) finish(services);
      });
    });
    socket.bind({ address: gateway.ownAddress, port: 0 }, () => {
      socket.setMulticastInterface(gateway.ownAddress);
      socket.setMulticastTTL(2);
    });
  });
}

async function fetchServices(location: URL, { ownAddress }: Gateway): Promise<RouterServices | undefined> {
  const text = await requestText({ url: location, method: 'GET', headers: {}, body: '', ownAddress });
  return text === undefined ? undefined : readDeviceDescription(text, location);
}
