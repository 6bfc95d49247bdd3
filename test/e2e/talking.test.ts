import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startParticipants, type Participant } from '../support/lobby/participant.ts';

const SETTLING = { timeout: 20_000, interval: 50 };

/** Fifty packets a second go out while somebody talks. */
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

/** The speaker stops sending: not one packet, for longer than any pause in talk; and the tone is gone. */
async function expectNothingSent(speaker: Participant, listener: Participant): Promise<void> {
  await expect.poll(() => speaker.packetsSentWithin(100), SETTLING).toBe(0);
  expect(await speaker.packetsSentWithin(WATCHED_MS)).toBe(0);
  await expect.poll(() => heardDb(listener, speaker), SETTLING).toBeLessThan(-60);
}

async function chooseTalkMode(participant: Participant, mode: 'Push to talk' | 'Open mic'): Promise<void> {
  await participant.page.getByRole('button', { name: 'Settings' }).click();
  const settings = participant.page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('tab', { name: 'Talking', exact: true }).click();
  await settings.getByRole('radio', { name: mode }).check();
  await settings.getByRole('button', { name: 'Close' }).click();
}

describe('push to talk', () => {
  const talkButton = () => ben.page.getByRole('button', { name: 'Hold V to talk' });

  beforeEach(() => talkButton().waitFor());

  it('sends nothing at all before the key was ever held', async () => {
    expect(await ben.packetsSentWithin(WATCHED_MS)).toBe(0);
  });

  it('sends while the key is held, and nothing at all once it is released', async () => {
    await ben.page.keyboard.down('KeyV');
    await ben.page.getByRole('button', { name: 'Talking' }).waitFor();
    await expectHeard(ada, ben);
    expect(await ben.packetsSentWithin(WATCHED_MS)).toBeGreaterThan(WATCHED_MS / 40);
    await ben.page.keyboard.up('KeyV');
    await talkButton().waitFor();
    await expectNothingSent(ben, ada);
  });

  it('works by the button in the window too', async () => {
    await talkButton().hover();
    await ben.page.mouse.down();
    await expectHeard(ada, ben);
    await ben.page.mouse.up();
    await expectNothingSent(ben, ada);
  });

  it('ends when the window loses the keyboard while the key is held', async () => {
    await ben.page.keyboard.down('KeyV');
    await expectHeard(ada, ben);
    await ben.page.evaluate(() => window.dispatchEvent(new Event('blur')));
    await expectNothingSent(ben, ada);
    await ben.page.keyboard.up('KeyV');
  });
});

describe('open mic', () => {
  beforeAll(() => chooseTalkMode(ben, 'Open mic'));

  it('sends all the time without a key', async () => {
    await expectHeard(ada, ben);
  });

  it('sends nothing at all while muted, and the others see that', async () => {
    await ben.page.getByRole('button', { name: 'Mute', exact: true }).click();
    await ada.rowOf(ben).getByRole('img', { name: 'muted' }).waitFor();
    await expectNothingSent(ben, ada);
    await ben.page.getByRole('button', { name: 'Unmute', exact: true }).click();
    await ada.rowOf(ben).getByRole('img', { name: 'muted' }).waitFor({ state: 'detached' });
    await expectHeard(ada, ben);
  });

  it('sends nothing to who is deafened, and nothing from there', async () => {
    await chooseTalkMode(ada, 'Open mic');
    await expectHeard(ben, ada);
    await ada.page.getByRole('button', { name: 'Deafen', exact: true }).click();
    await ben.rowOf(ada).getByRole('img', { name: 'deafened' }).waitFor();
    await expectNothingSent(ada, ben);
    await expect.poll(() => heardDb(ada, ben), SETTLING).toBeLessThan(-60);
    await ada.page.getByRole('button', { name: 'Undeafen', exact: true }).click();
    await expectHeard(ada, ben);
    await expectHeard(ben, ada);
  });
});
