import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../../renderer/i18n/locales/en/index.ts';
import { findFirefox, findOwnAddress } from '../../../scripts/test/webrtc-stacks.ts';
import { AppProcess } from '../../support/desktop/app-process.ts';
import { FAKE_MICROPHONE_HZ, Firefox, type FirefoxPage } from '../../support/firefox/firefox.ts';
import { at, TestParticipant } from '../../support/lobby/lobby.ts';
import { fillText } from '../../support/window/page/fill-text.ts';
import { measureTones, tapReceivedSound } from '../../support/sound/sound-tap.ts';

/** Echo cancellers and similar filters turn a steady tone into silence. */
const SETTINGS = {
  name: 'Ada',
  talkMode: 'open-mic',
  echoCancellation: false,
  noiseSuppression: 'off',
  autoGainControl: false,
} as const;

const FOX_HZ = 500;

/** A busy machine distorts sounds for seconds. */
const POLL = { timeout: 60_000, interval: 100 };

declare global {
  var copiedText: string;
  var players: Set<HTMLMediaElement>;
}

/** Keeps what the page copies and plays. */
function tapPage(): void {
  globalThis.copiedText = '';
  globalThis.players = new Set();
  Clipboard.prototype.writeText = (text) => {
    globalThis.copiedText = text;
    return Promise.resolve();
  };
  const { play } = HTMLMediaElement.prototype;
  HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
    globalThis.players.add(this);
    return play.call(this);
  };
}

function press(label: string): boolean {
  const button = [...document.querySelectorAll('button')].find(
    ({ textContent, ariaLabel }) => textContent?.trim() === label || ariaLabel === label,
  );
  button?.click();
  return button !== undefined;
}

const isPlaying = (): boolean =>
  [...globalThis.players].some((player) => player.srcObject !== null && !player.paused && player.currentTime > 0);

const program = findFirefox();
const address = findOwnAddress();
describe.skipIf(program === undefined || address === undefined)('the window in Firefox', () => {
  let firefox: Firefox;
  let app: AppProcess;
  let page: FirefoxPage;
  beforeAll(async () => {
    [firefox, app] = await Promise.all([Firefox.start(program ?? ''), AppProcess.start(SETTINGS, {}, address)]);
    page = await firefox.newPage();
    await page.addInitScript(tapReceivedSound);
    await page.addInitScript(tapPage);
  });
  afterAll(async () => {
    await firefox.stop();
    await app.stop();
  });

  it('hosts a lobby, speaks and plays what it hears', async () => {
    await page.open(app.link);
    await expect.poll(() => page.evaluate(press, en.lobby.host.title), POLL).toBe(true);
    await expect.poll(() => page.evaluate(press, en.lobby.host.start), POLL).toBe(true);
    const state = (): Promise<string> =>
      page.evaluate(() => document.querySelector<HTMLElement>('.lobby-line')?.dataset['status'] ?? '', null);
    await expect.poll(state, POLL).toBe('connected');
    await expect.poll(() => page.evaluate(press, en.lobby.invite), POLL).toBe(true);
    const copyLink = fillText(en.common.copyField, { name: en.reach.invite.link.toLowerCase() });
    await expect.poll(() => page.evaluate(press, copyLink), POLL).toBe(true);
    await expect.poll(() => page.evaluate(() => globalThis.copiedText, null), POLL).toMatch(/^earshot:/);

    const invitation = await page.evaluate(() => globalThis.copiedText, null);
    const fox = await TestParticipant.join(invitation, 'Fox', FOX_HZ, at(0, 1), { isLoopbackOnly: false });
    await expect.poll(() => fox.toneGainDb(FAKE_MICROPHONE_HZ), POLL).toBeGreaterThan(-20);
    const heardDb = async (): Promise<number> => (await page.evaluate(measureTones, [FOX_HZ]))[0]?.left ?? -200;
    await expect.poll(heardDb, POLL).toBeGreaterThan(-30);
    expect(await page.evaluate(isPlaying, null)).toBe(true);
  });
});
