import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_PRESENCE } from '../../shared/model/presence.ts';
import { PagePool } from '../support/window/page-pool.ts';
import { HarnessWindow } from './renderer-harness/harness-window.ts';
import { en } from '../../renderer/i18n/locales/en/index.ts';
import { fillText } from '../support/window/page/fill-text.ts';
import { openSettings } from '../support/window/page/lobby-menu.ts';

const WAIT = { timeout: 20_000, interval: 50 };
const OWN_PLACEMENT = {
  type: 'standing',
  from: 'own',
  isStale: false,
  world: '',
  team: '',
  state: 'alive',
  group: '',
  isPriority: false,
  byHand: [],
};

const pages = new PagePool(async () => undefined);
let harness: HarnessWindow;
let page: Page;

beforeEach(async () => {
  harness = await HarnessWindow.open(pages);
  ({ page } = harness);
  await harness.join();
});

afterEach(() => harness.close());

const received = (type: string) => harness.received(type);
const say = (message: object) => harness.send(message);
const report = (place: object, talk: object | null = null) =>
  page.evaluate(
    (text) => window.harness.fake.emit('positions:report', { report: JSON.parse(text) as never }),
    JSON.stringify({ source: 'game-api', place, presence: { type: 'presence', ...DEFAULT_PRESENCE }, talk }),
  );

async function expectLast(type: string, message: object): Promise<void> {
  await vi.waitFor(async () => expect((await received(type)).at(-1)).toMatchObject(message), WAIT);
}

/** The chip that opens the menu of how you talk and to whom: the page is too narrow to show all choices. */
const chip = (spoken = '') => page.getByRole('button', { name: new RegExp(`^${en.voice.style.label}: .*${spoken}`) });
const modeChip = (mode: keyof typeof en.voice.mode) =>
  page.getByRole('button', { name: en.voice.mode[mode], exact: true });
const inMenu = (name: string) => page.getByRole('menuitemradio', { name });

async function choose(name: string): Promise<void> {
  await chip().click();
  await inMenu(name).click();
}

async function openStyle(): Promise<void> {
  await chip().click();
  await page.getByRole('menuitem', { name: en.voice.style.open }).click();
}

describe('the way you speak', () => {
  it('is sent to the host when the link opens, and while its key is held', async () => {
    await expectLast('talk', { to: 'nearby', voice: 'normal', radio: '' });
    await page.keyboard.down('KeyX');
    await expectLast('talk', { voice: 'shout' });
    await page.keyboard.up('KeyX');
    await expectLast('talk', { voice: 'normal' });
  });

  it('offers the team channel only to team members', async () => {
    await chip().click();
    expect(await inMenu(en.voice.target.radio).count()).toBe(1);
    expect(await inMenu(en.voice.target.team).count()).toBe(0);
    await say({ ...OWN_PLACEMENT, team: 'red' });
    await inMenu(en.voice.target.team).click();
    await expectLast('talk', { to: 'team' });
    await chip(en.voice.target.team).waitFor();
    await say(OWN_PLACEMENT);
    await expectLast('talk', { to: 'nearby' });
  });

  it('keeps room for the sentence in the bar when a team adds a choice', async () => {
    const before = page.viewportSize();
    await page.setViewportSize({ width: 1_280, height: 800 });
    await say({ ...OWN_PLACEMENT, team: 'red' });
    const targets = page.getByRole('group', { name: en.voice.target.label });
    await targets.getByRole('button', { name: en.voice.target.team }).waitFor();
    await page.getByRole('button', { name: new RegExp(`^${en.voice.style.label}`) }).waitFor();
    const lines = page.locator('.audience-line > span');
    expect(await lines.evaluateAll((all) => all.filter((line) => line.scrollWidth > line.clientWidth).length)).toBe(0);
    if (before !== null) await page.setViewportSize(before);
  });

  it('offers radio once there is a channel, by its key too', async () => {
    await choose(en.voice.target.radio);
    await page.getByLabel(en.voice.style.radio).fill('7');
    await expectLast('talk', { to: 'radio', radio: '7' });
    await page.keyboard.press('Escape');
    await choose(en.voice.target.nearby);
    await expectLast('talk', { to: 'nearby', radio: '7' });
    await page.keyboard.down('KeyR');
    await expectLast('talk', { to: 'radio' });
    await page.keyboard.up('KeyR');
  });

  it('keeps the radio chosen without a channel, and says what is missing', async () => {
    await choose(en.voice.target.radio);
    await page.getByLabel(en.voice.style.radio).waitFor();
    await page.keyboard.press('Escape');
    await chip(en.voice.target.radio).waitFor();
    await page.getByRole('button', { name: en.voice.own.way.channel }).waitFor();
    // Until then, those in range hear you.
    await expectLast('talk', { to: 'nearby' });
    await page.getByRole('button', { name: en.voice.target.chooseChannel }).click();
    await page.getByLabel(en.voice.style.radio).fill('7');
    await expectLast('talk', { to: 'radio', radio: '7' });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: en.voice.target.chooseChannel }).waitFor({ state: 'detached' });
  });

  it('follows the game, and cannot be chosen while the game sets it', async () => {
    await report(
      { type: 'pose', x: 1, y: 0, z: 0, yaw: 0 },
      { type: 'talk', to: 'nearby', voice: 'whisper', radio: '' },
    );
    await expectLast('talk', { voice: 'whisper' });
    await chip().click();
    await page.getByRole('menuitem', { name: en.voice.style.open }).waitFor();
    expect(await inMenu(en.voice.strength.shout).count()).toBe(0);
  });

  it('changes the input mode by the chip, which shows it', async () => {
    await modeChip('push-to-talk').click();
    await inMenu(en.voice.mode['open-mic']).click();
    await modeChip('open-mic').click();
    expect(await inMenu(en.voice.mode['open-mic']).getAttribute('aria-checked')).toBe('true');
    expect(await inMenu(en.voice.mode['push-to-talk']).getAttribute('aria-checked')).toBe('false');
  });
});

describe('keys', () => {
  const V = { device: 'keyboard', code: 'KeyV' } as const;
  const elsewhere = (action: 'talk' | 'toggle-mute', trigger: object, isDown: boolean) =>
    page.evaluate(
      (text) => window.harness.fake.emit('hotkeys:action', JSON.parse(text) as never),
      JSON.stringify({ action, trigger, isDown }),
    );
  const talking = () => page.getByRole('button', { name: en.voice.button.talking });
  const waiting = () => page.getByRole('button', { name: fillText(en.voice.own.way.hold, { key: 'V' }) });

  beforeEach(() => waiting().waitFor());

  it('are listened to outside the window only while you are in a lobby', async () => {
    const asked = () =>
      page.evaluate(() =>
        window.harness.fake.calls.filter(({ name }) => name === 'hotkeys:listen').map(({ request }) => request),
      );
    expect(await asked()).toEqual([{ isOn: true }]);
    await page.getByRole('button', { name: en.voice.leave, exact: true }).click();
    await vi.waitFor(async () => expect(await asked()).toEqual([{ isOn: true }, { isOn: false }]), WAIT);
  });

  it('that are held outside the window talk, and keep talking when the window loses the focus', async () => {
    await page.evaluate(() =>
      window.harness.fake.emit('hotkeys:status', {
        way: 'hook',
        state: 'on',
        problem: null,
        boundByPortal: [],
        unheard: [],
      }),
    );
    await page.keyboard.down('KeyV');
    await elsewhere('talk', V, true);
    await talking().waitFor();
    await page.evaluate(() => window.dispatchEvent(new Event('blur')));
    expect(await talking().count()).toBe(1);
    await elsewhere('talk', V, false);
    await waiting().waitFor();
    await page.keyboard.up('KeyV');
  });

  it('are released when the global listener ends, which the talk bar says until it listens again', async () => {
    const listens = () =>
      page.evaluate(() =>
        window.harness.fake.emit('hotkeys:status', {
          way: 'hook',
          state: 'on',
          problem: null,
          boundByPortal: [],
          unheard: [],
        }),
      );
    const outage = page.getByRole('button', { name: en.hotkeys.outage.died });
    const hint = page.getByRole('button', { name: fillText(en.voice.own.way.holdHere, { key: 'V' }) });
    await listens();
    await elsewhere('talk', V, true);
    await talking().waitFor();
    await page.evaluate(() =>
      window.harness.fake.emit('hotkeys:status', {
        way: 'hook',
        state: 'starting',
        problem: 'died',
        boundByPortal: [],
        unheard: [],
      }),
    );
    await outage.waitFor();
    await hint.waitFor();
    await outage.click();
    const why = page.getByRole('region', { name: en.hotkeys.elsewhere.title, exact: true });
    await expect.poll(() => why.evaluate((part) => part === document.activeElement), WAIT).toBe(true);
    await page.keyboard.press('Escape');
    await listens();
    await outage.waitFor({ state: 'detached' });
    await elsewhere('talk', V, true);
    await talking().waitFor();
    await elsewhere('talk', V, false);
    await waiting().waitFor();
  });

  it('type text in a text field, but keys that write nothing still talk there', async () => {
    await openStyle();
    await page.getByLabel(en.voice.style.radio).focus();
    await elsewhere('talk', V, true);
    expect(
      await page
        .getByRole('button', { name: fillText(en.voice.own.way.hold, { key: 'V' }), includeHidden: true })
        .count(),
    ).toBe(1);
    await elsewhere('talk', V, false);
    await elsewhere('talk', { device: 'keyboard', code: 'F8' }, true);
    await page.getByRole('button', { name: en.voice.button.talking, includeHidden: true }).waitFor();
    await elsewhere('talk', { device: 'keyboard', code: 'F8' }, false);
  });

  it('lock by a double press when that is enabled, until the next press', async () => {
    await openSettings(page);
    await page.getByRole('tab', { name: en.settings.page.talking, exact: true }).click();
    await page.getByText(en.voice.doublePress).click();
    await page.keyboard.press('Escape');
    // Pressed within one task, because a busy machine may need longer between two keys than a person.
    await page.evaluate(() => {
      for (const type of ['keydown', 'keyup', 'keydown', 'keyup'])
        window.dispatchEvent(new KeyboardEvent(type, { code: 'KeyV' }));
    });
    await page.getByRole('button', { name: fillText(en.voice.own.ends.lockKey, { key: 'V' }) }).waitFor();
    await page.keyboard.press('KeyV');
    await waiting().waitFor();
  });

  it('for whispering show the whisper in the talk bar', async () => {
    await page.keyboard.down('KeyC');
    await page.getByRole('button', { name: en.voice.button.talking }).waitFor();
    await chip(en.voice.strength.whisper).waitFor();
    await page.keyboard.up('KeyC');
  });
});

describe('your position', () => {
  it("is sent with the game's camera at most 20 times a second, and its loss at once", async () => {
    await page.evaluate(async () => {
      for (let step = 1; step <= 50; step++) {
        const place = { type: 'pose', x: step, y: 0, z: 0, yaw: 0, camera: { x: step, y: 2, z: -3, yaw: 0 } } as const;
        const presence = {
          type: 'presence',
          world: '',
          enclosure: '',
          team: '',
          state: 'alive',
          muffle: step / 50,
          zone: 'none',
        } as const;
        window.harness.fake.emit('positions:report', {
          report: { source: 'mumble-link', place, presence, talk: null },
        });
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    });
    await expectLast('pose', { x: 50, camera: { x: 50, y: 2, z: -3, yaw: 0 } });
    await expectLast('presence', { muffle: 1 });
    const [poses, presences] = [await received('pose'), await received('presence')];
    // 50 reports took at least a second. On a busy machine they take longer, so more may be sent.
    expect(poses.length).toBeLessThan(50);
    expect(presences.length).toBeLessThan(poses.length);
    await report({ type: 'nowhere', reason: 'lost' });
    await expectLast('nowhere', { reason: 'lost' });
    await page.getByRole('button', { name: /Position lost/ }).waitFor();
  });

  it('cannot be moved by hand when the game server decides', async () => {
    await say({ ...OWN_PLACEMENT, from: 'server' });
    await page.getByRole('button', { name: en.positions.line.fromServer }).waitFor();
    const [before, pongs] = [(await received('pose')).length, (await received('pong')).length];
    await page.keyboard.down('KeyD');
    await vi.waitFor(async () => expect((await received('pong')).length).toBeGreaterThan(pongs), WAIT);
    await page.keyboard.up('KeyD');
    await say({ ...OWN_PLACEMENT, world: 'cave' });
    await page.getByRole('button', { name: en.positions.line.fromServer }).waitFor({ state: 'detached' });
    const after = await received('pose');
    expect(after.slice(before).every(({ x }) => x === after[0]?.['x'])).toBe(true);
  });
});
