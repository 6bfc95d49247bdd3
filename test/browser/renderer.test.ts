import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { formatWav } from '../../main/client/wav-file.ts';
import type { Settings } from '../../shared/model/settings.ts';
import { launchTestBrowser } from '../support/window/browser.ts';
import { serveHarness, type ServedHarness } from './renderer-harness/serve-harness.ts';
import type { Harness } from './renderer-harness/harness.ts';
import { en } from '../../renderer/i18n/locales/en/index.ts';
import { fillText } from '../support/window/fill-text.ts';

declare global {
  interface Window {
    harness: Harness;
    /** The last URL that the page opened. */
    microphone?: MediaStream;
  }
}

const WAIT = { timeout: 20_000, interval: 50 };

let folder: string;
let harness: ServedHarness;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-renderer-'));
  const microphoneFile = path.join(folder, 'tone.wav');
  writeFileSync(
    microphoneFile,
    formatWav(
      Float32Array.from({ length: 48_000 }, (_, index) => 0.25 * Math.sin((2 * Math.PI * 440 * index) / 48_000)),
      1,
    ),
  );
  [harness, browser] = await Promise.all([serveHarness(), launchTestBrowser({ microphoneFile })]);
});

afterEach(() => page.context().close());

afterAll(async () => {
  await browser.close();
  await harness.close();
  rmSync(folder, { recursive: true });
});

async function open({
  query = '',
  settings = {},
  from = browser,
}: { query?: string; settings?: Partial<Settings>; from?: Browser } = {}): Promise<void> {
  const plain: Partial<Settings> = { echoCancellation: false, noiseSuppression: 'off', autoGainControl: false };
  const context = await from.newContext({ viewport: { width: 1_000, height: 700 } });
  page = await context.newPage();
  await page.addInitScript(() => {
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (constraints) => (window.microphone = await ask(constraints));
  });
  await page.goto(
    `${harness.address}?settings=${encodeURIComponent(JSON.stringify({ ...plain, ...settings }))}${query}`,
  );
  await page.getByRole('heading', { name: en.app.start.title }).waitFor();
}

async function enterInvitation(): Promise<void> {
  await page.getByLabel(en.lobby.join.invitation).fill(await page.evaluate(() => window.harness.invitation));
  await button(en.lobby.join.start).click();
}

async function join(): Promise<void> {
  await enterInvitation();
  await page.getByText(`${en.lobby.state.connected} ·`).waitFor();
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const talkButton = (key: string) => button(fillText(en.voice.holdKey, { key }));
const packets = () => page.evaluate(() => window.harness.hosts.at(-1)!.packetsReceived());
const received = (type: string) =>
  page.evaluate(
    (wanted) => window.harness.hosts.at(-1)!.received.filter((message) => message['type'] === wanted),
    type,
  );

/** Packets that arrive between two pings of the host, which takes more than a second. */
async function packetsOverTwoPings(): Promise<number> {
  const [before, pongs] = [await packets(), (await received('pong')).length];
  await vi.waitFor(async () => expect((await received('pong')).length).toBeGreaterThanOrEqual(pongs + 2), WAIT);
  return (await packets()) - before;
}

/** Waits until the last packets of the fade have arrived. */
async function waitForSilence(): Promise<void> {
  await talkButton('V').waitFor();
  let last = -1;
  await vi.waitFor(
    async () => {
      const now = await packets();
      const isQuiet = now === last;
      last = now;
      expect(isQuiet).toBe(true);
    },
    { timeout: 20_000, interval: 200 },
  );
}

describe('push to talk', () => {
  it('sends while the key is held, and sends no packet otherwise', async () => {
    await open();
    await join();
    await talkButton('V').waitFor();
    expect(await packetsOverTwoPings()).toBe(0);
    await page.keyboard.down('KeyV');
    expect(await packetsOverTwoPings()).toBeGreaterThan(30);
    await page.keyboard.up('KeyV');
    await waitForSilence();
    expect(await packetsOverTwoPings()).toBe(0);
    await page.keyboard.down('KeyV');
    await vi.waitFor(async () => expect(await packetsOverTwoPings()).toBeGreaterThan(30), WAIT);
  });

  it('sends while the button is held, even when the pointer slides off it', async () => {
    await open();
    await join();
    const box = await talkButton('V').boundingBox();
    await page.mouse.move(box!.x + 20, box!.y + 20);
    await page.mouse.down();
    await page.mouse.move(300, 300);
    expect(await packetsOverTwoPings()).toBeGreaterThan(30);
    await page.mouse.up();
    await waitForSilence();
    expect(await packetsOverTwoPings()).toBe(0);
  });

  it('ends when the window loses the focus while the key is held', async () => {
    await open();
    await join();
    await page.keyboard.down('KeyV');
    await button(en.voice.talking).waitFor();
    await page.evaluate(() => window.dispatchEvent(new Event('blur')));
    await waitForSilence();
  });

  it('ends when another key is chosen while the one before is held', async () => {
    await open();
    await join();
    await page.keyboard.down('KeyV');
    await button(en.voice.talking).waitFor();
    await button(en.lobby.settings).click();
    await page.getByRole('tab', { name: en.settings.page.talking, exact: true }).click();
    await button(en.hotkeys.change).click();
    await page.keyboard.press('KeyB');
    await page.keyboard.press('Escape');
    await page.keyboard.up('KeyV');
    await talkButton('B').waitFor();
    await vi.waitFor(async () => expect(await packetsOverTwoPings()).toBe(0), WAIT);
  });

  it('ends when Command is released, because macOS reports no other release while Command is held', async () => {
    await open();
    await join();
    await page.keyboard.down('KeyV');
    await button(en.voice.talking).waitFor();
    await page.keyboard.down('Meta');
    await page.keyboard.up('Meta');
    await waitForSilence();
  });

  it('does not start while a name is typed', async () => {
    await open({ query: '&players=20' });
    await join();
    await page.getByPlaceholder(en.people.findName).press('v');
    expect(await page.getByPlaceholder(en.people.findName).inputValue()).toBe('v');
    expect(await packetsOverTwoPings()).toBe(0);
  });
});

describe('open mic', () => {
  it('sends until muted, notifies the host, and sends again after unmuting', async () => {
    await open({ settings: { talkMode: 'open-mic' } });
    await join();
    await vi.waitFor(async () => expect(await packets()).toBeGreaterThan(20), WAIT);
    await button(en.voice.mute).click();
    await vi.waitFor(async () => expect(await packetsOverTwoPings()).toBe(0), WAIT);
    expect((await received('status')).at(-1)).toMatchObject({ muted: true, deafened: false });
    await button(en.voice.unmute).click();
    await vi.waitFor(async () => expect(await packetsOverTwoPings()).toBeGreaterThan(30), WAIT);
  });
});

describe('joining', () => {
  it('explains a mistyped invitation next to its field', async () => {
    await open();
    await page.getByLabel(en.lobby.join.invitation).fill('earshot://join/AAAA');
    await button(en.lobby.join.start).click();
    await page.getByRole('alert').filter({ hasText: en.common.errors['bad-invitation'] }).waitFor();
    expect(await page.getByLabel(en.lobby.join.invitation).getAttribute('aria-invalid')).toBe('true');
  });

  it('reports when the host cannot be reached', async () => {
    await open({ query: '&unreachable' });
    await enterInvitation();
    await page.getByRole('alert').filter({ hasText: en.common.errors.unreachable }).waitFor();
  });

  it('offers stereo, and lists everyone with distance and connection quality', async () => {
    await open();
    await join();
    const offer = await page.evaluate(() =>
      JSON.stringify(window.harness.fake.calls.find(({ name }) => name === 'link:join')?.request),
    );
    expect(offer).toMatch(/useinbandfec=1;stereo=1/);
    const mira = page.getByRole('listitem').filter({ hasText: 'Mira' });
    await mira.getByText(/\d m (ahead|behind|left|right)/).waitFor();
    await mira.getByRole('img', { name: /18 ms, 0 % lost/ }).waitFor();
  });
});

describe('without a microphone', () => {
  it('after access was denied, says so and still lets you join and listen', async () => {
    const denying = await launchTestBrowser({ extraArguments: ['--use-fake-ui-for-media-stream=deny'] });
    try {
      await open({ from: denying });
      await button(en.devices.off.turnOn).click();
      await page.getByRole('alert').filter({ hasText: en.devices.problem.denied }).waitFor();
      await join();
      await page.getByText(fillText(en.app.notHeard, { problem: en.devices.problem.denied })).waitFor();
      expect((await received('status')).at(-1)).toMatchObject({ muted: true });
    } finally {
      await denying.close();
    }
  });
});

describe('the microphone panel', () => {
  it("moves the meter with the microphone's level while nothing is sent", async () => {
    await open();
    await button(en.devices.off.turnOn).or(button(en.devices.test.start)).first().click();
    const meter = page.getByRole('meter', { name: en.devices.inputLevel });
    await vi.waitFor(async () => expect(Number(await meter.getAttribute('aria-valuenow'))).toBeGreaterThan(50), WAIT);
  });

  it('records a self test and plays it back', async () => {
    await open();
    const turnOn = button(en.devices.off.turnOn);
    const test = button(en.devices.test.start);
    await turnOn.or(test).first().waitFor();
    if (await turnOn.isVisible()) await turnOn.click();
    await test.click();
    await page.getByText(en.devices.test.hintPlaying).waitFor();
    await test.waitFor();
    expect(await page.getByText(en.devices.testProblem['not-played']).count()).toBe(0);
  });
});

describe('the invitation', () => {
  it('is shown for copying by hand when the clipboard is unavailable', async () => {
    await open();
    await join();
    const invitation = await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
      window.harness.fake.answer('app:copy-text', () => ({
        ok: false,
        error: { code: 'no-clipboard', message: 'refused' },
      }));
      return window.harness.invitation;
    });
    await button(en.lobby.copyInvitation).click();
    const field = page
      .getByRole('dialog', { name: en.lobby.copyYourself })
      .getByRole('textbox', { name: en.lobby.join.invitation });
    expect(await field.inputValue()).toBe(invitation);
    await field.focus();
    expect(await page.evaluate(() => getSelection()?.toString())).toBe(invitation);
  });
});

describe('a busy host', () => {
  const say = (message: object) =>
    page.evaluate((text) => window.harness.hosts.at(-1)!.send(JSON.parse(text) as never), JSON.stringify(message));

  it('is reported in the lobby with what you still hear, until the load is over', async () => {
    await open();
    await join();
    const quieter = page.getByText(fillText(en.lobby.busy.quieter_other, { count: 4 }));
    const later = page.getByText(fillText(en.lobby.busy.later_other, { count: 3 }));
    expect(await quieter.count()).toBe(0);
    await say({ type: 'limits', lowered: true, voices: 4, complexity: 5, packetMs: 20 });
    await quieter.waitFor();
    await say({ type: 'limits', lowered: true, voices: 3, complexity: 0, packetMs: 40 });
    await later.waitFor();
    await say({ type: 'limits', lowered: false, voices: 8, complexity: 5, packetMs: 20 });
    await later.waitFor({ state: 'detached' });
  });

  it('of a newer version may send fields that this window does not know', async () => {
    await open();
    await join();
    await say({ type: 'weather', wind: 'north' });
    await say({ type: 'limits', lowered: true, voices: 0, complexity: 5, packetMs: 20 });
    await say({ type: 'limits', lowered: true, voices: 2, complexity: 0, packetMs: 40, mood: 'calm' });
    await page.getByText(fillText(en.lobby.busy.later_other, { count: 2 })).waitFor();
  });
});

describe('when the call ends', () => {
  it('reports that the host is gone when it falls silent, and reconnects', async () => {
    await open();
    await join();
    await page.evaluate(() => window.harness.hosts[0]!.fallSilent());
    await page.getByRole('alertdialog', { name: en.lobby.ended.title['host-lost'] }).waitFor();
    await button(en.lobby.ended.reconnect).click();
    await page.getByText(`${en.lobby.state.connected} ·`).waitFor();
    expect(await page.evaluate(() => window.harness.hosts.length)).toBe(2);
  });

  it('reports that you were removed, and does not offer to reconnect', async () => {
    await open();
    await join();
    await page.evaluate(() => window.harness.fake.emit('link:ended', { reason: 'removed' }));
    await page.getByRole('alertdialog', { name: en.lobby.ended.title.removed }).waitFor();
    expect(await button(en.lobby.ended.reconnect).count()).toBe(0);
    await button(en.lobby.ended.back).click();
    await page.getByRole('heading', { name: en.app.start.title }).waitFor();
  });

  it('reports that the main process has ended, and releases host and microphone', async () => {
    await open({ settings: { talkMode: 'open-mic' } });
    await join();
    await vi.waitFor(async () => expect(await packets()).toBeGreaterThan(20), WAIT);
    await page.evaluate(() => window.harness.endMainProcess());
    await page.getByRole('heading', { name: en.app.ended.title }).waitFor();
    expect(await page.evaluate(() => window.microphone?.getAudioTracks().map(({ readyState }) => readyState))).toEqual([
      'ended',
    ]);
    await vi.waitFor(
      async () => expect(await page.evaluate(() => window.harness.hosts.at(-1)!.hasChannelClosed())).toBe(true),
      WAIT,
    );
  });
});
