import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startParticipants, type Participant } from '../support/window/participant.ts';
import { en } from '../../renderer/i18n/locales/en/index.ts';
import { openSettings } from '../support/window/page/lobby-menu.ts';

const SETTLING = { timeout: 20_000, interval: 50 };

/** A talking participant sends fifty packets a second. */
const WATCHED_MS = 1_500;

let participants: Participant[] = [];
let ada: Participant;
let ben: Participant;

beforeAll(async () => {
  participants = await startParticipants([
    { name: 'Ada', toneHz: 500 },
    { name: 'Ben', toneHz: 800 },
  ]);
  [ada, ben] = participants as [Participant, Participant];
  await ben.join(await ada.host());
});

afterAll(() => Promise.all(participants.map((participant) => participant.close())));

const heardDb = async (listener: Participant, speaker: Participant): Promise<number> =>
  (await listener.gainsDb([speaker]))[0] ?? -Infinity;

async function expectHeard(listener: Participant, speaker: Participant): Promise<void> {
  await expect.poll(() => heardDb(listener, speaker), SETTLING).toBeGreaterThan(-3);
}

/** Checks that the speaker stops sending: no packet for longer than any pause in speech, and no tone. */
async function expectNothingSent(speaker: Participant, listener: Participant): Promise<void> {
  await expect.poll(() => speaker.packetsSentWithin(100), SETTLING).toBe(0);
  expect(await speaker.packetsSentWithin(WATCHED_MS)).toBe(0);
  await expect.poll(() => heardDb(listener, speaker), SETTLING).toBeLessThan(-60);
}

async function chooseTalkMode(participant: Participant, mode: keyof typeof en.voice.mode): Promise<void> {
  await openSettings(participant.page);
  const settings = participant.page.getByRole('dialog', { name: en.settings.title });
  await settings.getByRole('tab', { name: en.settings.page.talking, exact: true }).click();
  await settings.getByRole('radio', { name: en.voice.mode[mode] }).check();
  await settings.getByRole('button', { name: en.common.close }).click();
}

describe('push to talk', () => {
  // Without a display, keys work only in the window.
  const sentence = () => ben.page.getByRole('button', { name: /^Hold V (in this window )?to talk/ });
  const talkButton = () => ben.page.getByRole('button', { name: en.voice.button.talk });

  beforeEach(() => sentence().waitFor());

  it('sends nothing before the key is first held', async () => {
    expect(await ben.packetsSentWithin(WATCHED_MS)).toBe(0);
  });

  it('sends while the key is held, and nothing at all once it is released', async () => {
    await ben.page.keyboard.down('KeyV');
    await ben.page.getByRole('button', { name: en.voice.button.talking }).waitFor();
    await expectHeard(ada, ben);
    expect(await ben.packetsSentWithin(WATCHED_MS)).toBeGreaterThan(WATCHED_MS / 40);
    await ben.page.keyboard.up('KeyV');
    await sentence().waitFor();
    await expectNothingSent(ben, ada);
  });

  it('works by the button in the window too', async () => {
    await talkButton().hover();
    await ben.page.mouse.down();
    await expectHeard(ada, ben);
    await ben.page.mouse.up();
    await expectNothingSent(ben, ada);
  });

  it('ends when the window loses the focus while the key is held', async () => {
    await ben.page.keyboard.down('KeyV');
    await expectHeard(ada, ben);
    await ben.page.evaluate(() => window.dispatchEvent(new Event('blur')));
    await expectNothingSent(ben, ada);
    await ben.page.keyboard.up('KeyV');
  });
});

describe('open mic', () => {
  beforeAll(() => chooseTalkMode(ben, 'open-mic'));

  it('sends all the time without a key', async () => {
    await expectHeard(ada, ben);
  });

  it('sends nothing at all while muted, and the others see that', async () => {
    await ben.page.getByRole('button', { name: en.voice.mute, exact: true }).click();
    await ada.rowOf(ben).getByRole('img', { name: en.people.muted }).waitFor();
    await expectNothingSent(ben, ada);
    await ben.page.getByRole('button', { name: en.voice.mute, exact: true }).click();
    await ada.rowOf(ben).getByRole('img', { name: en.people.muted }).waitFor({ state: 'detached' });
    await expectHeard(ada, ben);
  });

  it('sends nothing to a deafened participant, and nothing from it', async () => {
    await chooseTalkMode(ada, 'open-mic');
    await expectHeard(ben, ada);
    await ada.page.getByRole('button', { name: en.voice.deafen, exact: true }).click();
    await ben.rowOf(ada).getByRole('img', { name: en.people.deafened }).waitFor();
    await expectNothingSent(ada, ben);
    await expect.poll(() => heardDb(ada, ben), SETTLING).toBeLessThan(-60);
    await ada.page.getByRole('button', { name: en.voice.deafen, exact: true }).click();
    await expectHeard(ada, ben);
    await expectHeard(ben, ada);
  });
});
