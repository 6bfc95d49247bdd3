import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { formatWav, parseWavAsMono } from '../../../main/client/sound/wav-file.ts';
import type { HostDescription } from '../../../main/host/host-options.ts';
import { SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts';
import { afterTest } from '../../support/lobby/host-parts.ts';
import { at, TestParticipant } from '../../support/lobby/lobby.ts';
import { runCommand, startCommand, startCommandUntil } from '../../support/run-command.ts';
import { sine, toneDb } from '../../support/signals.ts';

const POLL = { timeout: 60_000, interval: 100 };

it('a host that stands still until it is given up, as when its machine sleeps, has everybody back and heard', async () => {
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
  const words = (...more: string[]) => ['--invitation', invitation, '--loopback', '--json', '--repeat', ...more];
  const givenUp = startCommandUntil(
    /connection to the host was lost/,
    'join.ts',
    words('--name', 'Fox', '--speak', low, '--seconds', '90'),
  );
  const listener = runCommand(
    'join.ts',
    words('--name', 'Owl', '--speak', high, '--record', recording, '--seconds', '35'),
  );
  const observer = await TestParticipant.join(invitation, 'Stoat', 500, at(0, 0));
  await expect.poll(() => Math.min(observer.toneGainDb(700), observer.toneGainDb(1_100)), POLL).toBeGreaterThan(-6);
  child.kill('SIGSTOP');
  await givenUp;
  child.kill('SIGCONT');
  expect((await listener).code).toBe(0);
  const heard = parseWavAsMono(await readFile(recording), 'recording');
  if (!heard.ok) throw new Error(heard.error.message);
  const { value } = heard;
  expect(toneDb(value.subarray(value.length - 3 * SAMPLE_RATE_HZ, value.length - SAMPLE_RATE_HZ), 700)).toBeGreaterThan(
    -25,
  );
});
