import { createSocket, type Socket } from 'node:dgram';
import { afterEach, expect, it } from 'vitest';
import { createClientPeer } from '../../../main/media/client-peer.ts';
import { encodeServerBindingSuccess, parseStun } from '../../../main/media/ice/stun.ts';
import { silentLog } from '../../support/silent-log.ts';
import { joinClient, logOf, openSocket, openTestHost, portOf } from '../../support/lobby/net-peers.ts';
import { waitUntil } from '../../support/wait-until.ts';

const open: { close: () => unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

/** A STUN server on loopback that says where it saw a packet come from, once `isAwake`. */
async function startStunServer(outer?: { readonly address: string; readonly port: number }) {
  const socket = await openSocket();
  open.push({ close: () => socket.close() });
  const server = { socket, isAwake: true, asked: 0, address: { host: '127.0.0.1', port: portOf(socket) } };
  socket.on('message', (packet, sender) => {
    server.asked += 1;
    const { transactionId } = parseStun(packet)!;
    const seen = outer ?? sender;
    const answer = encodeServerBindingSuccess(transactionId, seen.address, seen.port)!;
    if (server.isAwake) socket.send(answer, sender.port, sender.address);
  });
  return server;
}

const options = { log: silentLog, nowMs: () => performance.now(), loopbackOnly: true, onOpus: () => {} };

it('a client offers the address that a STUN server sees, as a candidate behind a NAT', async () => {
  const server = await startStunServer({ address: '203.0.113.7', port: 40_000 });
  const client = await createClientPeer({ ...options, stunServers: [server.address] });
  open.push(client);
  expect(client.offerSdp).toMatch(/ udp \d+ 203\.0\.113\.7 40000 typ srflx raddr 0\.0\.0\.0 rport 0\r\n/);
});

it('a client names an address that it learns late in a candidate of its own, and no address twice', async () => {
  const late = await startStunServer({ address: '203.0.113.7', port: 40_000 });
  late.isAwake = false;
  const candidates: string[] = [];
  const client = await createClientPeer({
    ...options,
    stunServers: [late.address, (await startStunServer()).address],
    onCandidate: (candidate) => candidates.push(candidate),
  });
  open.push(client);
  expect(client.offerSdp).not.toContain('srflx');
  late.isAwake = true;
  await waitUntil('the address was learnt', () => candidates.length > 0);
  expect(candidates).toEqual([expect.stringMatching(/ udp \d+ 203\.0\.113\.7 40000 typ srflx/)]);
});

it('a host learns its own address through the socket of its media', async () => {
  const host = await openTestHost();
  open.push(host.endpoint);
  const { address } = await startStunServer();
  expect(await host.endpoint.askStunServer({ address: address.host, port: address.port })).toEqual({
    ok: true,
    value: { address: '127.0.0.1', port: host.endpoint.port },
  });
});

it('a client reaches a host at an address that only the host’s own check shows', async () => {
  const host = await openTestHost();
  open.push(host.endpoint);
  const client = await createClientPeer(options);
  open.push(client);
  const accepted = await host.endpoint.accept(1, client.offerSdp);
  if (!accepted.ok) throw new Error(accepted.error.message);
  const log = logOf(client);
  // Nobody listens at the address in the answer, as behind a router that gave the host another port.
  const nobody: Socket = createSocket('udp4');
  await new Promise<void>((resolve) => nobody.bind(0, '127.0.0.1', resolve));
  const { port } = nobody.address();
  open.push({ close: () => nobody.close() });
  await client.accept(accepted.value.answerSdp.replaceAll(` ${host.endpoint.port} typ`, ` ${port} typ`));
  await waitUntil('the channel is open', () => log.isChannelOpen);
  expect((await joinClient(host, 2)).clientLog.isChannelOpen).toBe(true);
});
