import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { formatInvitation } from '../../../shared/protocol/invitation/invitation.ts';
import { at, startLobby, TestParticipant } from '../../support/lobby/lobby.ts';
import { afterTest } from '../../support/lobby/host-parts.ts';
import { readInvitation } from '../../support/read-invitation.ts';

const POLL = { timeout: 20_000, interval: 50 };

/** A path to the host's TCP port that a test can cut, as a router does that forgets a connection. */
async function openCuttablePath(hostPort: number) {
  const sockets = new Set<Socket>();
  const state = { isCut: false, refused: 0 };
  const server = createServer((client) => {
    if (state.isCut) {
      state.refused++;
      return client.destroy();
    }
    const host = connect(hostPort, '127.0.0.1');
    for (const [socket, other] of [
      [client, host],
      [host, client],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
    return undefined;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    state.isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  afterTest(() => {
    cut();
    server.close();
  });
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    restore: () => (state.isCut = false),
    refused: () => state.refused,
    connections: () => sockets.size / 2,
  };
}

it('a voice stays while TCP is gone, and signalling is attached again when TCP is back', async () => {
  const lobby = await startLobby();
  const invitation = readInvitation(lobby.description.invitation);
  const path = await openCuttablePath(invitation.addresses[0]!.port);
  const through = formatInvitation({ ...invitation, addresses: [{ host: '127.0.0.1', port: path.port }] });
  const fox = await TestParticipant.join(through, 'Fox', 500, at(0, 0));
  const owl = await TestParticipant.join(lobby.description.invitation, 'Owl', 700, at(0, 2));
  const ends: string[] = [];
  fox.client.events.on('ended', ({ reason }) => ends.push(reason));
  await expect.poll(() => owl.gainDb(fox), POLL).toBeGreaterThan(-3);

  path.cut();
  await expect.poll(() => path.refused(), POLL).toBeGreaterThan(1);
  expect(ends).toEqual([]);
  await expect.poll(() => owl.gainDb(fox), POLL).toBeGreaterThan(-3);
  await expect.poll(() => fox.gainDb(owl), POLL).toBeGreaterThan(-3);

  path.restore();
  await expect.poll(() => path.connections(), POLL).toBe(1);
  // The new connection leads to the same membership: leaving on it is noticed at once.
  await fox.client.leave();
  await expect.poll(() => owl.roster, POLL).toEqual(['Owl']);
});
