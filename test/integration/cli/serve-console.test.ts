import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { HostDescription } from '../../../main/host/host-options.ts';
import { newIdentity } from '../../support/lobby/participants/crew.ts';
import { afterTest } from '../../support/lobby/host-parts.ts';
import { at, TestParticipant } from '../../support/lobby/lobby.ts';
import { runCommand, startCommand, typeToCommand } from '../../support/run-command.ts';
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

it('lets newcomers knock and know a password, and keeps what was changed over a restart', async () => {
  const folder = createFolder();
  const { invitation, printed, type, end } = await serve(folder, '--entry', 'listen', '--range', '40');
  const identity = await newIdentity();
  const [code = ''] = CODE.exec(printed()) ?? [];
  const fox = await TestParticipant.join(invitation, 'Fox', 500, at(0, 0), { identity });
  fox.client.send({ type: 'claim-owner', request: 1, code });
  await waitUntil('Fox owns the lobby', () => fox.latest('door')?.entry === 'listen');
  const rules = { ...fox.client.joined.rules, maxMetres: 12 };
  fox.client.send({ type: 'set-rules', request: 2, rules, phase: 'playing' });
  type('entry knock');
  type('password open sesame');
  type('places 7');
  type('door');
  await waitUntil('the door is shown', () => printed().includes('At most 7 players.'));
  await waitUntil('the owner sees it', () => fox.latest('door')?.hasPassword === true);
  expect(fox.latest('door')).toMatchObject({ entry: 'knock', places: 7 });
  await waitUntil('the state is kept', () => {
    const file = path.join(folder, 'lobby-state.json');
    const kept = existsSync(file) ? readFileSync(file, 'utf8') : '';
    return kept.includes('"maxMetres":12') && kept.includes('"entry":"knock"');
  });
  await end();

  const again = await serve(folder, '--entry', 'listen', '--range', '40');
  const joins = ['--invitation', again.invitation, '--loopback', '--seconds', '1'];
  const wrong = await runCommand('join.ts', [...joins, '--password', 'sesame']);
  expect([wrong.code, wrong.errors]).toEqual([1, expect.stringContaining('The password is wrong.')]);
  const owl = runCommand('join.ts', [...joins, '--name', 'Owl', '--password', 'open sesame']);
  await waitUntil('Owl knocks', () => again.printed().includes("Owl asks to join. Type 'yes 1' or 'no 1'."));
  again.type('yes 1');
  const joined = await owl;
  expect([joined.code, joined.errors]).toEqual([0, expect.stringContaining('Waiting until a moderator lets you into')]);
  const foxAgain = await TestParticipant.join(again.invitation, 'Fox', 500, at(0, 0), { identity });
  expect(foxAgain.client.joined.rules.maxMetres).toBe(12);
  await waitUntil('the door is as it was', () => foxAgain.latest('door')?.places === 7);
  await again.end();

  const other = await serve(folder, '--entry', 'open', '--range', '50');
  const last = await TestParticipant.join(other.invitation, 'Fox', 500, at(0, 0), { identity });
  expect(last.client.joined.rules.maxMetres).toBe(50);
  await waitUntil('the changed option counts', () => last.latest('door')?.entry === 'open');
}, 60_000);

it('makes the identity in a folder the owner, from another terminal', async () => {
  const { invitation, printed } = await serve(createFolder());
  const [code = ''] = CODE.exec(printed()) ?? [];
  const me = path.join(createFolder(), 'me');
  const joins = ['--invitation', invitation, '--loopback', '--seconds', '1', '--name', 'Fox', '--data', me];
  const wrong = await runCommand('join.ts', [...joins, '--claim', 'K7Q2-9MDX-0TVW']);
  expect([wrong.code, wrong.errors]).toEqual([1, expect.stringContaining('This is not the claim code')]);
  const claimed = await runCommand('join.ts', [...joins, '--claim', code]);
  expect([claimed.code, claimed.output]).toEqual([0, expect.stringContaining("You own 'Earshot' now.")]);
  await waitUntil('the claim is printed', () => printed().includes("Fox owns 'Earshot' now."));
  const used = await runCommand('join.ts', [...joins, '--claim', code, '--json']);
  expect([used.code, used.output]).toEqual([1, expect.stringContaining('"code":"no-claim"')]);
}, 60_000);
