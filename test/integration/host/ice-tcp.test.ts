import { connect, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { HostPeer } from '../../../main/media/host-peer.ts';
import {
  encodeBindingRequest,
  encodeBindingSuccess,
  parseStun,
  STUN_BINDING_REQUEST,
  STUN_BINDING_SUCCESS,
} from '../../../main/media/ice/stun.ts';
import { FrameReader, writeFrame } from '../../../main/media/tcp/frame-reader.ts';
import { afterTest, connectRaw, startSignalling } from '../../support/lobby/host-parts.ts';
import { openTestHost, RawPeer } from '../../support/lobby/net-peers.ts';
import { waitUntil } from '../../support/wait-until.ts';

async function startHost() {
  const host = await openTestHost();
  afterTest(() => host.endpoint.close());
  const signalling = await startSignalling({
    acceptPackets: (stream, visitor, sender) => host.endpoint.acceptStream(stream, sender, () => visitor.trust()),
  });
  const raw = await RawPeer.open();
  afterTest(() => raw.vanish());
  const accepted = await host.endpoint.accept(1, raw.offerSdp);
  if (!accepted.ok) throw new Error(accepted.error.message);
  return { host, peer: accepted.value, port: signalling.server.port };
}

let transactions = 0;
function checkOf({ ice }: HostPeer, password = ice.local.password): Buffer {
  const transactionId = Buffer.alloc(12);
  transactionId.writeUInt32BE(++transactions);
  return encodeBindingRequest({
    role: 'controlling',
    transactionId,
    username: `${ice.local.usernameFragment}:${ice.remote.usernameFragment}`,
    password,
    priority: 1,
    tieBreaker: Buffer.alloc(8),
    shouldNominate: true,
  });
}

/** A TCP connection to the host's port that collects the packets that come back. */
async function connectPackets(port: number) {
  const socket: Socket = connect(port, '127.0.0.1');
  afterTest(() => void socket.destroy());
  const received: Buffer[] = [];
  const frames = new FrameReader(2_048);
  socket.on('data', (bytes) => frames.push(bytes, (packet) => received.push(Buffer.from(packet))));
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  await new Promise<void>((resolve) => socket.once('connect', () => resolve()));
  return { socket, received, closed };
}

describe('media over the port of signalling', () => {
  it('finds its peer by a check, proves the way, and loses it with the connection', async () => {
    const { peer, port } = await startHost();
    const { socket, received } = await connectPackets(port);
    // One byte at a time, as the slowest network would deliver it.
    for (const byte of writeFrame(checkOf(peer))) socket.write(Buffer.from([byte]));
    await waitUntil('the host has answered, and sent a check of its own', () => received.length >= 2);
    const messages = received.map((packet) => parseStun(packet)!);
    expect(messages.map(({ type }) => type).toSorted()).toEqual([STUN_BINDING_REQUEST, STUN_BINDING_SUCCESS]);
    const { port: localPort } = socket.address() as { port: number };
    expect(messages.find(({ type }) => type === STUN_BINDING_SUCCESS)?.mappedAddress).toEqual({
      address: '127.0.0.1',
      port: localPort,
    });
    const { transactionId } = messages.find(({ type }) => type === STUN_BINDING_REQUEST)!;
    socket.write(writeFrame(encodeBindingSuccess(transactionId, '127.0.0.1', 1, peer.ice.remote.password)!));
    await waitUntil('the way is proven', () => peer.ice.selected?.isProven === true);
    expect(peer.ice.selected?.carrier.transport).toBe('tcp');
    socket.destroy();
    await waitUntil('the way is lost', () => peer.ice.selected === undefined);
  });

  it('serves TLS on the same port', async () => {
    const { port } = await startHost();
    expect((await connectRaw(port)).socket.readyState).toBe(1);
  });

  it('ends with a connection that sends nonsense, or checks with a wrong password', async () => {
    const { host, peer, port } = await startHost();
    const nonsense = await connectPackets(port);
    nonsense.socket.write(Buffer.alloc(2_000));
    await nonsense.closed;
    const wrong = await connectPackets(port);
    for (let count = 0; count < 20; count++)
      wrong.socket.write(writeFrame(checkOf(peer, 'wrong password of somebody')));
    await wrong.closed;
    expect(wrong.received).toEqual([]);
    expect(host.endpoint.dropped()['stun-unauthentic']).toBe(16);
    expect(peer.ice.paths).toEqual([]);
  });

  it('takes eight connections of one peer', async () => {
    const { host, peer, port } = await startHost();
    const all = [];
    for (let count = 0; count < 9; count++) {
      const one = await connectPackets(port);
      one.socket.write(writeFrame(checkOf(peer)));
      all.push(one);
      await waitUntil('it is answered or ended', () => one.received.length > 0 || one.socket.destroyed);
    }
    await all[8]!.closed;
    expect(host.endpoint.dropped()['too-many-addresses']).toBe(1);
    expect(all.slice(0, 8).map(({ socket }) => socket.destroyed)).toEqual(Array(8).fill(false));
    await peer.close();
    await Promise.all(all.map(({ closed }) => closed));
  });
});
