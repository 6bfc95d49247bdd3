import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createHostKeys } from '../../../main/host/host-keys.ts';
import { practiceScript } from '../../../main/practice/choose-script.ts';
import { createLobbyHosting } from '../../../main/cli/desktop/lobby-hosting.ts';
import { parseInvitation } from '../../../shared/protocol/invitation/parse-invitation.ts';
import { success } from '../../../shared/result.ts';
import { DEFAULT_HEARING_RULES } from '../../../shared/spatial/hearing-rules.ts';
import { afterTest } from '../../support/lobby/host-parts.ts';
import { silentLog } from '../../support/silent-log.ts';

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

describe('hosting from the app', () => {
  it('uses the chosen port when it is free, and another when it is not', async () => {
    const lobbyPort = await findFreePort();
    const keys = await createHostKeys(Date.now());
    const hosting = createLobbyHosting({
      identity: '',
      bindAddress: '127.0.0.1',
      findPlace: () =>
        success({
          lobbyPort,
          publicAddress: null,
          mapsPorts: true,
          showsOnLan: true,
          gameOrigins: [],
          rendezvous: [],
          stunServers: [],
        }),
      mappingRecord: '/nonexistent/forwarded-ports.json',
      reportsFolder: '/nonexistent/reports',
      keys: { read: async () => success(keys), store: async () => success(keys) },
      practiceScript: practiceScript(null),
      log: silentLog,
    });
    const ports: (number | undefined)[] = [];
    for (const lobbyName of ['First', 'Second']) {
      const hosted = await hosting.host({ lobbyName, rules: DEFAULT_HEARING_RULES, listing: null });
      if (!hosted.ok) throw new Error(hosted.error.message);
      afterTest(() => hosted.value.close());
      const invitation = parseInvitation(hosted.value.invitation);
      ports.push(invitation.ok ? invitation.value.addresses[0]?.port : undefined);
    }
    expect(ports[0]).toBe(lobbyPort);
    expect(ports[1]).not.toBe(lobbyPort);
  });
});
