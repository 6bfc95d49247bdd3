import type { Page } from 'playwright';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { en } from '../../renderer/i18n/locales/en/index.ts';
import { PagePool } from '../support/window/page-pool.ts';
import { HarnessWindow } from './renderer-harness/harness-window.ts';

/** Which controls hold back the keys for talking: text fields, and nothing else. */

const TALK_KEYS = ['KeyV', 'Space', 'ArrowRight'];
const WAIT = { timeout: 20_000, interval: 50 };

const CONTROLS = {
  slider: '<input type="range" min="0" max="10" value="5">',
  checkbox: '<input type="checkbox">',
  'radio button': '<input type="radio" name="r" value="a"><input type="radio" name="r" value="b">',
  list: '<select><option>Ada</option><option>Victor</option></select>',
  button: '<button type="button">Go</button>',
  'submit button': '<input type="submit" value="Go">',
} as const;

const pages = new PagePool(async () => undefined);
let harness: HarnessWindow;
let page: Page;

beforeEach(async () => {
  const bindings = TALK_KEYS.map((code) => ({ action: 'talk', trigger: { device: 'keyboard', code } }) as const);
  harness = await HarnessWindow.open(pages, { players: 1, settings: { bindings } });
  ({ page } = harness);
  await harness.join();
});

afterEach(() => harness.close());

const talking = () => page.getByRole('button', { name: en.voice.button.talking });

/** Puts a control into the window, with the focus. */
function focusOn(html: string): Promise<void> {
  return page.evaluate((markup) => {
    const place = document.createElement('div');
    place.id = 'control';
    place.innerHTML = markup;
    document.querySelector('#control')?.remove();
    document.body.append(place);
    place.querySelector<HTMLElement>('input, select, button, textarea, [contenteditable]')?.focus();
  }, html);
}

const value = (): Promise<string> =>
  page.evaluate(() => document.querySelector<HTMLInputElement>('#control input, #control select')!.value);

it.each(Object.entries(CONTROLS))('a %s lets the keys talk', async (_, html) => {
  await focusOn(html);
  await page.keyboard.down('KeyV');
  await talking().waitFor();
  await page.keyboard.up('KeyV');
  await talking().waitFor({ state: 'detached' });
});

it.each([
  ['text field', '<input type="text">'],
  ['search field', '<input type="search">'],
  ['number field', '<input type="number">'],
  ['text area', '<textarea></textarea>'],
  ['editable part', '<div contenteditable="true">a</div>'],
])('a %s gets the keys as text', async (_, html) => {
  await focusOn(html);
  await page.keyboard.press('KeyV');
  // A key that writes nothing follows, so the one before has had its effect.
  await page.keyboard.press('Shift');
  expect(await talking().count()).toBe(0);
});

it('a slider is still moved by a key that talks, and gets every press', async () => {
  await focusOn(CONTROLS.slider);
  await page.evaluate(() => {
    const slider = document.querySelector<HTMLInputElement>('#control input')!;
    slider.addEventListener(
      'keydown',
      ({ code }) => (slider.dataset['seen'] = `${slider.dataset['seen'] ?? ''}${code} `),
    );
  });
  await page.keyboard.down('ArrowRight');
  await talking().waitFor();
  await expect.poll(value, WAIT).toBe('6');
  await page.keyboard.up('ArrowRight');
  await page.keyboard.down('Space');
  await talking().waitFor();
  await page.keyboard.up('Space');
  expect(await page.evaluate(() => document.querySelector<HTMLElement>('#control input')!.dataset['seen'])).toBe(
    'ArrowRight Space ',
  );
});

it('a list is still opened and walked through by keys that talk, but letters only talk', async () => {
  await focusOn(CONTROLS.list);
  await page.keyboard.press('KeyV');
  expect(await value()).toBe('Ada');
  await page.keyboard.press('ArrowRight');
  await expect.poll(value, WAIT).toBe('Victor');
});

it('a button is not clicked by a key that talks', async () => {
  await focusOn(CONTROLS.button);
  await page.evaluate(() => {
    const button = document.querySelector<HTMLElement>('#control button')!;
    button.addEventListener('click', () => (button.dataset['clicked'] = 'yes'));
  });
  await page.keyboard.down('Space');
  await talking().waitFor();
  await page.keyboard.up('Space');
  expect(await page.evaluate(() => document.querySelector<HTMLElement>('#control button')!.dataset['clicked'])).toBe(
    undefined,
  );
});
