import type { Locator } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LETTER_KEYS } from '../support/letter-keys.ts';
import { startParticipants, type Participant } from '../support/window/participant.ts';
import { missingDisplayPrograms, openVirtualDisplay, type VirtualDisplay } from '../support/window/virtual-display.ts';
import { en } from '../../renderer/i18n/locales/en/index.ts';
import { fillText } from '../support/window/page/fill-text.ts';
import { openSettings } from '../support/window/page/lobby-menu.ts';

const SETTLING = { timeout: 20_000, interval: 50 };

/** Longer than the release delay and any pause in speech. */
const WATCHED_MS = 1_000;

const missing = missingDisplayPrograms();
if (missing.length > 0) {
  process.stderr.write(
    `\nSKIPPED: no key was pressed while another program has the focus, because ${missing.join(', ')} is missing here.\n\n`,
  );
  it('cannot press keys outside the window here (SKIPPED)', ({ skip }) => skip(`${missing.join(', ')} is missing`));
}

describe.runIf(missing.length === 0)('keys while another program has the focus', () => {
  let display: VirtualDisplay;
  let participants: Participant[] = [];
  let ada: Participant;
  let ben: Participant;
  /** The keys that the other program on Ben's display receives. */
  let foreign: () => string;

  beforeAll(async () => {
    display = await openVirtualDisplay();
    const bindings = [...LETTER_KEYS, { action: 'toggle-mute', trigger: { device: 'keyboard', code: 'F9' } } as const];
    participants = await startParticipants([
      { name: 'Ada', toneHz: 500, pausesEverySeconds: 2, settings: { talkMode: 'voice-activation' } },
      { name: 'Ben', toneHz: 800, display, settings: { bindings } },
    ]);
    [ada, ben] = participants as [Participant, Participant];
    await ben.join(await ada.host());
    foreign = await display.openForeignWindow();
    await ben.page.getByRole('button', { name: fillText(en.voice.own.way.hold, { key: 'V' }) }).waitFor();
  });

  afterAll(async () => {
    await Promise.all(participants.map((participant) => participant.close()));
    display.close();
  });

  const heardDb = async (listener: Participant, speaker: Participant): Promise<number> =>
    (await listener.gainsDb([speaker]))[0] ?? -Infinity;
  const expectHeard = (speaker: Participant, listener: Participant): Promise<void> =>
    expect.poll(() => heardDb(listener, speaker), SETTLING).toBeGreaterThan(-3);

  async function expectNothingSent(speaker: Participant): Promise<void> {
    await expect.poll(() => speaker.packetsSentWithin(100), SETTLING).toBe(0);
    expect(await speaker.packetsSentWithin(WATCHED_MS)).toBe(0);
  }

  async function inSettings(page: string, act: (dialog: Locator) => Promise<void>): Promise<void> {
    await openSettings(ben.page);
    const dialog = ben.page.getByRole('dialog', { name: en.settings.title });
    await dialog.getByRole('tab', { name: page, exact: true }).click();
    await act(dialog);
    await dialog.getByRole('button', { name: en.common.close }).click();
  }

  it('talk for as long as the key is held, and the key still reaches the other program', async () => {
    display.input('keydown', 'v');
    await ben.page.getByRole('button', { name: en.voice.button.talking }).waitFor();
    await expectHeard(ben, ada);
    display.input('keyup', 'v');
    await ben.page.getByRole('button', { name: fillText(en.voice.own.way.hold, { key: 'V' }) }).waitFor();
    await expectNothingSent(ben);
    expect(foreign()).toMatch(/KeyPress event[^]*keysym 0x76, v/);
  });

  it('are recorded from there too, and taken from another action only after confirmation', async () => {
    await inSettings(en.settings.page.talking, async (dialog) => {
      await dialog.getByText(en.hotkeys.elsewhere.on).waitFor();
      await dialog
        .getByRole('button', { name: fillText(en.hotkeys.addFor, { action: en.hotkeys.action.talk }) })
        .click();
      await dialog.getByRole('button', { name: en.hotkeys.recording }).waitFor();
      await ben.page.mouse.wheel(120, 0);
      await dialog.getByText(en.hotkeys.problem.unsupported).waitFor();
      display.input('click', '9');
      const talk = dialog.getByRole('listitem', { name: en.hotkeys.action.talk, exact: true });
      await talk.getByText(en.hotkeys.mouse.forward).waitFor();
      await dialog
        .getByRole('button', { name: fillText(en.hotkeys.addFor, { action: en.hotkeys.action['toggle-mute'] }) })
        .click();
      await ben.page.keyboard.press('KeyX');
      await dialog.getByText(fillText(en.hotkeys.taken, { key: 'X', action: en.hotkeys.action.shout })).waitFor();
      await dialog.getByRole('button', { name: en.hotkeys.takeOver }).click();
      await dialog
        .getByRole('button', {
          name: fillText(en.hotkeys.removeFor, { key: 'X', action: en.hotkeys.action['toggle-mute'] }),
        })
        .waitFor();
      expect(
        await dialog
          .getByRole('button', { name: fillText(en.hotkeys.removeFor, { key: 'X', action: en.hotkeys.action.shout }) })
          .count(),
      ).toBe(0);
    });
    display.input('mousedown', '9');
    await expectHeard(ben, ada);
    display.input('mouseup', '9');
    await expectNothingSent(ben);
  });

  it('count once when the window sees them too', async () => {
    display.input('search', '--name', 'Earshot', 'windowfocus', '--sync');
    await ben.page.evaluate(() => {
      document.body.dataset['seen'] = '';
      window.addEventListener('keydown', ({ code }) => (document.body.dataset['seen'] += `${code} `));
    });
    for (const pressed of [true, false, true, false]) {
      display.input('key', 'F9');
      await ben.page.getByRole('button', { name: en.voice.mute, exact: true, pressed }).waitFor();
      // A second toggle would follow within milliseconds, and turn it back.
      expect(await ben.packetsSentWithin(300)).toBe(0);
      expect(await ben.page.getByRole('button', { name: en.voice.mute, exact: true, pressed }).count()).toBe(1);
    }
    expect(await ben.page.evaluate(() => document.body.dataset['seen'])).toBe('F9 F9 F9 F9 ');
    display.input('search', '--name', '^Event Tester ', 'windowfocus', '--sync');
  });

  it('mute for as long as they are held, with push to mute', async () => {
    await inSettings(en.settings.page.talking, async (dialog) =>
      dialog.getByRole('radio', { name: en.voice.mode['push-to-mute'] }).check(),
    );
    await expectHeard(ben, ada);
    display.input('keydown', 'v');
    await ben.page.getByRole('button', { name: fillText(en.voice.own.way.pausedKey, { key: 'V' }) }).waitFor();
    await expectNothingSent(ben);
    display.input('keyup', 'v');
    await expectHeard(ben, ada);
  });

  it('are not needed with voice activation, which sends speech and holds back pauses', async () => {
    await expectHeard(ada, ben);
    await expect.poll(() => ada.packetsSentWithin(WATCHED_MS), SETTLING).toBe(0);
    await expectHeard(ada, ben);
  });
});
