import type { Locator } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startParticipants, type Participant } from '../support/lobby/participant.ts';

const SETTLING = { timeout: 20_000, interval: 50 };

let participants: Participant[] = [];
let ada: Participant;
let ben: Participant;

beforeAll(async () => {
  participants = await startParticipants([
    { name: 'Ada', toneHz: 500, settings: { talkMode: 'open-mic' } },
    { name: 'Ben', toneHz: 800 },
  ]);
  [ada, ben] = participants as [Participant, Participant];
  await ben.join(await ada.host());
});

afterAll(() => Promise.all(participants.map((participant) => participant.close())));

const heardDb = async (listener: Participant, speaker: Participant): Promise<number> =>
  (await listener.gainsDb([speaker]))[0] ?? -Infinity;
const rulesLine = ({ page }: Participant): Locator => page.getByRole('button', { name: 'Rules of hearing' });
const heardBy = ({ page }: Participant, text: string): Locator =>
  page.getByRole('group', { name: 'Your voice' }).getByRole('button', { name: text });

async function openRules(participant: Participant): Promise<Locator> {
  await rulesLine(participant).click();
  const dialog = participant.page.getByRole('dialog', { name: 'Rules of hearing' });
  await dialog.waitFor();
  return dialog;
}

describe('who hears me', () => {
  it('is said in the talk bar, with how loud on a click', async () => {
    await heardBy(ben, 'Heard by Ada').click();
    const list = ben.page.getByRole('dialog', { name: 'Who hears you' });
    await list.getByRole('listitem').filter({ hasText: 'Ada' }).waitFor();
    await ben.page.keyboard.press('Escape');
    await list.waitFor({ state: 'hidden' });
  });
});

describe('a whisper', () => {
  it('is heard by nobody farther away than it carries, while its key is held', async () => {
    await ben.holdKeysUntil(['ArrowRight'], ada, { fromMetres: 6 });
    await ben.page.keyboard.down('KeyV');
    await expect.poll(() => heardDb(ada, ben), SETTLING).toBeGreaterThan(-12);
    await ben.page.keyboard.up('KeyV');
    await ben.page.keyboard.down('KeyC');
    await heardBy(ben, 'Nobody hears you').waitFor();
    expect(await ben.packetsSentWithin(300)).toBeGreaterThan(5);
    await expect.poll(() => heardDb(ada, ben), SETTLING).toBeLessThan(-60);
    await ben.page.keyboard.up('KeyC');
    await heardBy(ben, 'Heard by Ada').waitFor();
  });

  it('can be chosen for good, and given up', async () => {
    const loudness = ben.page.getByRole('group', { name: 'How loud you speak' });
    await loudness.getByRole('button', { name: 'Whisper' }).click();
    await heardBy(ben, 'Nobody hears you').waitFor();
    await loudness.getByRole('button', { name: 'Normal' }).click();
    await heardBy(ben, 'Heard by Ada').waitFor();
  });
});

describe('rules that the host changes', () => {
  it('show for the guest as they are changed, who can read and not set them', async () => {
    const adaRules = await openRules(ada);
    await adaRules.getByText('Distance', { exact: true }).last().click();
    await adaRules.getByLabel('Ends at (m)').fill('40');
    await rulesLine(ben).getByText('Carries 40 m').waitFor();
    const benRules = await openRules(ben);
    await benRules.getByText('It ends at 40 m.').waitFor();
    expect(await benRules.getByRole('spinbutton').count()).toBe(0);
    await adaRules.getByRole('radio', { name: 'Meeting' }).check();
    await benRules.getByText('in a meeting').waitFor();
    await adaRules.getByRole('radio', { name: 'Playing' }).check();
    await ada.page.keyboard.press('Escape');
    await ben.page.keyboard.press('Escape');
  });

  it('with a number that cannot be are refused beside it, and the rules stay', async () => {
    const rules = await openRules(ada);
    await rules.getByText('Distance', { exact: true }).last().click();
    await rules.getByLabel('Full loudness up to (m)').fill('50');
    await rules.getByRole('alert').filter({ hasText: 'farther away' }).waitFor();
    await ada.page.keyboard.press('Escape');
    await rulesLine(ben).getByText('Carries 40 m').waitFor();
    expect(await (await openRules(ada)).getByText('full loudness up to 2 m').count()).toBe(1);
    await ada.page.keyboard.press('Escape');
  });

  it('by the matrix, with the keyboard alone, are heard', async () => {
    await expect.poll(() => heardDb(ben, ada), SETTLING).toBeGreaterThan(-12);
    const rules = await openRules(ada);
    await rules.getByText('Who hears whom', { exact: true }).last().click();
    const table = rules.getByRole('table', { name: 'While playing (now)' });
    await table.getByRole('button', { name: 'Dead hear the dead: nearby' }).focus();
    await ada.page.keyboard.press('ArrowUp');
    await ada.page.keyboard.press('ArrowLeft');
    await ada.page.keyboard.press('Enter');
    await ada.page.keyboard.press('Enter');
    await table.getByRole('button', { name: 'Living hear the living: silent' }).waitFor();
    await expect.poll(() => heardDb(ben, ada), SETTLING).toBeLessThan(-60);
    await ada.page.keyboard.press('Enter');
    await expect.poll(() => heardDb(ben, ada), SETTLING).toBeGreaterThan(-12);
    await ada.page.keyboard.press('Escape');
  });

  it('to 3D are told to the guest with what they take, and the guest hears on', async () => {
    const adaRules = await openRules(ada);
    await adaRules.getByText('Sound', { exact: true }).last().click();
    await adaRules.getByLabel('Direction of voices').selectOption('3D (headphones)');
    await adaRules.getByText('3D always includes it').waitFor();
    const benRules = await openRules(ben);
    await benRules.getByText('With headphones, voices in front, behind, above and below sound different.').waitFor();
    await expect.poll(() => heardDb(ben, ada), SETTLING).toBeGreaterThan(-12);
    await adaRules.getByLabel('Direction of voices').selectOption('Full');
    await benRules.getByText('With headphones').waitFor({ state: 'detached' });
    await ada.page.keyboard.press('Escape');
    await ben.page.keyboard.press('Escape');
  });

  it('leave only what they allow in the talk bar', async () => {
    const loudness = ben.page.getByRole('group', { name: 'How loud you speak' });
    await loudness.waitFor();
    const rules = await openRules(ada);
    await rules.getByText('Distance', { exact: true }).last().click();
    await rules.getByLabel('A whisper carries').fill('0');
    await rules.getByLabel('A shout carries').fill('0');
    await loudness.waitFor({ state: 'detached' });
    await rules.getByText('Channels', { exact: true }).last().click();
    await rules.getByRole('switch', { name: /^Radio / }).press('Space');
    await ben.page.getByRole('group', { name: 'To whom you speak' }).waitFor({ state: 'detached' });
    await ada.page.keyboard.press('Escape');
  });
});

describe('a group', () => {
  it('is entered by its name and password, and nobody else hears it', async () => {
    await ben.page.getByRole('button', { name: 'Radio, groups and keys' }).click();
    const speaking = ben.page.getByRole('dialog', { name: 'How you speak' });
    await speaking.getByLabel('Name of the group').fill('owls');
    await speaking.getByLabel('Password').fill('hoot');
    await speaking.getByRole('button', { name: 'Enter the group' }).click();
    await speaking.getByText('You are in the group “owls”').waitFor();
    await heardBy(ada, 'Nobody hears you').waitFor();
    await expect.poll(() => heardDb(ben, ada), SETTLING).toBeLessThan(-60);
    await speaking.getByRole('button', { name: 'Leave the group' }).click();
    await heardBy(ada, 'Heard by Ben').waitFor();
    await ben.page.keyboard.press('Escape');
  });
});
