import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { SOCKET_NETWORK, type ClientNetwork } from '../../../main/client/client-network.ts';
import { joinByUdp } from '../../../main/client/udp-join.ts';
import { success } from '../../../shared/result.ts';
import { askForTicket, createTestIdentity } from '../../support/lobby/participants/headset.ts';
import { at, shareLobby, TestParticipant } from '../../support/lobby/lobby.ts';
import { waitUntil } from '../../support/wait-until.ts';

/** Headsets over real sockets: the signalling paths end in the same lobby, and the sound in the same port. */

const UDP_ALONE: ClientNetwork = {
  ...SOCKET_NETWORK,
  prepare: async (invitation) =>
    success({
      invitation,
      path: 'udp',
      cause: null,
      stunServers: [],
      join: (request, peer) => joinByUdp({ ...request, invitation }, peer),
      close: () => undefined,
    }),
};

const SILENT_BELOW_DB = -40;
const lobby = shareLobby({ capacity: 2 });

it.each([
  ['over TLS', SOCKET_NETWORK],
  ['by UDP alone', UDP_ALONE],
])('joins %s, carries the sound of its participant, and gives it back', async (_way, network) => {
  const { invitation } = lobby().description;
  const owl = await TestParticipant.join(invitation, 'Owl', 700, at(0, 2));
  const fox = await TestParticipant.join(invitation, 'Fox', 500, at(0, 0), { identity: createTestIdentity() });
  const { ticket } = await askForTicket(fox);
  const asPhone = { network, identity: createTestIdentity(), headsetOf: ticket };
  const phone = await TestParticipant.join(invitation, 'x', 1_100, at(90, 90), asPhone);
  fox.client.send({ type: 'headset-talk', mode: 'open-mic', held: false });
  await waitUntil('the phone is heard and hears', () => owl.gainDb(phone) > -3 && phone.gainDb(owl) > -3);
  await waitUntil('the own device neither speaks nor hears', () =>
    [owl.gainDb(fox), fox.gainDb(owl), fox.gainDb(phone), phone.gainDb(fox)].every((db) => db < SILENT_BELOW_DB),
  );
  expect(owl.roster).toEqual(['Owl', 'Fox']);
  await phone.client.leave();
  await waitUntil('the own device is back', () => owl.gainDb(fox) > -3 && fox.gainDb(owl) > -3);
  await owl.client.leave();
  await fox.client.leave();
});

it('joins with the invitation of its ticket after the one of its participant has ended', async () => {
  const { invitation: ended } = await lobby().describe();
  const fox = await TestParticipant.join(ended, 'Fox', 500, at(0, 0));
  lobby().setSecret(randomBytes(16));
  const { invitation: current } = await lobby().describe();
  const { ticket, invitation } = await askForTicket(fox);
  expect(invitation).toBe(current);
  const asPhone = { identity: createTestIdentity(), headsetOf: ticket };
  await expect(TestParticipant.join(ended, 'x', 900, at(0, 0), asPhone)).rejects.toThrow('wrong-secret');
  const phone = await TestParticipant.join(invitation, 'x', 900, at(0, 0), asPhone);
  await phone.client.leave();
  await fox.client.leave();
});
