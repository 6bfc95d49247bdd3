import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { en } from '../../../renderer/i18n/locales/en/index.ts';
import { at, shareLobby, TestParticipant } from '../../support/lobby/lobby.ts';
import { openSettings } from '../../support/window/page/lobby-menu.ts';
import { waitUntilConnected } from '../../support/window/connected-line.ts';
import { GuestPhone, serveGuestPage, type ServedGuestPage } from '../../support/guest/guest-phone.ts';

/** The owner's device is a page too here: both pages are real, and the host gives neither an address. */

const SETTLING = { timeout: 20_000, interval: 50 };
const SILENT_BELOW_DB = -40;

/** Echo cancellers and similar filters turn a steady tone into silence. */
function storePlainSound(): void {
  const settings = { echoCancellation: false, noiseSuppression: 'off', autoGainControl: false };
  localStorage.setItem('earshot.settings', JSON.stringify({ version: 3, settings }));
}

let served: ServedGuestPage;
const opened: GuestPhone[] = [];
const lobby = shareLobby();

beforeAll(async () => {
  served = await serveGuestPage();
});
afterAll(() => served.close());
afterEach(async () => {
  for (const phone of opened.splice(0)) await phone.close();
});

async function open(link: string, toneHz: number, device: { device?: 'computer' } = {}): Promise<GuestPhone> {
  const phone = await GuestPhone.open(link, { toneHz, before: storePlainSound, ...device });
  opened.push(phone);
  return phone;
}

it('makes a phone the headset of a player by a link: it speaks by the key of the other device, and hears', async () => {
  const { invitation } = lobby().description;
  const owl = await TestParticipant.join(invitation, 'Owl', 500, at(0, 0));
  // A phone needs no other phone, and does not offer it.
  const computer = await open(`${served.address}#${invitation}`, 800, { device: 'computer' });
  await computer.page.getByLabel(en.settings.name).fill('Robin');
  const button = (name: string) => computer.page.getByRole('button', { name, exact: true });
  await button(en.lobby.join.start).click();
  await waitUntilConnected(computer.page);
  await openSettings(computer.page);
  await computer.page.getByRole('combobox', { name: en.settings.pages }).selectOption(en.settings.page.audio);
  await button(en.headset.use).click();
  const link = await computer.page.getByRole('textbox', { name: en.headset.link }).inputValue();
  expect(link).toMatch(/#[\w-]+&headset=[\w-]{22}$/);

  const phone = await open(link, 1_100);
  expect(phone.page.url()).toBe(served.address);
  await phone.page.getByRole('button', { name: en.headset.page.start, exact: true }).tap();
  await phone.page.getByRole('heading', { name: 'Headset for Robin' }).waitFor();
  await button(en.headset.stop).first().waitFor();
  await button(en.common.close).click();
  expect(owl.roster).toEqual(['Owl', 'Robin']);
  await expect.poll(() => phone.toneGainDb(500), SETTLING).toBeGreaterThan(-12);
  await expect.poll(() => computer.toneGainDb(500), SETTLING).toBeLessThan(SILENT_BELOW_DB);

  // The other device's button is the talk key, and its own microphone stays silent.
  expect(owl.toneGainDb(1_100)).toBeLessThan(SILENT_BELOW_DB);
  await computer.page.locator('.talk-button').hover();
  await computer.page.mouse.down();
  await expect.poll(() => owl.toneGainDb(1_100), SETTLING).toBeGreaterThan(-12);
  expect(owl.toneGainDb(800)).toBeLessThan(SILENT_BELOW_DB);
  await computer.page.mouse.up();
  await expect.poll(() => owl.toneGainDb(1_100), SETTLING).toBeLessThan(SILENT_BELOW_DB);
  // So is the large button of the phone.
  await phone.press(phone.page.locator('.talk-button'));
  await expect.poll(() => owl.toneGainDb(1_100), SETTLING).toBeGreaterThan(-12);
  await phone.release();

  // A reload comes back with the same link, which works for no other device.
  await phone.page.reload();
  await computer.page.getByText(en.headset.gone).waitFor();
  await phone.page.getByRole('button', { name: en.headset.page.start, exact: true }).tap();
  await computer.page.getByText(en.headset.connected).waitFor();

  expect(phone.complaints).toEqual([]);
  await opened.pop()?.close();
  await computer.page.getByText(en.headset.gone).waitFor();
  await computer.page.locator('.talk-button').hover();
  await computer.page.mouse.down();
  await expect.poll(() => owl.toneGainDb(800), SETTLING).toBeGreaterThan(-12);
  await computer.page.mouse.up();
  await expect.poll(() => computer.toneGainDb(500), SETTLING).toBeGreaterThan(-12);
  expect(computer.complaints).toEqual([]);
});

it('leaves room for a finger everywhere, and nothing to scroll sideways', async () => {
  const { invitation } = lobby().description;
  const ticket = 'AAECAwQFBgcICQoLDA0ODw';
  const phone = await open(`${served.address}#${invitation.replace('earshot://join/', '')}&headset=${ticket}`, 1_100);
  await phone.page.getByRole('button', { name: en.headset.page.start, exact: true }).tap();
  await phone.page.getByText(en.common.errors['headset-unknown']).waitFor();
  const overflow = await phone.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBe(0);
});
