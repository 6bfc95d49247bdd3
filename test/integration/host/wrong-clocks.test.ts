import { describe, expect, it } from 'vitest';
import { SOCKET_NETWORK, type ClientNetwork } from '../../../main/client/client-network.ts';
import { joinByUdp } from '../../../main/client/udp-join.ts';
import { createHostKeys } from '../../../main/host/host-keys.ts';
import { success } from '../../../shared/result.ts';
import { at, startLobby, TestParticipant } from '../../support/lobby/lobby.ts';
import { waitUntil } from '../../support/wait-until.ts';

const UDP_ALONE: ClientNetwork = {
  ...SOCKET_NETWORK,
  prepare: async (to) =>
    success({
      ...{ invitation: to, path: 'udp', cause: null, stunServers: [] },
      join: (request, peer) => joinByUdp({ ...request, invitation: to }, peer),
      close: () => undefined,
    }),
};

describe('a host whose clock is years off', () => {
  it.each([
    ['1970, after its battery went flat', 0],
    ['a century ahead', Date.UTC(2126, 0, 1)],
  ])('is joined by TLS and by UDP alone: %s', async (_when, nowMs) => {
    const lobby = await startLobby({ keys: await createHostKeys(nowMs) });
    const { invitation } = lobby.description;
    const fox = await TestParticipant.join(invitation, 'Fox', 500, at(0, 0));
    const owl = await TestParticipant.join(invitation, 'Owl', 900, at(1, 0), { network: UDP_ALONE });
    expect([fox.client.path, owl.client.path]).toEqual(['direct', 'udp']);
    await waitUntil('both hear each other', () => fox.gainDb(owl) > -20 && owl.gainDb(fox) > -20, 20_000);
  });
});
