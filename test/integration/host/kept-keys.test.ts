import { connect } from 'node:tls';
import { expect, it } from 'vitest';
import { joinLobby } from '../../../main/client/signalling-client.ts';
import { createHostKeys, createSecret } from '../../../main/host/host-keys.ts';
import { createClientPeer } from '../../../main/media/client-peer.ts';
import { monotonicMs } from '../../../main/clock/monotonic-time.ts';
import { isPinnedAnswer } from '../../../shared/protocol/pinned-answer.ts';
import { silentLog } from '../../support/silent-log.ts';
import { writeCertificateFor } from '../../support/certificate-for.ts';
import { startLobby } from '../../support/lobby/lobby.ts';
import { readInvitation } from '../../support/read-invitation.ts';

/** The code with which a host refuses a join whose offer is nonsense: `bad-offer` if the invitation is valid. */
async function refusalOf(invitation: string): Promise<string> {
  const joined = await joinLobby({ invitation: readInvitation(invitation), name: 'Fox', offer: 'nonsense' });
  return joined.ok ? 'joined' : joined.error.code;
}

it('an invitation survives a restart of its host, and ends when it is replaced', async () => {
  const keys = await createHostKeys(Date.now());
  const first = await startLobby({ keys });
  const { port, invitation, gameApi } = first.description;
  await first.close();
  const second = await startLobby({ keys, port });
  expect(second.description).toMatchObject({ invitation, gameApi });
  expect(await refusalOf(invitation)).toBe('bad-offer');
  second.setSecret(createSecret());
  const { invitation: renewed } = await second.describe();
  expect([await refusalOf(invitation), await refusalOf(renewed)]).toEqual(['wrong-secret', 'bad-offer']);
});

it('a lobby that cannot open reports that', async () => {
  const keys = await createHostKeys(Date.now());
  await expect(startLobby({ keys: { ...keys, privateKeyPem: 'damaged' } })).rejects.toThrow("couldn't open");
});

it('programs that ask for the public name see its certificate, and invitations still work', async () => {
  const gameCertificate = await writeCertificateFor('localhost');
  const { description } = await startLobby({ publicAddress: 'localhost', gameCertificate });
  const { port, certificateSha256, gameApi, invitation } = description;
  const shownTo = (servername: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port, servername, rejectUnauthorized: false }, () => {
        resolve(socket.getPeerCertificate().fingerprint256.replaceAll(':', '').toLowerCase());
        socket.destroy();
      });
      socket.once('error', reject);
    });
  expect(gameApi.certificateSha256).not.toBe(certificateSha256);
  expect([await shownTo('localhost'), await shownTo('')]).toEqual([gameApi.certificateSha256, certificateSha256]);
  expect(await shownTo('other.example.org')).toBe(certificateSha256);
  expect([gameApi.url, await refusalOf(invitation)]).toEqual([`https://localhost:${port}/game/v1`, 'bad-offer']);
});

it('media shows the certificate of the invitation, also with kept keys', async () => {
  const keys = await createHostKeys(Date.now());
  const { description } = await startLobby({ keys });
  const invitation = readInvitation(description.invitation);
  const peer = await createClientPeer({ onOpus: () => {}, nowMs: monotonicMs, loopbackOnly: true, log: silentLog });
  const joined = await joinLobby({ invitation, name: 'Fox', offer: peer.offerSdp });
  if (!joined.ok) throw new Error(joined.error.message);
  const connected = new Promise<void>((resolve) => peer.events.on('connected', resolve));
  expect(isPinnedAnswer(joined.value.joined.answer, invitation.certificateSha256)).toBe(true);
  expect(await peer.accept(joined.value.joined.answer)).toEqual({ ok: true, value: undefined });
  await connected;
  await joined.value.leave();
  await peer.close();
});
