import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { joinLobby } from '../../../main/client/signalling-client.ts';
import { openPracticeLobby } from '../../../main/practice/practice-lobby.ts';
import { afterTest } from '../../support/lobby/host-parts.ts';
import { readInvitation } from '../../support/read-invitation.ts';
import { silentLog } from '../../support/silent-log.ts';

describe('a practice lobby', () => {
  it('closes its host when its simulated players have ended', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'earshot-practice-'));
    afterTest(() => rm(folder, { recursive: true }));
    const file = path.join(folder, 'file');
    await writeFile(file, '');
    // A report folder that cannot be created ends the players' thread.
    const opened = await openPracticeLobby({
      lobbyName: 'Practice',
      log: silentLog,
      script: { kind: 'wander', playerCount: 2, schedule: 'turns' },
      measured: { seconds: 1, outputFolder: path.join(file, 'below') },
    });
    if (!opened.ok) throw new Error(opened.error.message);
    const { host, events, close } = opened.value;
    afterTest(close);
    expect(await new Promise((resolve) => events.on('died', resolve))).toMatch(/simulated players ended/);
    const join = () => joinLobby({ invitation: readInvitation(host.description.invitation), name: 'Fox', offer: '' });
    await expect
      .poll(async () => ((joined) => (joined.ok ? 'ok' : joined.error.code))(await join()), { timeout: 10_000 })
      .toBe('port-refused');
  });
});
