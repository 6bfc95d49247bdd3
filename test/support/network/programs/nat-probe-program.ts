import { randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

/**
 * Prints how routers map and filter UDP on the way to a STUN server with two addresses and two ports (RFC 5780), as the
 * JSON of a `NatBehaviour`. Arguments: both addresses, both ports.
 */

const MAGIC_COOKIE = 0x2112_a442;
const CHANGE_PORT = 2;
const CHANGE_ADDRESS_AND_PORT = 6;
/** STUN repeats requests, because UDP loses some; the server is near. */
const ATTEMPTS = 4;
const ATTEMPT_MS = 400;

const [first = '', second = '', port = '', otherPort = ''] = process.argv.slice(2);
const sockets = await Promise.all([openSocket(), openSocket(), openSocket()]);
const [mapping, filteringAddress, filteringPort] = sockets;
const [seenByFirst, fromOtherAddress, fromOtherPort] = await Promise.all([
  ask(mapping, first, port),
  // Filtering shows only on sockets that have asked one address.
  ask(filteringAddress, first, port, CHANGE_ADDRESS_AND_PORT),
  ask(filteringPort, first, port, CHANGE_PORT),
]);
const askedMs = performance.now();
const seenByOthers = await Promise.all([ask(mapping, second, port), ask(mapping, second, otherPort)]);
const roundTripMs = performance.now() - askedMs;
const behaviour = {
  mapped: [seenByFirst, ...seenByOthers],
  answersFromOtherAddress: fromOtherAddress !== null,
  answersFromOtherPort: fromOtherPort !== null,
  roundTripMs,
};
process.stdout.write(`${JSON.stringify(behaviour)}\n`);
for (const socket of sockets) socket.close();

async function openSocket(): Promise<Socket> {
  const socket = createSocket('udp4');
  socket.bind(0);
  await once(socket, 'listening');
  return socket;
}

/** Sends a Binding request, and resolves with the address that the server saw; null if nothing answers. */
async function ask(socket: Socket, address: string, toPort: string, change = 0): Promise<string | null> {
  const transaction = randomBytes(12);
  const request = Buffer.alloc(change === 0 ? 20 : 28);
  request.writeUInt16BE(1, 0);
  request.writeUInt16BE(request.length - 20, 2);
  request.writeUInt32BE(MAGIC_COOKIE, 4);
  transaction.copy(request, 8);
  // CHANGE-REQUEST (RFC 5780, section 7.2).
  if (change !== 0) request.set([0, 3, 0, 4, 0, 0, 0, change], 20);
  const answer = Promise.withResolvers<Buffer>();
  const read = (packet: Buffer): void => {
    if (packet.subarray(8, 20).equals(transaction)) answer.resolve(packet);
  };
  socket.on('message', read);
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      socket.send(request, Number(toPort), address);
      const timeout = new Promise<null>((resolve) => setTimeout(resolve, ATTEMPT_MS, null));
      const packet = await Promise.race([answer.promise, timeout]);
      if (packet !== null) return mappedAddress(packet);
    }
    return null;
  } finally {
    socket.off('message', read);
  }
}

/** Reads XOR-MAPPED-ADDRESS (RFC 8489, section 14.2) with an IPv4 address. */
function mappedAddress(packet: Buffer): string | null {
  for (let at = 20; at + 12 <= packet.length; at += 4 + ((packet.readUInt16BE(at + 2) + 3) & ~3)) {
    if (packet.readUInt16BE(at) !== 0x20) continue;
    const bytes = [0, 1, 2, 3].map((index) => packet.readUInt8(at + 8 + index) ^ packet.readUInt8(4 + index));
    return `${bytes.join('.')}:${packet.readUInt16BE(at + 6) ^ (MAGIC_COOKIE >>> 16)}`;
  }
  return null;
}
