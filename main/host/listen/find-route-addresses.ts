import { createSocket } from 'node:dgram';

/** Addresses of the internet that nobody has, one of each family (TEST-NET-1, RFC 5737; RFC 3849). */
const SOMEWHERE = { udp4: '192.0.2.1', udp6: '2001:db8::1' } as const;
const DISCARD_PORT = 9;

/** Returns the addresses of this machine from which its traffic to the internet leaves: none, one or two. */
export async function findRouteAddresses(): Promise<readonly string[]> {
  const found = await Promise.all([findRouteAddress('udp4'), findRouteAddress('udp6')]);
  return found.filter((address) => address !== null);
}

/** Sends nothing: connecting a UDP socket only asks the system which way it would take. */
function findRouteAddress(family: keyof typeof SOMEWHERE): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = createSocket(family);
    const finish = (address: string | null): void => {
      socket.removeAllListeners();
      socket.on('error', () => undefined);
      socket.close();
      resolve(address);
    };
    socket.once('error', () => finish(null));
    socket.once('connect', () => finish(socket.address().address));
    socket.connect(DISCARD_PORT, SOMEWHERE[family]);
  });
}
