import type { Locator, Page } from 'playwright';
import { afterEach, describe, expect, it } from 'vitest';
import { en } from '../../../renderer/i18n/locales/en/index.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { fillText } from '../../support/window/page/fill-text.ts';
import { PagePool } from '../../support/window/page-pool.ts';
import { HarnessWindow } from '../renderer-harness/harness-window.ts';

const { setup, hotkeys, voice, devices } = en;
const WAIT = { timeout: 20_000, interval: 50 };
const SIZES = [
  { width: 1_280, height: 800 },
  { width: 1_280, height: 720 },
  { width: 420, height: 720 },
  { width: 390, height: 844 },
] as const;
const START_VIEWPORT = { width: 1_000, height: 700 };

const pages = new PagePool(async () => {});
let harness: HarnessWindow;
let page: Page;

afterEach(async () => {
  await page.setViewportSize(START_VIEWPORT);
  await harness.close();
});

async function open(settings: Partial<Settings>, size: (typeof SIZES)[number] = SIZES[0]): Promise<void> {
  harness = await HarnessWindow.open(pages, { settings: { isSetUp: false, bindings: [], ...settings } });
  ({ page } = harness);
  await page.setViewportSize(size);
}

const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
const mode = (name: keyof typeof voice.modeNote): Locator => page.getByRole('radio', { name: voice.mode[name] });
const title = (step: 'sound' | 'talking' | 'you'): Locator =>
  page.getByRole('heading', { level: 1, name: setup[step].title });

/** Where elements are, as one text. */
async function placeOf(locator: Locator): Promise<string> {
  const boxes = await Promise.all((await locator.all()).map((element) => element.boundingBox()));
  return boxes.map((box) => (box === null ? 'hidden' : `${box.x},${box.y} ${box.width}x${box.height}`)).join('; ');
}

/** Where the card and the row of its buttons are. */
const placeOfFrame = async (): Promise<string> =>
  `${await placeOf(page.locator('.setup-card'))} | ${await placeOf(page.locator('.setup-footer'))}`;

describe.each(SIZES)('at $width x $height, nothing moves under the pointer', (size) => {
  it('when you choose how you talk', async () => {
    await open({ setupStep: 'talking' }, size);
    const cards = page.locator('.choice-card');
    const before = [await placeOf(cards), await placeOfFrame()];
    for (const name of ['voice-activation', 'open-mic', 'push-to-mute', 'push-to-talk'] as const) {
      await mode(name).check({ force: true });
      expect([await placeOf(cards), await placeOfFrame()], name).toEqual(before);
    }
  });

  it('from step to step, and each step begins at its top', async () => {
    await open({}, size);
    const before = await placeOfFrame();
    await button(setup.next).click();
    await title('talking').waitFor();
    expect(await placeOfFrame()).toBe(before);
    await mode('voice-activation').check({ force: true });
    await button(setup.next).click();
    await title('you').waitFor();
    expect(await placeOfFrame()).toBe(before);
    await page.locator('.setup-content').evaluate((content) => content.scrollTo(0, content.scrollHeight));
    await button(setup.back).click();
    await title('talking').waitFor();
    const top = await page.evaluate(() => [
      document.scrollingElement?.scrollTop,
      document.querySelector('.setup-content')?.scrollTop,
    ]);
    expect(top).toEqual([0, 0]);
    expect(await placeOfFrame()).toBe(before);
  });

  it('when a question about the circling voice appears, and when you have answered it', async () => {
    await open({}, size);
    // A click scrolls a narrow window, so places are those inside of what scrolls.
    const places = async (): Promise<readonly unknown[]> => [
      await page.evaluate(() => {
        const content = document.querySelector('.setup-content')!;
        return document.querySelector('.speaker-circle')!.getBoundingClientRect().top + content.scrollTop;
      }),
      await placeOfFrame(),
    ];
    // The microphone takes other room until it is on.
    await page.getByText(devices.live.heard).waitFor();
    const before = await places();
    await button(devices.around.play).click();
    await button(devices.around.stayed).waitFor(WAIT);
    expect(await places()).toEqual(before);
    const turned = await page.locator('.speaker-circle-turn').evaluate((turn) => (turn as SVGElement).style.transform);
    expect(turned).toBe('rotate(360deg)');
    await button(devices.around.stayed).click();
    await page.getByText(devices.around.verdict.stayed).waitFor();
    expect(await places()).toEqual(before);
  });
});

describe('push to talk without a key', () => {
  it('asks before you continue, and begins to wait for a key', async () => {
    await open({ setupStep: 'talking' });
    await button(setup.next).click();
    await page.getByText(setup.missingKey.text).waitFor();
    expect(await title('talking').count()).toBe(1);
    await button(setup.missingKey.choose).click();
    await button(hotkeys.recording).waitFor();
    await page.keyboard.press('KeyB');
    await page.getByText(fillText(voice.test['push-to-talk'].idle, { key: 'B' })).waitFor();
    await button(setup.next).click();
    await title('you').waitFor();
  });

  it('lets you continue without one', async () => {
    await open({ setupStep: 'talking' });
    await button(setup.next).click();
    await button(setup.missingKey.continue).click();
    await title('you').waitFor();
  });

  it('asks in no other mode', async () => {
    await open({ setupStep: 'talking', talkMode: 'voice-activation' });
    await button(setup.next).click();
    await title('you').waitFor();
  });
});

describe('the talk key', () => {
  it('forgets why it refused a key when you leave the step', async () => {
    await open({ setupStep: 'talking' });
    await button(hotkeys.choose).click();
    await page.keyboard.press('KeyW');
    const refusal = page.getByText(fillText(hotkeys.problem.moves, { key: 'W' }));
    await refusal.waitFor();
    await button(setup.back).click();
    await title('sound').waitFor();
    await button(setup.next).click();
    await title('talking').waitFor();
    expect(await refusal.count()).toBe(0);
  });

  it('shows while you hold it that it works', async () => {
    await open({ setupStep: 'talking', bindings: [{ action: 'talk', trigger: { device: 'keyboard', code: 'KeyB' } }] });
    const { idle, active } = voice.test['push-to-talk'];
    const level = page.getByRole('meter', { name: voice.level });
    await page.getByText(fillText(idle, { key: 'B' })).waitFor();
    expect(await level.getAttribute('data-grey')).toBe('true');
    await page.keyboard.down('KeyB');
    await page.getByText(fillText(active, { key: 'B' })).waitFor();
    expect(await level.getAttribute('data-grey')).toBe('false');
    await page.keyboard.up('KeyB');
    await page.getByText(fillText(idle, { key: 'B' })).waitFor();
  });
});

it('begins the last step in the name, selected, and says what others see without one', async () => {
  await open({ setupStep: 'talking', talkMode: 'open-mic', name: 'Otter 42' });
  await button(setup.next).click();
  await title('you').waitFor();
  const hint = page.getByText(fillText(en.settings.namelessHint, { name: en.settings.nameless }));
  await page.keyboard.type('Ada');
  await expect.poll(() => page.getByLabel(en.settings.name).inputValue(), WAIT).toBe('Ada');
  expect(await hint.count()).toBe(0);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await hint.waitFor();
  expect(await button(setup.skip).count()).toBe(0);
});

it('says one thing about the microphone: how you sounded, or else whether it works', async () => {
  await open({});
  await page.getByText(devices.live.heard).waitFor();
  await button(devices.test.start).click();
  await page.getByText(devices.test.hintPlaying).waitFor(WAIT);
  expect(await page.getByText(devices.live.heard).count()).toBe(0);
  await button(devices.test.start).waitFor(WAIT);
  expect(await page.locator('.setup-column').first().locator('.verdict').count()).toBe(1);
});
