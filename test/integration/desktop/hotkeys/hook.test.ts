import { spawnSync } from 'node:child_process';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppEvents, HelperProcess, HotkeyService, SpawnHelper } from '../../../../main/desktop/app/ports.ts';
import { forkHelper } from '../../../../main/desktop/hotkeys/fork-helper.ts';
import { openHotkeys } from '../../../../main/desktop/hotkeys/open-hotkeys.ts';
import type { Binding } from '../../../../shared/model/keys/bindings.ts';
import { silentLog } from '../../../support/silent-log.ts';
import {
  missingDisplayPrograms,
  openVirtualDisplay,
  type VirtualDisplay,
} from '../../../support/window/virtual-display.ts';
import { waitUntil } from '../../../support/wait-until.ts';

const missing = missingDisplayPrograms();
if (missing.length > 0) {
  process.stderr.write(
    `\nSKIPPED: keys outside the window were not pressed for real, because ${missing.join(', ')} is missing here.\n\n`,
  );
  it('are not pressed for real here (SKIPPED)', ({ skip }) => skip(`${missing.join(', ')} is missing`));
}

const TALK: Binding = { action: 'talk', trigger: { device: 'keyboard', code: 'KeyV' } };
const MUTE: Binding = { action: 'toggle-mute', trigger: { device: 'mouse', button: 3 } };
const SHOUT: Binding = { action: 'shout', trigger: { device: 'mouse', button: 4 } };

describe.runIf(missing.length === 0)('the hook in its helper process', () => {
  let display: VirtualDisplay;
  let service: HotkeyService;
  let helpers: HelperProcess[];
  let actions: string[];
  let statuses: AppEvents['hotkeys:status'][];

  beforeAll(async () => {
    display = await openVirtualDisplay();
    vi.stubEnv('DISPLAY', display.environment['DISPLAY']);
    vi.stubEnv('XDG_SESSION_TYPE', 'x11');
  });
  afterAll(() => {
    display.close();
    vi.unstubAllEnvs();
  });

  beforeEach(async () => {
    helpers = [];
    actions = [];
    statuses = [];
    const spawnHelper: SpawnHelper = (file, programArguments) => {
      const helper = forkHelper(file, programArguments);
      helpers.push(helper);
      return helper;
    };
    service = openHotkeys({ platform: process.platform, environment: process.env, spawnHelper, log: silentLog });
    service.on('hotkeys:action', ({ action, isDown }) => actions.push(`${action} ${isDown ? 'down' : 'up'}`));
    service.on('hotkeys:status', (status) => statuses.push(status));
    service.setBindings([TALK, MUTE, SHOUT]);
    service.listen(true);
    await untilHearing(1);
  });
  afterEach(() => service.close());

  /** Waits until the hook has been ready `times` times. */
  function untilHearing(times: number): Promise<void> {
    return waitUntil(
      'the hook has started',
      () => statuses.filter(({ state }) => state === 'on').length === times,
      30_000,
    );
  }

  it('hears a key go down and up half a second later while another program has the focus and receives it too', async () => {
    const heardByOther = await display.openForeignWindow();
    display.input('keydown', 'v');
    await waitUntil('the key went down', () => actions.length > 0);
    await new Promise((resolve) => setTimeout(resolve, 500));
    // The key auto-repeats in this time.
    expect(actions).toEqual(['talk down']);
    display.input('keyup', 'v');
    await waitUntil('the key went up', () => actions.length > 1);
    expect(actions).toEqual(['talk down', 'talk up']);
    await waitUntil('the other program has received it', () =>
      /KeyPress[^]*keysym 0x76, v[^]*KeyRelease/.test(heardByOther()),
    );
    expect(statuses.at(-1)).toEqual({ way: 'hook', state: 'on', problem: null, boundByPortal: [], unheard: [] });
  });

  it('hears the side buttons of the mouse, and no key that is not bound', async () => {
    display.input(
      'key',
      'a',
      'mousedown',
      '8',
      'mouseup',
      '8',
      'click',
      '1',
      'key',
      'Escape',
      'mousedown',
      '9',
      'mouseup',
      '9',
    );
    await waitUntil('the last button went up', () => actions.length === 4);
    expect(actions).toEqual(['toggle-mute down', 'toggle-mute up', 'shout down', 'shout up']);
  });

  it('ignores a bound letter while Ctrl gives it another meaning, and hears a combination', async () => {
    const mute: Binding = {
      action: 'toggle-mute',
      trigger: { device: 'keyboard', code: 'KeyB', modifiers: ['Control'] },
    };
    service.setBindings([TALK, mute]);
    display.input('keydown', 'ctrl', 'key', 'v', 'key', 'b', 'keyup', 'ctrl', 'key', 'b', 'key', 'v');
    await waitUntil('the last key went up', () => actions.length === 4);
    expect(actions).toEqual(['toggle-mute down', 'toggle-mute up', 'talk down', 'talk up']);
  });

  it.each([
    ['the key beside the left Shift', '94', 'IntlBackslash'],
    ['the Japanese Ro key', '97', 'IntlRo'],
    ['the play key', '172', 'MediaPlayPause'],
    ['the back key of browsers', '166', 'BrowserBack'],
  ])('hears %s, which the library does not know or takes for another', async (_what, keyCode, code) => {
    service.setBindings([{ action: 'talk', trigger: { device: 'keyboard', code } }]);
    display.input('keydown', keyCode);
    await waitUntil('the key went down', () => actions.length === 1);
    display.input('keyup', keyCode);
    await waitUntil('the key went up', () => actions.length === 2);
    expect(actions).toEqual(['talk down', 'talk up']);
  });

  it('records the next key or button of any kind, without acting on it', async () => {
    expect(await recordWhile('key', 'F7')).toEqual({ ok: true, value: { device: 'keyboard', code: 'F7' } });
    expect(await recordWhile('click', '2')).toEqual({ ok: true, value: { device: 'mouse', button: 1 } });
    expect(await recordWhile('key', 'Escape')).toEqual({ ok: true, value: null });
    const cancelled = service.record();
    service.cancelRecording();
    expect(await cancelled).toEqual({ ok: true, value: null });
    expect(actions).toEqual([]);
  });

  /**
   * Presses the key repeatedly until the recording has it, because the helper does not report when it starts recording.
   */
  async function recordWhile(...words: readonly string[]): Promise<unknown> {
    let outcome: unknown;
    void service.record().then((recorded) => (outcome = recorded));
    await waitUntil('the key is recorded', () => {
      if (outcome === undefined) display.input(...words);
      return outcome !== undefined;
    });
    return outcome;
  }

  it('releases keys when its process is killed, and hears again in a new process', async () => {
    display.input('keydown', 'v');
    await waitUntil('the key went down', () => actions.length === 1);
    helpers[0]?.kill();
    await waitUntil('the key is released', () => actions.length === 2);
    expect(actions).toEqual(['talk down', 'talk up']);
    // A key that is still held would auto-repeat and talk again.
    display.input('keyup', 'v');
    await untilHearing(2);
    display.input('key', 'v');
    await waitUntil('the hook has started again', () => actions.length === 4);
    expect(helpers).toHaveLength(2);
    expect(statuses.map(({ state, problem }) => `${state} ${problem}`)).toEqual([
      'starting null',
      'on null',
      'starting died',
      'on null',
    ]);
  });

  it('leaves no process behind when it stops listening, and releases keys', async () => {
    display.input('keydown', 'v');
    await waitUntil('the key went down', () => actions.length === 1);
    expect(countHelpers()).toBe(1);
    service.listen(false);
    expect(actions).toEqual(['talk down', 'talk up']);
    await waitUntil('the process has ended', () => countHelpers() === 0);
    display.input('keyup', 'v');
  });

  it('survives the loss of its display: the app keeps running, and reports it', async () => {
    const other = await openVirtualDisplay();
    vi.stubEnv('DISPLAY', other.environment['DISPLAY']);
    try {
      service.listen(false);
      service.listen(true);
      await untilHearing(2);
      other.close();
      await waitUntil('the loss is reported', () => statuses.at(-1)?.state !== 'on', 40_000);
      expect(statuses.at(-1)?.problem).toMatch(/^(died|no-display|refused)$/);
    } finally {
      vi.stubEnv('DISPLAY', display.environment['DISPLAY']);
    }
  });
});

it('never starts the hook without a display', async () => {
  const spawned: URL[] = [];
  const service = openHotkeys({
    platform: 'linux',
    environment: {},
    spawnHelper(file, programArguments) {
      spawned.push(file);
      return forkHelper(file, programArguments);
    },
    log: silentLog,
  });
  const statuses: AppEvents['hotkeys:status'][] = [];
  service.on('hotkeys:status', (status) => statuses.push(status));
  service.listen(true);
  expect(statuses).toEqual([{ way: 'none', state: 'failed', problem: 'no-display', boundByPortal: [], unheard: [] }]);
  expect(await service.record()).toMatchObject({ ok: false, error: { code: 'cannot-record' } });
  expect(spawned).toEqual([]);
  await service.close();
});

/** Running helper processes that this process started. */
function countHelpers(): number {
  const { stdout } = spawnSync('ps', ['--ppid', String(process.pid), '-o', 'args='], { encoding: 'utf8' });
  return stdout.split('\n').filter((line) => line.includes('hotkey-worker')).length;
}
