import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { HostDescription } from '../../../main/host/host-options.ts';
import { afterTest } from '../../support/lobby/host-parts.ts';
import { startCommand } from '../../support/run-command.ts';
import { joinStanding } from '../../support/succession/standing-member.ts';
import { waitUntil } from '../../support/wait-until.ts';

/** Far more than a quiet machine needs. */
const STEP_TIMEOUT_MS = 40_000;

/** Starts a host that keeps its lobby in `folder`. */
async function serve(folder: string, port: number, ...more: readonly string[]) {
  const words = ['--port', String(port), '--bind', '127.0.0.1', '--json', '--data', folder, ...more];
  const { firstLine, child } = await startCommand('server.ts', words);
  let printed = '';
  child.stdout?.on('data', (chunk) => (printed += String(chunk)));
  const exited = once(child, 'close').then(([code]) => code as number | null);
  /** What became of the lobby, from the last line. */
  const ended = (): unknown => (JSON.parse(printed.trim().split('\n').at(-1) ?? '') as { ended: unknown }).ended;
  return { description: JSON.parse(firstLine) as HostDescription, child, exited, ended };
}

/** A host with one member, which votes and stands by. */
async function openLobby(...more: readonly string[]) {
  const folder = mkdtempSync(path.join(tmpdir(), 'earshot-host-'));
  afterTest(() => rmSync(folder, { recursive: true, force: true }));
  const host = await serve(folder, 0, ...more);
  const fox = await joinStanding(host.description.invitation, 'Fox', 500, true);
  const heirs = more.includes('--come-back') ? 0 : 1;
  const isReady = (): boolean => fox.member.state.held?.successors.length === heirs;
  await waitUntil('the member holds a succession', isReady, STEP_TIMEOUT_MS);
  const restart = (): ReturnType<typeof serve> => serve(folder, host.description.port, ...more);
  const lobbyId = (): string => {
    const text = readFileSync(path.join(folder, 'lobby-state.json'), 'utf8');
    return (JSON.parse(text) as { readonly state: { readonly lobbyId: string } }).state.lobbyId;
  };
  return { host, fox, restart, lobbyId };
}

describe('a host that keeps its lobby', { timeout: 180_000 }, () => {
  it('is succeeded when it is killed, and steps down when it starts again', async () => {
    const { host, fox, restart } = await openLobby();
    host.child.kill('SIGKILL');
    await waitUntil('the member has the lobby', () => fox.standby.hosting !== undefined, STEP_TIMEOUT_MS);
    const second = await restart();
    expect(await second.exited).toBe(0);
    expect(second.ended()).toEqual({ lobbyName: 'Earshot', kind: 'moved' });
    expect(fox.member.state.host.epoch).toBe(1);
    expect(fox.member.client.absence).toBeUndefined();
  });

  it('passes the lobby on when it is asked to stop, and opens another one after that', async () => {
    const { host, fox, restart, lobbyId } = await openLobby();
    host.child.kill('SIGTERM');
    expect(await host.exited).toBe(0);
    expect(host.ended()).toEqual({ lobbyName: 'Earshot', kind: 'handed-over', to: 'Fox' });
    await waitUntil('the member has the lobby', () => fox.member.state.host.epoch === 1, STEP_TIMEOUT_MS);
    expect(lobbyId()).not.toBe(fox.member.state.lobbyId);
    const second = await restart();
    expect(second.description.invitation).toBe(host.description.invitation);
    const owl = await joinStanding(second.description.invitation, 'Owl', 700, false);
    await waitUntil('the newcomer holds a succession', () => owl.member.state.held !== null, STEP_TIMEOUT_MS);
    expect(owl.member.state.lobbyId).toBe(lobbyId());
    expect(owl.member.state.lobbyId).not.toBe(fox.member.state.lobbyId);
  });

  it('keeps it with --come-back, although a member could host', async () => {
    const { host, fox, restart } = await openLobby('--come-back');
    const { participantId } = fox.member.client.client.joined;
    const returned = new Promise<void>((resolve) => fox.member.client.events.on('returned', () => resolve()));
    host.child.kill('SIGTERM');
    expect(await host.exited).toBe(0);
    expect(host.ended()).toEqual({ lobbyName: 'Earshot', kind: 'restarting' });
    await restart();
    await returned;
    expect(fox.member.client.client.joined.participantId).toBe(participantId);
    expect([fox.member.state.host.epoch, fox.standby.running]).toEqual([0, undefined]);
  });
});
