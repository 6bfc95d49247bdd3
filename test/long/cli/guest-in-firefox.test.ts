import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../../renderer/i18n/locales/en/index.ts';
import { findFirefox, findOwnAddress } from '../../../scripts/test/webrtc-stacks.ts';
import { FAKE_MICROPHONE_HZ, Firefox, type FirefoxPage } from '../../support/firefox/firefox.ts';
import { at, shareLobby, TestParticipant } from '../../support/lobby/lobby.ts';
import { measureTones, tapReceivedSound } from '../../support/sound/sound-tap.ts';
import { serveGuestPage, type ServedGuestPage } from '../../support/guest/guest-phone.ts';

const FOX_HZ = 500;

/** A busy machine distorts sounds for seconds. */
const POLL = { timeout: 60_000, interval: 100 };

/** Echo cancellers and similar filters turn a steady tone into silence. */
function storePlainSound(): void {
  const settings = {
    name: 'Ada',
    talkMode: 'open-mic',
    echoCancellation: false,
    noiseSuppression: 'off',
    autoGainControl: false,
  };
  localStorage.setItem('earshot.settings', JSON.stringify({ version: 3, settings }));
}

function press(label: string): boolean {
  const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === label);
  button?.click();
  return button !== undefined;
}

const program = findFirefox();
const address = findOwnAddress();
describe.skipIf(program === undefined || address === undefined)('a guest in Firefox', () => {
  let firefox: Firefox;
  let served: ServedGuestPage;
  let page: FirefoxPage;
  const lobby = shareLobby({ bindAddress: address ?? '' });
  beforeAll(async () => {
    [firefox, served] = await Promise.all([Firefox.start(program ?? ''), serveGuestPage()]);
    page = await firefox.newPage();
    await page.addInitScript(tapReceivedSound);
    await page.addInitScript(storePlainSound);
  });
  afterAll(async () => {
    await firefox.stop();
    await served.close();
  });

  it('joins by UDP alone, speaks, hears, and is recognised', async () => {
    const { invitation } = lobby().description;
    const fox = await TestParticipant.join(invitation, 'Fox', FOX_HZ, at(0, 1), { isLoopbackOnly: false });
    await page.open(`${served.address}#${invitation}`);
    expect(await page.evaluate(() => location.hash, null)).toBe('');
    await expect.poll(() => page.evaluate(press, en.lobby.join.start), POLL).toBe(true);
    const state = (): Promise<string> =>
      page.evaluate(() => document.querySelector<HTMLElement>('.lobby-line')?.dataset['status'] ?? '', null);
    await expect.poll(state, POLL).toBe('connected');
    await expect.poll(() => fox.toneGainDb(FAKE_MICROPHONE_HZ), POLL).toBeGreaterThan(-20);
    const heardDb = async (): Promise<number> => (await page.evaluate(measureTones, [FOX_HZ]))[0]?.left ?? -200;
    await expect.poll(heardDb, POLL).toBeGreaterThan(-30);
    expect(fox.participants.find(({ name }) => name === 'Ada')?.identity).toMatch(/^[\w-]{22}$/);
  });
});
