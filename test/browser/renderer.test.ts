import type { Page } from 'playwright';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PagePool } from '../support/window/page-pool.ts';
import { HarnessWindow, type HarnessOptions } from './renderer-harness/harness-window.ts';
import { en } from '../../renderer/i18n/locales/en/index.ts';
import { fillText } from '../support/window/page/fill-text.ts';
import { connectedLine } from '../support/window/connected-line.ts';
import { openSettingsPage } from '../support/window/page/settings-page.ts';

declare global {
  interface Window {
    microphone?: MediaStream;
  }
}

const WAIT = { timeout: 20_000, interval: 50 };

const pages = new PagePool(async (page) => {
  await page.addInitScript(() => {
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (constraints) => (window.microphone = await ask(constraints));
  });
});
let harness: HarnessWindow;
let page: Page;

afterEach(async () => {
  // The page is used again, and a key that is still held would only repeat.
  await page.keyboard.up('KeyV');
  await harness.close();
});

async function open(
  { settings = {}, ...options }: HarnessOptions = {},
  microphoneAnswer?: 'allow' | 'deny',
): Promise<void> {
  const plain = { echoCancellation: false, noiseSuppression: 'off', autoGainControl: false } as const;
  harness = await HarnessWindow.open(pages, { ...options, settings: { ...plain, ...settings } }, microphoneAnswer);
  ({ page } = harness);
}

async function openAndJoin(options?: HarnessOptions): Promise<void> {
  await open(options);
  await harness.join();
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const talkButton = (key: string) => page.getByRole('button', { name: fillText(en.voice.own.way.hold, { key }) });
const packets = () => page.evaluate(() => window.harness.hosts.at(-1)!.packetsReceived());
const received = (type: string) => harness.received(type);

/** Packets that arrive between two pings of the host, which takes more than 300 ms. */
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
    await openAndJoin();
    await talkButton('V').waitFor();
    expect(await packetsOverTwoPings()).toBe(0);
    await page.keyboard.down('KeyV');
    expect(await packetsOverTwoPings()).toBeGreaterThan(10);
    await page.keyboard.up('KeyV');
    await waitForSilence();
    expect(await packetsOverTwoPings()).toBe(0);
    await page.keyboard.down('KeyV');
    await vi.waitFor(async () => expect(await packetsOverTwoPings()).toBeGreaterThan(10), WAIT);
  });

  it('sends while the button is held, even when the pointer slides off it', async () => {
    await openAndJoin();
    const box = await button(en.voice.button.talk).boundingBox();
    await page.mouse.move(box!.x + 20, box!.y + 20);
    await page.mouse.down();
    await page.mouse.move(300, 300);
    expect(await packetsOverTwoPings()).toBeGreaterThan(10);
    await page.mouse.up();
    await waitForSilence();
    expect(await packetsOverTwoPings()).toBe(0);
  });

  it('ends when the window loses the focus while the key is held', async () => {
    await openAndJoin();
    await page.keyboard.down('KeyV');
    await button(en.voice.button.talking).waitFor();
    await page.evaluate(() => window.dispatchEvent(new Event('blur')));
    await waitForSilence();
  });

  it('ends when another key is chosen while the one before is held', async () => {
    await openAndJoin();
    await page.keyboard.down('KeyV');
    await button(en.voice.button.talking).waitFor();
    await openSettingsPage(page, en.settings.page.talking);
    await button(fillText(en.hotkeys.addFor, { action: en.hotkeys.action.talk })).click();
    await page.keyboard.press('KeyB');
    await button(fillText(en.hotkeys.removeFor, { key: 'V', action: en.hotkeys.action.talk })).click();
    await page.keyboard.press('Escape');
    await page.keyboard.up('KeyV');
    await talkButton('B').waitFor();
    await vi.waitFor(async () => expect(await packetsOverTwoPings()).toBe(0), WAIT);
  });

  it('ends when Command is released, because macOS reports no other release while Command is held', async () => {
    await openAndJoin();
    await page.keyboard.down('KeyV');
    await button(en.voice.button.talking).waitFor();
    await page.keyboard.down('Meta');
    await page.keyboard.up('Meta');
    await waitForSilence();
  });

  it('does not start while a name is typed', async () => {
    await openAndJoin({ players: 20 });
    await page.getByPlaceholder(en.people.findName).press('v');
    expect(await page.getByPlaceholder(en.people.findName).inputValue()).toBe('v');
    expect(await packetsOverTwoPings()).toBe(0);
  });
});

describe('open mic', () => {
  it('sends until muted, notifies the host, and sends again after unmuting', async () => {
    await openAndJoin({ settings: { talkMode: 'open-mic' } });
    await vi.waitFor(async () => expect(await packets()).toBeGreaterThan(20), WAIT);
    await button(en.voice.mute).click();
    await vi.waitFor(async () => expect(await packetsOverTwoPings()).toBe(0), WAIT);
    expect((await received('status')).at(-1)).toMatchObject({ muted: true, deafened: false });
    await button(en.voice.mute).click();
    await vi.waitFor(async () => expect(await packetsOverTwoPings()).toBeGreaterThan(10), WAIT);
  });
});

describe('sound that the browser stops', () => {
  const change = (method: 'suspend' | 'close') =>
    page.evaluate((name) => Promise.all(window.harness.contexts.map((context) => context[name]())), method);
  const expectMorePackets = async (): Promise<void> => {
    const before = await packets();
    await vi.waitFor(async () => expect(await packets()).toBeGreaterThan(before + 20), WAIT);
  };

  it('comes back without a click, after a suspension and after the end of its context', async () => {
    await openAndJoin({ settings: { talkMode: 'open-mic' } });
    await expectMorePackets();
    await change('suspend');
    await expectMorePackets();
    await change('close');
    await expectMorePackets();
    expect(await page.evaluate(() => window.harness.contexts.length)).toBeGreaterThan(1);
  });

  it('is reported as long as nothing is sent, and built again when resuming does not help', async () => {
    await openAndJoin({ settings: { talkMode: 'open-mic' } });
    await expectMorePackets();
    const heard = page.getByRole('button', { name: / hear you$/ });
    await heard.waitFor();
    await page.evaluate(() => {
      const [context] = window.harness.contexts;
      if (context === undefined) throw new Error('there is no context');
      // A context that says that it runs, with a clock that runs, while its sound is gone.
      Object.defineProperty(context, 'state', { value: 'running' });
      Object.defineProperty(context, 'currentTime', { get: () => performance.now() / 1_000 });
      return context.suspend();
    });
    await page.getByText(en.app.nothingSent).waitFor({ timeout: 20_000 });
    expect(await page.getByText(en.voice.own.unheard.stalled).count()).toBe(1);
    expect(await heard.count()).toBe(0);
    await expectMorePackets();
    await page.getByText(en.app.nothingSent).waitFor({ state: 'detached' });
  });
});

describe('joining', () => {
  it('explains a mistyped invitation next to its field', async () => {
    await open();
    await page.getByLabel(en.lobby.join.field).fill('earshot://join/AAAA');
    await button(en.lobby.join.start).click();
    await page.getByRole('alert').filter({ hasText: en.common.errors['invitation-cut-off'] }).waitFor();
    expect(await page.getByLabel(en.lobby.join.field).getAttribute('aria-invalid')).toBe('true');
  });

  it('reports when the host cannot be reached', async () => {
    await open({ isUnreachable: true });
    await harness.enterInvitation();
    await page.getByRole('alert').filter({ hasText: en.common.errors.unreachable }).waitFor();
  });

  it('offers stereo, and lists everyone with their distance, and the connection in their details', async () => {
    await openAndJoin();
    const offer = await page.evaluate(() =>
      JSON.stringify(window.harness.fake.calls.find(({ name }) => name === 'link:join')?.request),
    );
    expect(offer).toMatch(/useinbandfec=1;stereo=1/);
    const mira = page.getByRole('listitem').filter({ hasText: 'Mira' });
    await mira.getByText(/\d m (ahead|behind|left|right)/).waitFor();
    await mira.click();
    await page.getByRole('menuitem', { name: en.people.showDetails }).click();
    const details = page.getByRole('dialog', { name: fillText(en.people.about, { name: 'Mira' }) });
    await details.getByText('18 ms', { exact: true }).waitFor();
    await details.getByText('0%', { exact: true }).first().waitFor();
    expect(await mira.locator('.connection').count()).toBe(0);
  });
});

describe('without a microphone', () => {
  it('after access was denied, reports that and still lets you join and listen', async () => {
    await open({}, 'deny');
    const dialog = await openSettingsPage(page, en.settings.page.audio);
    await dialog.getByRole('button', { name: en.devices.off.turnOn }).click();
    await dialog.getByRole('alert').filter({ hasText: en.devices.problem.denied }).waitFor();
    await page.keyboard.press('Escape');
    await harness.join();
    await page.getByText(en.devices.problem.blocked).waitFor();
    expect((await received('status')).at(-1)).toMatchObject({ muted: true });
  });
});

describe('the microphone panel', () => {
  it("moves the meter with the microphone's level while nothing is sent", async () => {
    await open();
    await openSettingsPage(page, en.settings.page.audio);
    await button(en.devices.off.turnOn).or(button(en.devices.test.start)).first().click();
    const meter = page.getByRole('meter', { name: en.devices.inputLevel });
    await vi.waitFor(async () => expect(Number(await meter.getAttribute('aria-valuenow'))).toBeGreaterThan(50), WAIT);
    const { value, shown } = await meter.evaluate((bar) => {
      const cover = bar.firstElementChild!.getBoundingClientRect().width / bar.getBoundingClientRect().width;
      return { value: Number(bar.ariaValueNow), shown: 100 * (1 - cover) };
    });
    expect(shown).toBeCloseTo(value, 0);
  });

  it('records a self test and plays it back', async () => {
    await open();
    await openSettingsPage(page, en.settings.page.audio);
    const test = button(en.devices.test.start);
    await button(en.devices.off.turnOn).or(test).first().click();
    await test.click();
    await page.getByText(en.devices.test.hintPlaying).waitFor();
    await test.waitFor();
    expect(await page.getByText(en.devices.testProblem['not-played']).count()).toBe(0);
  });
});

describe('the invitation', () => {
  it('is shown for copying by hand when the clipboard is unavailable', async () => {
    await openAndJoin();
    const invitation = await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
      window.harness.fake.answer('app:copy-text', () => ({
        ok: false,
        error: { code: 'no-clipboard', message: 'refused' },
      }));
      return window.harness.invitation;
    });
    await button(en.lobby.invite).first().click();
    const field = page
      .getByRole('dialog', { name: en.lobby.copyYourself })
      .getByRole('textbox', { name: en.lobby.join.invitation });
    expect(await field.inputValue()).toBe(invitation);
    await field.focus();
    expect(await page.evaluate(() => getSelection()?.toString())).toBe(invitation);
  });
});

describe('a busy host', () => {
  it('is reported in the lobby with what you still hear, until the load is over', async () => {
    await openAndJoin();
    const quieter = page.getByText(fillText(en.lobby.busy.quieter_other, { count: 4 }));
    const later = page.getByText(fillText(en.lobby.busy.later_other, { count: 3 }));
    expect(await quieter.count()).toBe(0);
    await harness.send({ type: 'limits', lowered: true, voices: 4, complexity: 5, packetMs: 20 });
    await quieter.waitFor();
    await harness.send({ type: 'limits', lowered: true, voices: 3, complexity: 0, packetMs: 40 });
    await later.waitFor();
    await harness.send({ type: 'limits', lowered: true, voices: 1, complexity: 0, packetMs: 40, mono: true });
    const flat = page.getByText(fillText(en.lobby.busy.flat_one, { count: 1 }));
    await flat.waitFor();
    await harness.send({ type: 'limits', lowered: false, voices: 8, complexity: 5, packetMs: 20 });
    await flat.waitFor({ state: 'detached' });
  });

  it('of a newer version may send fields that this window does not know', async () => {
    await openAndJoin();
    await harness.send({ type: 'weather', wind: 'north' });
    await harness.send({ type: 'limits', lowered: true, voices: 0, complexity: 5, packetMs: 20 });
    await harness.send({ type: 'limits', lowered: true, voices: 2, complexity: 0, packetMs: 40, mood: 'calm' });
    await page.getByText(fillText(en.lobby.busy.later_other, { count: 2 })).waitFor();
  });
});

describe('when the call ends', () => {
  it('says that it reconnects when the host falls silent, and does so without a click', async () => {
    await openAndJoin();
    await page.evaluate(() => window.harness.hosts[0]!.fallSilent());
    await page.getByText(en.lobby.state.interrupted, { exact: true }).first().waitFor();
    await page.getByRole('alertdialog', { name: en.lobby.returning.title }).waitFor();
    await connectedLine(page).waitFor();
    expect(await page.getByRole('alertdialog').count()).toBe(0);
    expect(await page.evaluate(() => window.harness.hosts.length)).toBe(2);
  });

  it('keeps a link that carries sound when signalling is lost', async () => {
    await openAndJoin({ settings: { talkMode: 'open-mic' } });
    await vi.waitFor(async () => expect(await packets()).toBeGreaterThan(20), WAIT);
    await page.evaluate(() => window.harness.fake.emit('link:ended', { link: 0, reason: 'host-lost' }));
    expect(await packetsOverTwoPings()).toBeGreaterThan(10);
    expect(await page.getByRole('alertdialog').count()).toBe(0);
    expect(await page.evaluate(() => window.harness.hosts.length)).toBe(1);
  });

  it('reports that you were removed, and does not offer to reconnect', async () => {
    await openAndJoin();
    await page.evaluate(() => window.harness.fake.emit('link:ended', { link: 0, reason: 'removed' }));
    await page.getByRole('alertdialog', { name: en.lobby.ended.title.removed }).waitFor();
    expect(await button(en.lobby.ended.reconnect).count()).toBe(0);
    await button(en.lobby.ended.back).click();
    await page.getByRole('heading', { name: en.app.start.title }).waitFor();
  });

  it('reports that the main process has ended, and releases host and microphone', async () => {
    await openAndJoin({ settings: { talkMode: 'open-mic' } });
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
