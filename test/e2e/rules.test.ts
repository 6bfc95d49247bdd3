import type { Locator } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startParticipants, type Participant } from '../support/window/participant.ts';
import { en } from '../../renderer/i18n/locales/en/index.ts';
import { fillText } from '../support/window/fill-text.ts';

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
  // Wide enough for all choices in the talk bar.
  await ben.page.setViewportSize({ width: 1_280, height: 800 });
  await ben.join(await ada.host());
});

afterAll(async () => {
  await ben.page.setViewportSize({ width: 1_000, height: 700 });
  await Promise.all(participants.map((participant) => participant.close()));
});

const heardDb = async (listener: Participant, speaker: Participant): Promise<number> =>
  (await listener.gainsDb([speaker]))[0] ?? -Infinity;
const rulesLine = ({ page }: Participant): Locator => page.getByRole('button', { name: en.rules.title });
const HEARD_BY_ADA = 'Ada';
const HEARD_BY_BEN = 'Ben';

const heardBy = ({ page }: Participant, text: string): Locator =>
  page.getByRole('group', { name: en.voice.bar }).getByRole('button', { name: text });

async function openRules(participant: Participant): Promise<Locator> {
  await rulesLine(participant).click();
  const dialog = participant.page.getByRole('dialog', { name: en.rules.title });
  await dialog.waitFor();
  return dialog;
}

describe('who hears me', () => {
  it('is shown in the talk bar, with levels on a click', async () => {
    await heardBy(ben, HEARD_BY_ADA).click();
    const list = ben.page.getByRole('dialog', { name: en.audience.title });
    await list.getByRole('listitem').filter({ hasText: 'Ada' }).waitFor();
    await ben.page.keyboard.press('Escape');
    await list.waitFor({ state: 'hidden' });
  });
});

describe('a whisper', () => {
  it('is not heard beyond its range while its key is held', async () => {
    await ben.holdKeysUntil(['ArrowRight'], ada, { fromMetres: 6 });
    await ben.page.keyboard.down('KeyV');
    await expect.poll(() => heardDb(ada, ben), SETTLING).toBeGreaterThan(-12);
    await ben.page.keyboard.up('KeyV');
    await ben.page.keyboard.down('KeyC');
    await heardBy(ben, en.voice.own.nobody.nearby).waitFor();
    expect(await ben.packetsSentWithin(300)).toBeGreaterThan(5);
    await expect.poll(() => heardDb(ada, ben), SETTLING).toBeLessThan(-60);
    await ben.page.keyboard.up('KeyC');
    await heardBy(ben, HEARD_BY_ADA).waitFor();
  });

  it('can be made permanent, and turned off', async () => {
    const loudness = ben.page.getByRole('group', { name: en.voice.strength.label });
    await loudness.getByRole('button', { name: en.voice.strength.whisper }).click();
    await heardBy(ben, en.voice.own.nobody.nearby).waitFor();
    await loudness.getByRole('button', { name: en.voice.strength.normal }).click();
    await heardBy(ben, HEARD_BY_ADA).waitFor();
  });
});

describe('rules that the host changes', () => {
  it('appear at the guest, read-only, as they change', async () => {
    const adaRules = await openRules(ada);
    await adaRules.getByText(en.rules.topic.distance, { exact: true }).last().click();
    await adaRules.getByLabel(`${en.rules.editor.endsAt} (m)`).fill('40');
    await rulesLine(ben)
      .getByText(fillText(en.rules.line.carries, { distance: '40 m' }))
      .waitFor();
    const benRules = await openRules(ben);
    await benRules.getByText(fillText(en.rules.words.distance.ends, { distance: '40 m' })).waitFor();
    expect(await benRules.getByRole('spinbutton').count()).toBe(0);
    await adaRules.getByRole('radio', { name: en.rules.phase.meeting }).check();
    await benRules.getByText(en.rules.phase.nowMeeting).waitFor();
    await adaRules.getByRole('radio', { name: en.rules.phase.playing }).check();
    await ada.page.keyboard.press('Escape');
    await ben.page.keyboard.press('Escape');
  });

  it('with an invalid number are refused next to it, and the rules stay', async () => {
    const rules = await openRules(ada);
    await rules.getByText(en.rules.topic.distance, { exact: true }).last().click();
    await rules.getByLabel(`${en.rules.editor.fullUpTo} (m)`).fill('50');
    await rules.getByRole('alert').filter({ hasText: en.rules.problem.endTooNear }).waitFor();
    await ada.page.keyboard.press('Escape');
    await rulesLine(ben)
      .getByText(fillText(en.rules.line.carries, { distance: '40 m' }))
      .waitFor();
    expect(await (await openRules(ada)).getByText('full volume up to 2 m').count()).toBe(1);
    await ada.page.keyboard.press('Escape');
  });

  it('by the matrix, with the keyboard alone, are heard', async () => {
    await expect.poll(() => heardDb(ben, ada), SETTLING).toBeGreaterThan(-12);
    const rules = await openRules(ada);
    await rules.getByText(en.rules.topic.hearing, { exact: true }).last().click();
    const table = rules.getByRole('table', {
      name: fillText(en.rules.phase.isNow, { phase: en.rules.phase.whilePlaying }),
    });
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

  it('to 3D are shown to the guest with their bandwidth, and the guest keeps hearing', async () => {
    const adaRules = await openRules(ada);
    await adaRules.getByText(en.rules.topic.sound, { exact: true }).last().click();
    await adaRules.getByLabel(en.rules.editor.pan).selectOption(en.rules.editor.pans.binaural);
    await adaRules.getByText(en.rules.editor.delayIncluded).waitFor();
    const benRules = await openRules(ben);
    await benRules.getByText(en.rules.words.sound.headphones).waitFor();
    await expect.poll(() => heardDb(ben, ada), SETTLING).toBeGreaterThan(-12);
    await adaRules.getByLabel(en.rules.editor.pan).selectOption(en.rules.editor.pans.full);
    await benRules.getByText(en.rules.words.sound.headphones).waitFor({ state: 'detached' });
    await ada.page.keyboard.press('Escape');
    await ben.page.keyboard.press('Escape');
  });

  it('leave only the allowed modes in the talk bar', async () => {
    const loudness = ben.page.getByRole('group', { name: en.voice.strength.label });
    await loudness.waitFor();
    const rules = await openRules(ada);
    await rules.getByText(en.rules.topic.distance, { exact: true }).last().click();
    await rules.getByLabel(en.rules.editor.whisperCarries).fill('0');
    await rules.getByLabel(en.rules.editor.shoutCarries).fill('0');
    await loudness.waitFor({ state: 'detached' });
    await rules.getByText(en.rules.topic.channels, { exact: true }).last().click();
    await rules.getByRole('switch', { name: en.rules.editor.radioDetail }).press('Space');
    await ben.page.getByRole('group', { name: en.voice.target.label }).waitFor({ state: 'detached' });
    await ada.page.keyboard.press('Escape');
  });
});

describe('a group', () => {
  it('is joined by name and password, and nobody else hears it', async () => {
    // The lobby has neither radio nor other choices by now.
    await ben.page.getByRole('button', { name: en.voice.style.openAlone, exact: true }).click();
    const speaking = ben.page.getByRole('dialog', { name: en.voice.style.openAlone });
    await speaking.getByLabel(en.voice.group.name).fill('owls');
    await speaking.getByLabel(en.voice.group.password).fill('hoot');
    await speaking.getByRole('button', { name: en.voice.group.enter }).click();
    await speaking.getByText(fillText(en.voice.group.inGroup, { name: 'owls' })).waitFor();
    await heardBy(ada, en.voice.own.nobody.nearby).waitFor();
    await expect.poll(() => heardDb(ben, ada), SETTLING).toBeLessThan(-60);
    await speaking.getByRole('button', { name: en.voice.group.leave }).click();
    await heardBy(ada, HEARD_BY_BEN).waitFor();
    await ben.page.keyboard.press('Escape');
  });
});
