import type { Locator } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Participant } from '../support/window/participant.ts';
import { en } from '../../renderer/i18n/locales/en/index.ts';

const SETTLING = { timeout: 20_000, interval: 50 };
/** "Fox, 9.3 m ahead right, hears you, talking". */
const WORDS = /^(?<name>[^,]+), (?<metres>[\d.]+) m [a-z ]+, (?:hears you|doesn’t hear you)/;

let ada: Participant;

beforeAll(async () => {
  ada = await Participant.start({ name: 'Ada', toneHz: 500 });
  await ada.page.getByRole('button', { name: en.lobby.practice.start }).click();
  await ada.waitUntilConnected();
  await ada.page
    .getByRole('region', { name: en.people.title })
    .getByText(/\d m (ahead|behind|left|right)/)
    .nth(5)
    .waitFor();
});

afterAll(() => ada.close());

const players = (): Locator => ada.page.getByRole('listbox', { name: en.map.picker.title });
const chosen = (): Locator => players().getByRole('option');
const card = (): Locator => ada.page.getByRole('group', { name: en.map.selected.title });

/** What a screen reader announces about the selected player. */
async function said(): Promise<{ readonly name: string; readonly metres: number }> {
  const { name = '', metres = '' } = WORDS.exec(await chosen().innerText())?.groups ?? {};
  return { name, metres: Number(metres) };
}

describe('by keyboard alone', () => {
  it('Tab reaches the players on the map', async () => {
    const isFocused = (): Promise<boolean> => players().evaluate((element) => element === document.activeElement);
    for (let presses = 0; presses < 30 && !(await isFocused()); presses++) await ada.page.keyboard.press('Tab');
    expect(await isFocused()).toBe(true);
  });

  it('arrow keys select the nearest first, and announce name, distance, direction, and whether they hear you', async () => {
    await ada.page.keyboard.press('ArrowDown');
    const nearest = await said();
    await ada.page.keyboard.press('End');
    const farthest = await said();
    expect(nearest.name).not.toBe(farthest.name);
    expect(nearest.metres).toBeLessThan(farthest.metres);
    expect(Number(await chosen().getAttribute('aria-posinset'))).toBe(
      Number(await chosen().getAttribute('aria-setsize')),
    );
    await ada.page.keyboard.press('ArrowUp');
    expect((await said()).name).not.toBe(farthest.name);
    expect(await players().getAttribute('aria-activedescendant')).toBe(await chosen().getAttribute('id'));
  });

  it('announcements are visible too, and stay up to date', async () => {
    const { name } = await said();
    await card().getByText(name, { exact: true }).waitFor();
    const place = card().getByText(/\d m (ahead|behind|left|right)/);
    const before = await place.innerText();
    await expect.poll(() => place.innerText(), SETTLING).not.toBe(before);
  });

  it('Enter centres the selected player, and Escape clears the selection', async () => {
    const follow = ada.page.getByRole('button', { name: en.map.followMe });
    expect(await follow.getAttribute('aria-pressed')).toBe('true');
    await ada.page.keyboard.press('Enter');
    await expect.poll(() => follow.getAttribute('aria-pressed'), SETTLING).toBe('false');
    await ada.page.keyboard.press('Escape');
    await card().waitFor({ state: 'detached' });
    expect(await chosen().count()).toBe(0);
  });

  it('Shift and arrow keys move the map, so that it no longer follows', async () => {
    const follow = ada.page.getByRole('button', { name: en.map.followMe });
    await follow.click();
    await expect.poll(() => follow.getAttribute('aria-pressed'), SETTLING).toBe('true');
    await players().focus();
    await ada.page.keyboard.press('Shift+ArrowLeft');
    await expect.poll(() => follow.getAttribute('aria-pressed'), SETTLING).toBe('false');
  });
});

it('a map that turns with the player does so when they turn', async () => {
  const turn = ada.page.getByRole('button', { name: en.map.headingUp });
  await turn.click();
  await expect.poll(() => turn.getAttribute('aria-pressed'), SETTLING).toBe('true');
  await ada.page.keyboard.down('KeyD');
  const compass = ada.page.getByRole('region', { name: en.map.title, exact: true });
  await expect
    .poll(() => compass.evaluate((element) => Number.parseFloat(element.style.getPropertyValue('--map-up'))), SETTLING)
    .toBeGreaterThan(0.5);
  await ada.page.keyboard.up('KeyD');
});
