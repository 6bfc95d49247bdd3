import { createSocket, type Socket } from 'node:dgram';
import { connect, isIPv6 } from 'node:net';
import { encodePlainBindingRequest } from '../media/ice/stun.ts';

/** A packet may be lost; three rarely are. */
const REQUESTS = 3;
const REQUEST_INTERVAL_MS = 200;
const TCP_TIMEOUT_MS = 3_000;

/** Tries ports of hosts from outside. */
export interface Prober {
  /**
   * Sends STUN Binding requests with this transaction (24 hexadecimal digits) to UDP, and connects to TCP. `udp` is
   * whether the requests were sent, `tcp` whether the connection opened.
   */
  probe(address: string, port: number, transaction: string): Promise<{ readonly udp: boolean; readonly tcp: boolean }>;
  close(): void;
}

/**
 * Creates a prober. Its packets come from ports of its own, because a router may let in those from which a host has
 * received before, as from the ports of STUN. `fromAddress` makes them come from another address of this machine, which
 * routers that filter by address alone cannot know either; undefined = the usual one.
 */
export function createProber(fromAddress: string | undefined): Prober {
  const sockets = new Map<'udp4' | 'udp6', Socket>();
  const timers = new Set<NodeJS.Timeout>();
  const localAddressFor = (type: 'udp4' | 'udp6'): string | undefined =>
    fromAddress !== undefined && isIPv6(fromAddress) === (type === 'udp6') ? fromAddress : undefined;
  const socketFor = async (type: 'udp4' | 'udp6'): Promise<Socket | undefined> => {
    const known = sockets.get(type);
    if (known !== undefined) return known;
    const socket = createSocket({ type, ipv6Only: type === 'udp6' });
    const isBound = await new Promise<boolean>((resolve) => {
      socket.once('error', () => resolve(false));
      socket.bind(0, localAddressFor(type), () => resolve(true));
    });
    socket.on('error', () => undefined);
    if (isBound && !sockets.has(type)) sockets.set(type, socket);
    else socket.close();
    return sockets.get(type);
  };
  const wait = (delayMs: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        resolve();
      }, delayMs).unref();
      timers.add(timer);
    });
  const sendRequests = async (address: string, port: number, transaction: string): Promise<boolean> => {
    const request = encodePlainBindingRequest(Buffer.from(transaction, 'hex'));
    let isSent = false;
    for (let count = 0; count < REQUESTS; count++) {
      if (count > 0) await wait(REQUEST_INTERVAL_MS);
      const socket = await socketFor(isIPv6(address) ? 'udp6' : 'udp4');
      if (socket === undefined) return false;
      const error = await new Promise<Error | null>((resolve) => socket.send(request, port, address, resolve));
      isSent ||= error === null;
    }
    return isSent;
  };
  return {
    probe: async (address, port, transaction) => {
      const type = isIPv6(address) ? 'udp6' : 'udp4';
      const [udp, tcp] = await Promise.all([
        sendRequests(address, port, transaction),
        canConnect(address, port, localAddressFor(type)),
      ]);
      return { udp, tcp };
    },
    close: () => {
      for (const timer of timers) clearTimeout(timer);
      for (const socket of sockets.values()) socket.close();
      sockets.clear();
    },
  };
}

function canConnect(host: string, port: number, localAddress: string | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, ...(localAddress === undefined ? {} : { localAddress }) });
    const end = (isOpen: boolean): void => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.setTimeout(TCP_TIMEOUT_MS, () => end(false));
    socket.once('error', () => end(false));
    socket.once('connect', () => end(true));
  });
}
