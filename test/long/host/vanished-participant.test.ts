import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { afterTest } from '../../support/lobby/host-parts.ts';
import { at, startLobby, TestParticipant } from '../../support/lobby/lobby.ts';

/** The host misses a silent participant after 10 s; the rest is margin for a busy machine. */
const POLL = { timeout: 60_000, interval: 100 };

it('a lobby keeps the place of a participant whose program is killed, and shows that it is away', async () => {
  const { description } = await startLobby();
  const fox = await TestParticipant.join(description.invitation, 'Fox', 500, at(0, 0));
  const program = fileURLToPath(new URL('../../../main/cli/join.ts', import.meta.url));
  const stoat = spawn(
    process.execPath,
    [program, '--invitation', description.invitation, '--name', 'Stoat', '--seconds', '600', '--loopback'],
    { stdio: 'ignore' },
  );
  afterTest(() => void stoat.kill('SIGKILL'));
  await expect.poll(() => fox.latest('scene')?.rows.length, POLL).toBe(2);
  expect(fox.away).toEqual([]);
  stoat.kill('SIGKILL');
  await expect.poll(() => fox.away, POLL).toEqual(['Stoat']);
  expect(fox.roster).toEqual(['Fox', 'Stoat']);
});
