import { expect, it } from 'vitest';
import { readJoinCode } from '../../../shared/rendezvous/read-join-code.ts';
import { openWebSocket } from '../../../shared/rendezvous/text-socket.ts';
import { scheduleTimer } from '../../../shared/schedule.ts';
import { startLobby } from '../../support/lobby/lobby.ts';
import { readInvitation } from '../../support/read-invitation.ts';
import { openTestRendezvous } from '../../support/rendezvous/open-test-rendezvous.ts';
import { waitUntil } from '../../support/wait-until.ts';

const PORTS = { openSocket: openWebSocket, schedule: scheduleTimer, random: Math.random };

it('an open lobby is found at servers that its host adds, and no longer at those that they remove', async () => {
  const [first, second] = [await openTestRendezvous(), await openTestRendezvous()];
  const [one, other] = [`ws://127.0.0.1:${first.port}`, `ws://127.0.0.1:${second.port}`];
  const lobby = await startLobby({});
  const registered = async (): Promise<readonly string[]> =>
    (await lobby.describe()).reach.rendezvous
      .filter(({ state, code }) => state === 'registered' && code !== '')
      .map(({ address }) => address);
  const becomes = (what: string, addresses: readonly string[]): Promise<void> =>
    waitUntil(what, async () => (await registered()).join() === addresses.join());
  expect(await registered()).toEqual([]);

  lobby.changeServers({ added: [one], removed: [] });
  await becomes('the lobby is at the first server', [one]);
  const { invitation, reach } = await lobby.describe();
  expect(readInvitation(invitation).rendezvous).toBe(one);
  const code = reach.rendezvous[0]?.code ?? '';
  const found = await readJoinCode(code, [one], PORTS);
  expect(found.ok && found.value.certificateSha256).toEqual(readInvitation(invitation).certificateSha256);

  lobby.changeServers({ added: [other], removed: [] });
  await becomes('the lobby is at both', [one, other]);
  expect((await lobby.describe()).reach.rendezvous[0]?.code).toBe(code);

  lobby.changeServers({ added: [], removed: [one] });
  await becomes('the lobby is at the second only', [other]);
  await waitUntil('the first one has forgotten it', () => first.statistics().hosts === 0);
  expect(readInvitation((await lobby.describe()).invitation).rendezvous).toBe(other);
});
