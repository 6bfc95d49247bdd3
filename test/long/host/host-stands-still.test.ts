import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { formatWav, parseWavAsMono } from '../../../main/client/wav-file.ts';
import type { HostDescription } from '../../../main/host/host-options.ts';
import { SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts';
import { afterTest } from '../../support/lobby/host-parts.ts';
import { at, TestParticipant } from '../../support/lobby/lobby.ts';
import { runCommand, startCommand } from '../../support/run-command.ts';
import { sine, toneDb } from '../../support/signals.ts';

/** Longer than any client waits for a host, so that each has to return. */
const STANDSTILL_MS = 9_000;
const POLL = { timeout: 60_000, interval: 100 };

it('a host that stands still for 9 s, as when its machine sleeps, has everybody back and heard afterwards', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'earshot-standstill-'));
  afterTest(() => rm(folder, { recursive: true }));
  const [low, high, recording] = ['low.wav', 'high.wav', 'heard.wav'].map((name) => path.join(folder, name)) as [
    string,
    string,
    string,
  ];
  await writeFile(low, formatWav(sine(700, 0.2, SAMPLE_RATE_HZ), 1));
  await writeFile(high, formatWav(sine(1_100, 0.2, SAMPLE_RATE_HZ), 1));
  const { firstLine, child } = await startCommand('server.ts', ['--port', '0', '--bind', '127.0.0.1', '--json']);
  const { invitation } = JSON.parse(firstLine) as Pick<HostDescription, 'invitation'>;
  const join = (...more: string[]) =>
    runCommand('join.ts', ['--invitation', invitation, '--loopback', '--json', '--seconds', '35', ...more]);
  const speaker = join('--name', 'Fox', '--repeat', '--speak', low);
  const listener = join('--name', 'Owl', '--repeat', '--speak', high, '--record', recording);
  const observer = await TestParticipant.join(invitation, 'Stoat', 500, at(0, 0));
  await expect.poll(() => Math.min(observer.toneGainDb(700), observer.toneGainDb(1_100)), POLL).toBeGreaterThan(-6);
  child.kill('SIGSTOP');
  await new Promise((resolve) => setTimeout(resolve, STANDSTILL_MS));
  child.kill('SIGCONT');
  const [spoke, listened] = await Promise.all([speaker, listener]);
  expect([spoke.code, listened.code]).toEqual([0, 0]);
  expect(spoke.errors).toContain('Back in the lobby as Fox.');
  const heard = parseWavAsMono(await readFile(recording), 'recording');
  if (!heard.ok) throw new Error(heard.error.message);
  const { value } = heard;
  expect(toneDb(value.subarray(value.length - 3 * SAMPLE_RATE_HZ, value.length - SAMPLE_RATE_HZ), 700)).toBeGreaterThan(
    -25,
  );
});
