import { describe, expect, it, vi } from 'vitest';
import type { HostOptions } from '../../../../main/host/host-options.ts';
import { practiceScript } from '../../../../main/practice/choose-script.ts';
import { createLobbyHosting } from '../../../../main/practice/lobby-hosting.ts';
import { DEFAULT_HEARING_RULES } from '../../../../shared/spatial/hearing-rules.ts';
import { failure } from '../../../../shared/result.ts';
import { silentLog } from '../../../support/silent-log.ts';

const asked = vi.hoisted((): { options: HostOptions; code: string }[] => []);
const codes = vi.hoisted((): string[] => []);
vi.mock('../../../../main/host/host-thread.ts', () => ({
  startHostThread: async (options: HostOptions) => {
    const code = codes.shift() ?? 'internal';
    asked.push({ options, code });
    return failure(code, `It fails with ${code}.`);
  },
}));

describe('hosting from the app', () => {
  it.each([
    ['is taken', 'port-in-use', [7_777, 0]],
    ['is reserved by the system', 'bind-failed', [7_777, 0]],
    ['is not the problem', 'bad-address', [7_777]],
  ])('tries any port only when the chosen one %s', async (_, code, ports) => {
    asked.length = 0;
    codes.splice(0, codes.length, code, code);
    const hosting = createLobbyHosting({
      bindAddress: '127.0.0.1',
      lobbyPort: 7_777,
      publicAddress: null,
      practiceScript: practiceScript(null),
      log: silentLog,
    });
    expect(await hosting.host({ lobbyName: 'Den', rules: DEFAULT_HEARING_RULES })).toMatchObject({
      ok: false,
      error: { code },
    });
    expect(asked.map(({ options }) => options.port)).toEqual(ports);
  });
});
