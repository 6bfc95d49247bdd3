import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { soundOf, verifyReport } from '../../support/reports/report-lab.ts';
import { startParticipants, type Participant } from '../../support/window/participant.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { findViolationsInEveryLook } from '../../support/window/accessibility.ts';
import { en } from '../../../renderer/i18n/locales/en/index.ts';
import { fillText } from '../../support/window/page/fill-text.ts';

/** A player is reported, and the one who runs the lobby hears what the reporter heard. */

const texts = en.reports;

let participants: Participant[] = [];
let ada: Participant;
let ben: Participant;

beforeAll(async () => {
  participants = await startParticipants([
    { name: 'Ada', toneHz: 500, settings: { talkMode: 'open-mic' } },
    { name: 'Ben', toneHz: 800, settings: { talkMode: 'open-mic' } },
  ]);
  [ada, ben] = participants as [Participant, Participant];
  await ben.join(await ada.host());
  await waitUntil('the voices arrive', async () => ((await ada.gainsDb([ben]))[0] ?? -Infinity) > -6, 30_000);
});

afterAll(() => Promise.all(participants.map((participant) => participant.close())));

const openMenuOf = async (reporter: Participant, reported: Participant) => {
  const name = fillText(en.people.details, { name: reported.name });
  await reporter.page.getByRole('button', { name }).click();
  return reporter.page.getByRole('menu', { name });
};

it('says why nobody can be reported, until the lobby records and everyone sees it', async () => {
  const item = (await openMenuOf(ben, ada)).getByRole('menuitem', { name: texts.report, exact: true });
  expect(await item.innerText()).toContain(texts.off);
  expect(await item.isDisabled()).toBe(true);
  await ben.page.keyboard.press('Escape');
  await ada.page.getByRole('banner').getByRole('button', { name: en.lobby.rules, exact: true }).click();
  await ada.page.getByRole('dialog').getByRole('switch', { name: en.rules.editor.records }).press('Space');
  await ada.page.keyboard.press('Escape');
  for (const { page } of participants) await page.getByText(texts.recorded).waitFor();
});

it('reports a player, whose sound the owner plays', async () => {
  await (await openMenuOf(ada, ben)).getByRole('menuitem', { name: texts.report, exact: true }).click();
  const form = ada.page.getByRole('dialog', { name: fillText(texts.title, { name: 'Ben' }) });
  await form.getByLabel(texts.reason).selectOption(texts.reasons.noise);
  await form.getByLabel(texts.words).fill('A tone, all the time');
  await form.getByText(texts.sent).waitFor();
  expect(await findViolationsInEveryLook(ada.page)).toEqual([]);
  // The host may have heard too little yet.
  const sent = ada.page.locator('.toast', { hasText: fillText(texts.done.sent, { name: 'Ben' }) });
  await form.getByRole('button', { name: texts.send }).click();
  await waitUntil('the host takes the report', async () => {
    if (await form.getByRole('alert').isVisible()) await form.getByRole('button', { name: texts.send }).click();
    return sent.isVisible();
  });
  await ada.page.getByRole('banner').getByRole('button', { name: en.lobby.more, exact: true }).click();
  await ada.page.getByRole('menuitem', { name: en.moderation.manage }).click();
  const dialog = ada.page.getByRole('dialog', { name: en.moderation.manage });
  await dialog.getByRole('tab', { name: fillText(texts.tabCount, { number: '1' }) }).click();
  const list = dialog.getByRole('region', { name: fillText(texts.tabCount, { number: '1' }) });
  await list.getByText(fillText(texts.row, { by: 'Ada', name: 'Ben' })).waitFor();
  expect(await findViolationsInEveryLook(ada.page)).toEqual([]);
  await dialog.getByRole('button', { name: texts.play }).click();
  const sound = dialog.locator('audio');
  await sound.waitFor();
  await expect.poll(() => sound.evaluate((audio: HTMLAudioElement) => audio.currentTime)).toBeGreaterThan(0.2);
  const saving = ada.page.waitForEvent('download');
  await list.getByRole('button', { name: texts.save, exact: true }).click();
  const file = await readFile(await (await saving).path());
  expect(await verifyReport(file)).toMatchObject({ ok: true, report: { reason: 'noise', reported: { name: 'Ben' } } });
  const { toneDb } = await soundOf(file);
  expect(toneDb(ben.toneHz)).toBeGreaterThan(toneDb(ada.toneHz) + 20);
});

it('keeps a report about the owner from the owner, and deletes one', async () => {
  await (await openMenuOf(ben, ada)).getByRole('menuitem', { name: texts.report }).click();
  await ben.page.getByRole('dialog').getByRole('button', { name: texts.send }).click();
  await ben.page.locator('.toast', { hasText: fillText(texts.done.sent, { name: 'Ada' }) }).waitFor();
  const dialog = ada.page.getByRole('dialog', { name: en.moderation.manage });
  const list = dialog.getByRole('region', { name: fillText(texts.tabCount, { number: '1' }) });
  expect(await list.getByRole('listitem').count()).toBe(1);
  await list.getByRole('button', { name: texts.delete, exact: true }).click();
  await list.getByRole('button', { name: texts.deleteSure }).click();
  await dialog.getByText(texts.none).waitFor();
});
