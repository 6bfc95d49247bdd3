import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { HostDescription } from '../../../main/host/host-options.ts';
import { newIdentity } from '../../support/lobby/participants/crew.ts';
import { afterTest } from '../../support/lobby/host-parts.ts';
import { at, TestParticipant } from '../../support/lobby/lobby.ts';
import { startCommand, typeToCommand } from '../../support/run-command.ts';
import { waitUntil } from '../../support/wait-until.ts';

const CODE = /\b(?:[0-9A-Z]{4}-){2}[0-9A-Z]{4}\b/;
const INVITATION = /earshot:\/\/join\/\S+/;

function createFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'earshot-console-'));
  afterTest(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts a host with a console, and waits until its lobby is open. */
async function serve(folder: string, ...more: readonly string[]) {
  const host = typeToCommand('server.ts', ['--bind', '127.0.0.1', '--port', '0', '--data', folder, ...more]);
  await waitUntil('the lobby is open', () => host.printed().includes('Press Ctrl+C'));
  const [invitation = ''] = INVITATION.exec(host.printed()) ?? [];
  return { ...host, invitation };
}

it('makes the player an owner who enters its claim code, and obeys commands from a pipe', async () => {
  const folder = createFolder();
  const { invitation, printed, type, end } = await serve(folder);
  const [code = ''] = CODE.exec(printed()) ?? [];
  expect(readFileSync(path.join(folder, 'claim-code.txt'), 'utf8').trim()).toBe(code);
  const identity = await newIdentity();
  const fox = await TestParticipant.join(invitation, 'Fox', 500, at(0, 0), { identity });
  const owl = await TestParticipant.join(invitation, 'Owl', 700, at(0, 1), { identity: await newIdentity() });
  await waitUntil('the host says that it has a code', () => fox.latest('authority')?.canClaim === true);
  fox.client.send({ type: 'claim-owner', request: 1, code });
  await waitUntil('the claim is printed', () => printed().includes("Fox owns 'Earshot' now."));
  await waitUntil('the code is gone', () => !existsSync(path.join(folder, 'claim-code.txt')));
  expect(fox.latest('authority')?.rank).toBe('owner');

  type('list');
  await waitUntil('the players are listed', () => printed().includes('#1    Fox (owner)'));
  type('mute "Owl" Loud music');
  await waitUntil('Owl is muted', () => owl.latest('authority')?.isMuted === true);
  expect(owl.latest('authority')).toMatchObject({ by: 'console', reason: 'Loud music' });
  type('role Fox member');
  await waitUntil('the last owner stays', () => printed().includes('Fox is the only owner.'));
  type('kick Zed');
  type('mut Owl');
  await waitUntil('mistakes are explained', () => printed().includes("Did you mean 'mute'?"));
  expect(printed()).toContain("No player is called 'Zed'.");
  await end();

  const again = await serve(folder);
  expect(CODE.test(again.printed())).toBe(false);
  const foxAgain = await TestParticipant.join(again.invitation, 'Red', 500, at(0, 0), { identity });
  await waitUntil('the owner is known', () => foxAgain.latest('authority')?.rank === 'owner');
  await again.end();
  expect(CODE.test((await serve(folder, '--claim')).printed())).toBe(true);
});

it('tells programs the code with the lobby', async () => {
  const { firstLine } = await startCommand('server.ts', ['--bind', '127.0.0.1', '--port', '0', '--json']);
  expect(JSON.parse(firstLine) as HostDescription).toMatchObject({ claimCode: expect.stringMatching(CODE) as string });
});
