import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_HEARING_RULES } from '../../../shared/spatial/hearing-rules.ts';
import { afterTest } from '../../support/lobby/host-parts.ts';
import { joinStanding } from '../../support/succession/standing-member.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { connectIpc, nextFrame, openLink } from '../../support/window/browser-ipc.ts';

/** Far more than a quiet machine needs. */
const STEP_TIMEOUT_MS = 40_000;

/** A tone this far below its spoken level counts as absent. */
const NOT_HEARD_DB = -40;

/** Starts the app without a window, and hosts a lobby there as the window does. */
async function hostInApp() {
  const folder = mkdtempSync(path.join(tmpdir(), 'earshot-quit-'));
  const words = ['main/cli/start.ts', '--no-window', '--data-dir', folder, '--bind', '127.0.0.1'];
  const child = spawn(process.execPath, words);
  afterTest(async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  });
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += String(chunk)));
  const link = (): string => /http:\/\/127\.0\.0\.1:\d+\/#[\w-]+/.exec(output)?.[0] ?? '';
  await waitUntil('the app prints its link', () => link() !== '', STEP_TIMEOUT_MS);
  const { port, origin } = new URL(link());
  const protocols = await openLink(Number(port), link());
  const socket = await connectIpc(Number(port), { Origin: origin, 'Sec-WebSocket-Protocol': protocols });
  if (typeof socket === 'number') throw new Error(`The app refused the window with ${socket}.`);
  const request = { lobbyName: "Ada's lobby", rules: DEFAULT_HEARING_RULES };
  socket.send(JSON.stringify({ id: 1, name: 'lobby:host', request }));
  const { result } = (await nextFrame(socket)) as { result: { value: { invitation: string } } };
  return { child, exited, output: () => output, invitation: result.value.invitation };
}

describe('an app that is quit while it hosts a lobby', { timeout: 240_000 }, () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('hands the lobby over on %s, and its members hear on', async (signal) => {
    const app = await hostInApp();
    const ben = await joinStanding(app.invitation, 'Ben', 500, true);
    const cleo = await joinStanding(app.invitation, 'Cleo', 900, false);
    await waitUntil(
      'Ben stands by, and both know',
      () => [ben, cleo].every(({ member }) => member.state.held?.successors.length === 1),
      STEP_TIMEOUT_MS,
    );
    await waitUntil('Cleo hears Ben', () => cleo.gainDb(500) > NOT_HEARD_DB, STEP_TIMEOUT_MS);
    const losses: string[] = [];
    for (const { member } of [ben, cleo]) member.client.events.on('lost', () => losses.push('lost'));
    app.child.kill(signal);
    expect(await app.exited).toBe(0);
    expect(app.output()).toContain('Handing the lobby over');
    expect(ben.standby.hosting).toBeDefined();
    for (const { member } of [ben, cleo])
      expect([member.state.host.epoch, member.client.absence]).toEqual([1, undefined]);
    await waitUntil('Cleo hears Ben at the new host', () => cleo.gainDb(500) > NOT_HEARD_DB, STEP_TIMEOUT_MS);
    await waitUntil('Ben hears Cleo at the new host', () => ben.gainDb(900) > NOT_HEARD_DB, STEP_TIMEOUT_MS);
    expect(losses).toEqual([]);
  });

  it('closes the lobby at once if nobody stands by', async () => {
    const app = await hostInApp();
    const cleo = await joinStanding(app.invitation, 'Cleo', 900, false);
    await waitUntil('Cleo is in the lobby', () => cleo.member.state.lobbyId !== '', STEP_TIMEOUT_MS);
    const reasons: string[] = [];
    cleo.member.client.events.on('ended', ({ code }) => reasons.push(code));
    app.child.kill('SIGTERM');
    expect(await app.exited).toBe(0);
    expect(app.output()).not.toContain('Handing the lobby over');
    await waitUntil('Cleo reads why', () => reasons.length > 0, STEP_TIMEOUT_MS);
    expect(reasons).toEqual(['lobby-closed']);
  });
});
