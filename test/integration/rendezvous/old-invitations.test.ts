import { describe, expect, it } from 'vitest';
import type { HostReach } from '../../../shared/model/host-reach.ts';
import { startCommand } from '../../support/run-command.ts';
import { joinStanding } from '../../support/succession/standing-member.ts';
import { waitUntil } from '../../support/wait-until.ts';

const LOCAL = ['--bind', '127.0.0.1', '--port', '0', '--json'];

/** Far more than a quiet machine needs. */
const STEP_TIMEOUT_MS = 40_000;

/** Starts a rendezvous and a host there, each a process. */
async function startBoth() {
  const served = await startCommand('rendezvous.ts', [...LOCAL, '--stun-port', '0']);
  const { port } = JSON.parse(served.firstLine) as { readonly port: number };
  const { firstLine, child } = await startCommand('server.ts', [...LOCAL, '--rendezvous', `ws://127.0.0.1:${port}`]);
  const { invitation } = JSON.parse(firstLine) as { readonly invitation: string };
  return { invitation, host: child };
}

describe('an invitation whose host is gone', () => {
  it('leads newcomers to the member that took over', { timeout: 180_000 }, async () => {
    const { invitation, host } = await startBoth();
    const fox = await joinStanding(invitation, 'Fox', 500, true);
    const isReady = (): boolean => fox.member.state.held?.successors.length === 1;
    await waitUntil('a successor stands by', isReady, STEP_TIMEOUT_MS);
    const reach = async (): Promise<HostReach | undefined> => (await fox.standby.running?.host.describe())?.reach;
    const isRegistered = async (): Promise<boolean> => (await reach())?.rendezvous[0]?.state === 'registered';
    await waitUntil('its host is at the rendezvous of the lobby', isRegistered, STEP_TIMEOUT_MS);
    host.kill('SIGKILL');
    await waitUntil('the successor has the lobby', () => fox.standby.hosting !== undefined, STEP_TIMEOUT_MS);

    const owl = await joinStanding(invitation, 'Owl', 700, false);
    const heard = (): boolean => owl.gainDb(fox.frequencyHz) > -12 && fox.gainDb(owl.frequencyHz) > -12;
    await waitUntil('both hear each other', heard, STEP_TIMEOUT_MS);
    expect(owl.member.state.host.pin).toBe(fox.member.state.host.pin);
    expect(owl.member.client.client.joined.lobbyName).toBe(fox.member.client.client.joined.lobbyName);
  });
});
