import * as v from 'valibot';
import { beforeEach, describe, expect, it } from 'vitest';
import { createLinkCommands } from '../../shared/join/link-commands.ts';
import { createPageMainProcess, type PageEvents } from '../../renderer/guest/page-main-process.ts';
import { openPagePeople } from '../../renderer/guest/page-people.ts';
import { openPageSettings } from '../../renderer/guest/page-settings.ts';
import { openPageStorage } from '../../renderer/guest/page-storage.ts';
import { createPageSuccession } from '../../renderer/guest/page-succession.ts';
import {
  COMMAND_NAMES,
  contract,
  EVENT_NAMES,
  type EarshotBridge,
  type EarshotContract,
} from '../../shared/ipc/contract.ts';
import type { CommandName } from '../../shared/ipc/define.ts';
import { TypedEmitter } from '../../shared/typed-emitter.ts';
import { createFakePorts, type FakePorts } from '../support/desktop/fake-app-ports.ts';
import { silentLog } from '../support/silent-log.ts';
import { badRequests, EXAMPLE_REQUESTS } from '../support/window/ipc-examples.ts';
import { memoryStorage } from '../support/guest/memory-storage.ts';

/** Everything that a page can do. */
const OFFERED: readonly CommandName<EarshotContract>[] = [
  'app:copy-text',
  'app:describe',
  'app:diagnose',
  'link:candidate',
  'link:check',
  'link:connected',
  'link:drop',
  'link:join',
  'link:join-code',
  'link:leave',
  'link:prepare',
  'people:read',
  'people:update',
  'settings:read',
  'settings:update',
  'succession:open',
  'succession:recall',
  'succession:remember',
  'succession:sign-vote',
];

let ports: FakePorts;
let events: TypedEmitter<PageEvents>;
let bridge: EarshotBridge;
let copied: string[];

beforeEach(() => {
  ports = createFakePorts();
  events = new TypedEmitter<PageEvents>((error) => {
    throw error;
  });
  copied = [];
  const storage = openPageStorage(() => memoryStorage());
  const settings = openPageSettings(storage);
  const { signalling } = ports.dependencies;
  const positions = { forgetLost: () => undefined };
  const network = { onChange: () => () => undefined };
  ({ bridge } = createPageMainProcess({
    version: '1.2.3',
    platform: 'test',
    storage,
    settings,
    people: openPagePeople(storage),
    links: {
      ...createLinkCommands(
        { signalling, network, positions, settings, isHostedHere: () => false, log: silentLog },
        events,
      ).handlers,
      ...createPageSuccession(
        storage,
        async () => ({ publicKey: 'k'.repeat(43), sign: async () => 's'.repeat(86) }),
        4,
      ),
    },
    events,
    copyText: (text) => copied.push(text) > 0,
    reportError: (error) => {
      throw error;
    },
  }));
});

const invoke = (name: string, request: unknown): Promise<{ readonly ok: boolean; readonly value?: unknown }> =>
  bridge.invoke(name as 'settings:read', request as never);

describe('the main process inside a page', () => {
  it.each(OFFERED)('%s: answers a valid request as the contract defines', async (name) => {
    const answer = await invoke(name, EXAMPLE_REQUESTS[name]);
    expect(answer.ok).toBe(true);
    expect(v.parse(contract[name].response, answer.value)).toEqual(answer.value);
  });

  it.each(COMMAND_NAMES.filter((name) => !OFFERED.includes(name)))('%s: is for the app only', async (name) => {
    expect(await invoke(name, EXAMPLE_REQUESTS[name])).toMatchObject({ ok: false, error: { code: 'not-on-page' } });
  });

  it.each(COMMAND_NAMES)('%s: refuses every invalid request', async (name) => {
    for (const request of badRequests(EXAMPLE_REQUESTS[name])) {
      expect(await invoke(name, request), JSON.stringify(request)).toMatchObject({
        ok: false,
        error: { code: 'bad-request' },
      });
    }
    expect(ports.calls).toEqual([]);
    expect(copied).toEqual([]);
  });

  it.each([...EVENT_NAMES, 'app:quit', '__proto__', 'constructor', ''])('there is no command %j', async (name) => {
    expect(await invoke(name, {})).toMatchObject({ ok: false, error: { code: 'unknown-command' } });
  });

  it('describes itself as a page, with the problems of what it keeps', async () => {
    expect(await invoke('app:describe', {})).toEqual({
      ok: true,
      value: { version: '1.2.3', shell: 'page', platform: 'test', dataFolder: '', opensFolder: false, notices: [] },
    });
  });

  it('returns settings as they were set', async () => {
    await invoke('settings:update', { name: 'Robin' });
    expect(await invoke('settings:read', {})).toMatchObject({ ok: true, value: { name: 'Robin' } });
  });

  it('passes events on to each listener, until it stops listening', () => {
    const heard: unknown[] = [];
    const stop = bridge.on('link:ended', (payload) => heard.push(payload));
    events.emit('link:ended', { link: 0, reason: 'removed' });
    stop();
    events.emit('link:ended', { link: 0, reason: 'removed' });
    expect(heard).toEqual([{ link: 0, reason: 'removed' }]);
  });

  it('reports the end of a joined lobby', async () => {
    const heard: unknown[] = [];
    bridge.on('link:ended', (payload) => heard.push(payload));
    await invoke('link:join', EXAMPLE_REQUESTS['link:join']);
    ports.endSession('lobby-closed');
    expect(heard).toEqual([{ link: 0, reason: 'lobby-closed' }]);
  });
});
