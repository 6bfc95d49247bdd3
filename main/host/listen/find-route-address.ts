import { createSocket } from 'node:dgram';

/** An address of the internet that nobody has (TEST-NET-1, RFC 5737). */
const SOMEWHERE = '192.0.2.1';
const DISCARD_PORT = 9;

/**
 * Returns the address of this machine from which its traffic to the internet leaves; null if there is no route. Sends
 * nothing: connecting a UDP socket only asks the system which way it would take.
 */
export function findRouteAddress(): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    const finish = (address: string | null): void => {
      socket.removeAllListeners();
      socket.on('error', () => undefined);
      socket.close();
      resolve(address);
    };
    socket.once('error', () => finish(null));
    socket.once('connect', () => finish(socket.address().address));
    socket.connect(DISCARD_PORT, SOMEWHERE);
  });
}
