import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppEvents, HotkeyService } from '../../../../main/desktop/app/ports.ts';
import { forkHelper } from '../../../../main/desktop/hotkeys/fork-helper.ts';
import { openHotkeys } from '../../../../main/desktop/hotkeys/open-hotkeys.ts';
import { VOICE_ACTIONS } from '../../../../shared/model/keys/bindings.ts';
import { LETTER_KEYS } from '../../../support/letter-keys.ts';
import { findProgram } from '../../../../scripts/test/find-program.ts';
import { openMockPortal, type MockPortal, type MockPortalOptions } from '../../../support/desktop/mock-portal.ts';
import { openPrivateBus, type PrivateBus } from '../../../support/desktop/private-bus.ts';
import { silentLog } from '../../../support/silent-log.ts';
import { waitUntil } from '../../../support/wait-until.ts';

const canRun = process.platform === 'linux' && findProgram('dbus-daemon') !== undefined;
if (!canRun) {
  process.stderr.write('\nSKIPPED: the portal for shortcuts was not tested, because dbus-daemon is missing here.\n\n');
  it('is not tested here: no dbus-daemon (SKIPPED)', ({ skip }) => skip('dbus-daemon is missing'));
}

describe.runIf(canRun)('keys through the desktop portal', () => {
  let bus: PrivateBus;
  let portal: MockPortal | undefined;
  let service: HotkeyService;
  let actions: string[];
  let statuses: AppEvents['hotkeys:status'][];

  beforeEach(async () => {
    bus = await openPrivateBus();
    actions = [];
    statuses = [];
    const environment = { XDG_SESSION_TYPE: 'wayland', DBUS_SESSION_BUS_ADDRESS: bus.address };
    service = openHotkeys({ platform: 'linux', environment, spawnHelper: forkHelper, log: silentLog });
    service.on('hotkeys:action', ({ action, trigger, isDown }) =>
      actions.push(
        `${action} by ${trigger.device === 'keyboard' ? trigger.code : 'the mouse'} ${isDown ? 'down' : 'up'}`,
      ),
    );
    service.on('hotkeys:status', (status) => statuses.push(status));
    service.setBindings(LETTER_KEYS);
  });
  afterEach(async () => {
    await service.close();
    portal?.close();
    portal = undefined;
    bus.close();
  });

  const newest = (): string => `${statuses.at(-1)?.state} ${statuses.at(-1)?.problem}`;

  async function listen(options: MockPortalOptions = {}): Promise<MockPortal> {
    portal = await openMockPortal(bus.address, options);
    service.listen(true);
    await waitUntil('the portal has answered', () => /^(on|failed)/.test(newest()));
    return portal;
  }

  it('identifies itself first, and requests every action with its configured keys', async () => {
    const { calls, appId, asked } = await listen();
    expect(calls).toEqual(['Register', 'Get', 'CreateSession', 'BindShortcuts']);
    expect(appId).toBe('app.earshot.Earshot');
    expect([...asked]).toEqual(
      VOICE_ACTIONS.map((action) => [
        action,
        ({ talk: 'v', whisper: 'c', shout: 'x', radio: 'r' } as Readonly<Record<string, string>>)[action] ?? '',
      ]),
    );
    expect(statuses.at(-1)).toEqual({
      way: 'portal',
      state: 'on',
      problem: null,
      boundByPortal: [
        { action: 'talk', description: 'Press v' },
        { action: 'whisper', description: 'Press c' },
        { action: 'shout', description: 'Press x' },
        { action: 'radio', description: 'Press r' },
      ],
      unheard: [],
    });
  });

  it('hears keys go down and up, whichever keys the person has chosen', async () => {
    const mock = await listen();
    mock.press('talk');
    await waitUntil('the key went down', () => actions.length === 1);
    mock.release('talk');
    mock.change('priority', 'Hyper+P');
    mock.press('priority');
    mock.press('nonsense');
    mock.release('priority');
    await waitUntil('the last key went up', () => actions.length === 4);
    expect(actions).toEqual([
      'talk by KeyV down',
      'talk by KeyV up',
      'priority by Unidentified down',
      'priority by Unidentified up',
    ]);
    expect(statuses.at(-1)?.boundByPortal).toEqual([{ action: 'priority', description: 'Hyper+P' }]);
  });

  it('ignores other senders', async () => {
    const mock = await listen();
    await mock.forge('Activated', 'talk');
    mock.press('whisper');
    await waitUntil("the portal's own signal has arrived", () => actions.length > 0);
    expect(actions).toEqual(['whisper by KeyC down']);
  });

  it('releases keys when it stops listening, and ends its session with the connection', async () => {
    const mock = await listen();
    mock.press('talk');
    await waitUntil('the key went down', () => actions.length === 1);
    service.listen(false);
    expect(actions.at(-1)).toBe('talk by KeyV up');
    expect(newest()).toBe('off null');
    mock.press('talk');
    service.listen(true);
    await waitUntil('the source listens again', () => newest() === 'on null');
    expect(actions).toHaveLength(2);
  });

  it('releases keys when the portal ends, and looks for it again', async () => {
    const mock = await listen();
    mock.press('talk');
    await waitUntil('the key went down', () => actions.length === 1);
    mock.closeSession();
    await waitUntil('the key is released', () => actions.length === 2);
    expect(newest()).toBe('starting died');
    await waitUntil('the source listens again', () => newest() === 'on null');
  });

  it('reports that there is no portal when there is none', async () => {
    service.listen(true);
    await waitUntil('the source has looked for a portal', () => newest() === 'failed no-portal');
  });

  it('reports that there is no portal when it does not support shortcuts', async () => {
    await listen({ knowsShortcuts: false });
    expect(newest()).toBe('failed no-portal');
  });

  it.each([1, 2] as const)('reports that the person or the system refused (%i)', async (answer) => {
    await listen({ answer });
    expect(newest()).toBe('failed refused');
  });

  it('reports that there is no portal when there is no bus', async () => {
    bus.close();
    service.listen(true);
    await waitUntil('the source has looked for a portal', () => newest() === 'failed no-portal');
  });

  it('reports that it cannot record', async () => {
    await listen();
    expect(await service.record()).toMatchObject({ ok: false, error: { code: 'cannot-record' } });
  });
});
