import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import type { HostReach } from '../../../shared/model/host-reach.ts';
import { parseJoinCode } from '../../../shared/rendezvous/join-code.ts';
import { readJoinCode } from '../../../shared/rendezvous/read-join-code.ts';
import { openWebSocket } from '../../../shared/rendezvous/text-socket.ts';
import { scheduleTimer } from '../../../shared/schedule.ts';
import { readInvitation } from '../../support/read-invitation.ts';
import { startCommand } from '../../support/run-command.ts';
import { joinStanding } from '../../support/succession/standing-member.ts';
import { waitUntil } from '../../support/wait-until.ts';

const LOCAL = ['--bind', '127.0.0.1', '--port', '0', '--json'];
const PORTS = { openSocket: openWebSocket, schedule: scheduleTimer, random: Math.random };

/** Far more than a quiet machine needs. */
const STEP_TIMEOUT_MS = 40_000;

/** Starts a rendezvous and a host there, each a process, and waits for the host's code. */
async function startBoth() {
  const served = await startCommand('rendezvous.ts', [...LOCAL, '--stun-port', '0']);
  const { port } = JSON.parse(served.firstLine) as { readonly port: number };
  const address = `ws://127.0.0.1:${port}`;
  const { firstLine, child } = await startCommand('server.ts', [...LOCAL, '--rendezvous', address]);
  const { invitation } = JSON.parse(firstLine) as { readonly invitation: string };
  let code = '';
  if (child.stdout !== null)
    createInterface({ input: child.stdout }).on('line', (line) => {
      const { rendezvous = [] } = JSON.parse(line) as Partial<HostReach>;
      code = rendezvous[0]?.code ?? code;
    });
  await waitUntil('the host has a code', () => parseJoinCode(code) !== undefined, STEP_TIMEOUT_MS);
  return { address, invitation, host: child, code };
}

describe('an invitation whose host is gone', () => {
  it('and its code lead newcomers to the member that took over', { timeout: 180_000 }, async () => {
    const { address, invitation, host, code } = await startBoth();
    const fox = await joinStanding(invitation, 'Fox', 500, true);
    const isReady = (): boolean => fox.member.state.held?.successors.length === 1;
    await waitUntil('a successor stands by', isReady, STEP_TIMEOUT_MS);
    host.kill('SIGKILL');
    await waitUntil('the successor has the lobby', () => fox.standby.hosting !== undefined, STEP_TIMEOUT_MS);
    const hosting = fox.standby.hosting?.host;
    const codeNow = async (): Promise<string> => (await hosting?.describe())?.reach.rendezvous[0]?.code ?? '';
    await waitUntil('the code has come along', async () => (await codeNow()) === code, STEP_TIMEOUT_MS);

    const owl = await joinStanding(invitation, 'Owl', 700, false);
    const heard = (): boolean => owl.gainDb(fox.frequencyHz) > -12 && fox.gainDb(owl.frequencyHz) > -12;
    await waitUntil('both hear each other', heard, STEP_TIMEOUT_MS);
    expect(owl.member.state.host.pin).toBe(fox.member.state.host.pin);
    expect(owl.member.client.client.joined.lobbyName).toBe(fox.member.client.client.joined.lobbyName);

    const read = await readJoinCode(code, [address], PORTS);
    if (!read.ok) throw new Error(read.error.message);
    const successor = readInvitation((await hosting?.describe())?.invitation ?? '');
    expect(read.value.certificateSha256).toEqual(successor.certificateSha256);
    expect(read.value.secret).toEqual(readInvitation(invitation).secret);
  });
});
