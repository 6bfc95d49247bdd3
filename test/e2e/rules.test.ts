import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startParticipants, type Participant } from '../support/window/participant.ts';
import { en } from '../../renderer/i18n/locales/en/index.ts';
import { chooseInLobbyMenu } from '../support/window/page/lobby-menu.ts';
import { fillText } from '../support/window/page/fill-text.ts';

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

/** Opens what is folded away in a group of the rules. */
const openAdvanced = (rules: Locator, topic: string): Promise<void> =>
  rules.getByRole('region', { name: topic }).locator('summary').click();

/** Drops a file onto the window, as from a file manager. Resolves with whether the browser is kept from opening it. */
const dropFile = ({ page }: Participant, name: string, content: string): Promise<boolean> =>
  page.evaluate(
    ([file = '', text = '']) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], file));
      return ['dragover', 'drop'].every(
        (type) => !document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true })),
      );
    },
    [name, content],
  );

const heardBy = ({ page }: Participant, text: string): Locator =>
  page.getByRole('group', { name: en.voice.bar }).getByRole('button', { name: text });

async function openRules(participant: Participant): Promise<Locator> {
  await rulesLine(participant).click();
  const dialog = participant.page.getByRole('dialog', { name: en.rules.title });
  await dialog.waitFor();
  return dialog;
}

describe('players that hear me', () => {
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
    await ben.holdKeysUntil(['KeyD'], ada, { fromMetres: 6 });
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
    await adaRules.getByLabel(`${en.rules.editor.endsAt} (m)`).fill('40');
    await rulesLine(ben)
      .getByText(fillText(en.rules.line.carries, { distance: '40 m' }))
      .waitFor();
    const benRules = await openRules(ben);
    await benRules.getByText(fillText(en.rules.words.distance.ends, { distance: '40 m' })).waitFor();
    expect(await benRules.getByRole('spinbutton').count()).toBe(0);
    await adaRules.getByText(en.rules.phase.noMeeting).waitFor();
    await adaRules.getByRole('button', { name: en.common.startMeeting }).click();
    await benRules.getByText(en.rules.phase.nowMeeting).waitFor();
    await adaRules.getByRole('button', { name: en.common.endMeeting }).click();
    await ada.page.keyboard.press('Escape');
    await ben.page.keyboard.press('Escape');
  });

  it('with an invalid number are refused next to it, and the rules stay', async () => {
    const rules = await openRules(ada);
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
    const table = rules.getByRole('table', {
      name: fillText(en.rules.phase.isNow, { phase: en.rules.phase.whilePlaying }),
    });
    const cell = table.getByRole('combobox', { name: 'The living hear the living' });
    await cell.focus();
    await ada.page.keyboard.press('End');
    await expect.poll(() => cell.inputValue()).toBe('silent');
    await expect.poll(() => heardDb(ben, ada), SETTLING).toBeLessThan(-60);
    await ada.page.keyboard.press('Home');
    await expect.poll(() => heardDb(ben, ada), SETTLING).toBeGreaterThan(-12);
    await ada.page.keyboard.press('Escape');
  });

  it('keep voices nearby to a team, two clicks from the menu, and tell nobody which team another is in', async () => {
    await chooseInLobbyMenu(ada.page, en.lobby.teams);
    const dialog = ada.page.getByRole('dialog', { name: en.settings.title });
    const teamOfAda = dialog.getByRole('combobox', { name: fillText(en.roles.teamOf, { name: 'Ada' }) });
    await dialog.getByRole('button', { name: en.roles.addTeam }).click();
    await teamOfAda.selectOption({ label: en.roles.suggested.red });
    await dialog.getByRole('switch', { name: en.rules.editor.withinTeams }).press('Space');
    await expect.poll(() => heardDb(ben, ada), SETTLING).toBeLessThan(-60);
    await ben.page.getByText(en.rules.words.hearing.withinTeams).waitFor();
    await expect.poll(() => ada.page.locator('.person .team-mark').count(), SETTLING).toBe(1);
    expect(await ben.page.locator('.team-mark').count()).toBe(0);
    await teamOfAda.selectOption({ label: en.roles.noTeam });
    await expect.poll(() => heardDb(ben, ada), SETTLING).toBeGreaterThan(-12);
    await dialog.getByRole('switch', { name: en.rules.editor.withinTeams }).press('Space');
    await ada.page.keyboard.press('Escape');
    // The next test takes back another change.
    const dismiss = ada.page.locator('.toast').getByRole('button', { name: en.common.dismiss });
    await dismiss.first().waitFor();
    while ((await dismiss.count()) > 0) await dismiss.first().click();
  });

  it('are taken back by a toast or by keys, and the guest reads who changed what', async () => {
    const rules = await openRules(ada);
    await openAdvanced(rules, en.rules.topic.sound);
    const air = rules.getByRole('switch', { name: en.rules.editor.air });
    await air.press('Space');
    const change = fillText(en.rules.change.on, { label: en.rules.editor.air });
    await ben.page.getByText(fillText(en.rules.toast.byPlayer, { name: 'Ada', change })).waitFor();
    await ada.page.getByText(fillText(en.rules.toast.changed, { change })).waitFor();
    await air.press('Control+KeyZ');
    await expect.poll(() => air.isChecked()).toBe(false);
    await air.press('Space');
    await ada.page.getByText(fillText(en.rules.toast.changed, { change })).waitFor();
    // Toasts about teams may still be beside it.
    const toast = ada.page.locator('.toast').filter({ hasText: fillText(en.rules.toast.changed, { change }) });
    await toast.getByRole('button', { name: en.common.undo }).click();
    await expect.poll(() => air.isChecked()).toBe(false);
    await ada.page.keyboard.press('Escape');
  });

  it('by a preset are summed up first, since somebody else is in the lobby', async () => {
    const rules = await openRules(ada);
    const { game } = en.rules.editor;
    await rules.getByRole('radio', { name: game.shooter }).click();
    const summary = rules.getByRole('region', { name: fillText(en.rules.apply.title, { name: game.shooter }) });
    await summary
      .getByText('Voices carry 40 m instead of')
      .or(summary.getByText('Attenuation: inverse'))
      .first()
      .waitFor();
    await summary.getByRole('button', { name: en.common.cancel }).click();
    await expect.poll(() => rules.getByRole('radio', { name: game.plain }).isChecked()).toBe(true);
    await rules.getByRole('radio', { name: game.survival }).click();
    await rules.getByRole('button', { name: en.rules.apply.apply }).click();
    await rulesLine(ben)
      .getByText(fillText(en.rules.line.carries, { distance: '48 m' }))
      .waitFor();
    await openAdvanced(rules, en.rules.topic.sound);
    await rules.getByRole('switch', { name: en.rules.editor.air }).press('Space');
    await rules.getByText(en.rules.sets.modified).first().waitFor();
    await rules.getByRole('button', { name: en.rules.sets.reset }).click();
    await rules.getByRole('button', { name: en.rules.apply.apply }).click();
    await rules.getByText(en.rules.sets.modified).first().waitFor({ state: 'detached' });
    await ada.page.keyboard.press('Escape');
  });

  it('are saved as a set, passed on as text, and refused with the reason if the text is wrong', async () => {
    const rules = await openRules(ada);
    const menu = rules.getByRole('button', { name: en.rules.sets.more });
    await menu.click();
    await ada.page.getByRole('menuitem', { name: en.rules.sets.saveAs }).click();
    await rules.getByLabel(en.rules.sets.name, { exact: true }).fill('Island');
    await rules.getByRole('button', { name: en.rules.sets.save, exact: true }).click();
    await expect.poll(() => rules.getByRole('radio', { name: 'Island' }).isChecked()).toBe(true);
    await menu.click();
    await ada.page.getByRole('menuitem', { name: en.rules.sets.import }).click();
    const text = rules.getByLabel(en.rules.import.text);
    const start = rules.getByRole('button', { name: en.rules.import.start, exact: true });
    await text.fill('{"law":"linear","minMetres":2,"maxMetre":30}');
    await start.click();
    await rules
      .getByText(fillText(en.rules.import.otherField, { line: '1', field: 'maxMetre', meant: 'maxMetres' }))
      .waitFor();
    await text.fill('```\n{"name":"Atoll","law":"linear","minMetres":2,"maxMetres":33}\n```');
    await start.click();
    await rules.getByRole('button', { name: en.rules.apply.apply }).click();
    await rulesLine(ben)
      .getByText(fillText(en.rules.line.carries, { distance: '33 m' }))
      .waitFor();
    await rules.getByRole('button', { name: fillText(en.rules.sets.menu, { name: 'Island' }) }).click();
    await ada.page.getByRole('menuitem', { name: en.rules.sets.remove }).click();
    await rules.getByRole('radio', { name: 'Island' }).waitFor({ state: 'detached' });
    // Beside it there is another one, about the rules.
    const deleted = ada.page
      .locator('.toast')
      .filter({ hasText: fillText(en.rules.toast.deleted, { name: 'Island' }) });
    await deleted.getByRole('button', { name: en.common.undo }).click();
    await rules.getByRole('radio', { name: 'Island' }).waitFor();
    await ada.page.keyboard.press('Escape');
  });

  it('are exported to a file, which is imported by dropping it, pasting it, or with the picker', async () => {
    const rules = await openRules(ada);
    await rules.getByRole('button', { name: fillText(en.rules.sets.menu, { name: 'Atoll' }) }).click();
    const downloading = ada.page.waitForEvent('download');
    await ada.page.getByRole('menuitem', { name: en.rules.sets.export }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('Atoll.earshot-rules.json');
    const atoll = await readFile(await download.path(), 'utf8');
    const importAgain = async (bring: () => Promise<unknown>): Promise<void> => {
      await rules.getByRole('button', { name: fillText(en.rules.sets.menu, { name: 'Atoll' }) }).click();
      await ada.page.getByRole('menuitem', { name: en.rules.sets.remove }).click();
      await rules.getByRole('radio', { name: 'Atoll' }).waitFor({ state: 'detached' });
      await bring();
      await expect.poll(() => rules.getByRole('radio', { name: 'Atoll' }).isChecked(), SETTLING).toBe(true);
    };
    await importAgain(() => dropFile(ada, 'Atoll.earshot-rules.json', atoll));
    await importAgain(() =>
      rules.getByRole('radio', { name: 'Island' }).evaluate((radio, text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', text);
        radio.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      }, atoll),
    );
    await importAgain(async () => {
      await rules.getByRole('button', { name: en.rules.sets.more }).click();
      await ada.page.getByRole('menuitem', { name: en.rules.sets.import }).click();
      await rules
        .getByLabel(en.rules.import.file)
        .setInputFiles({ name: 'Atoll.json', mimeType: 'application/json', buffer: Buffer.from(atoll) });
    });
    await ada.page.keyboard.press('Escape');
  });

  it('in a file that is something else are refused with the reason, and nothing is lost', async () => {
    const rules = await openRules(ada);
    const cards = await rules.getByRole('radio').count();
    await dropFile(ada, 'package.json', '{"name":"earshot","version":"1.0.0"}');
    await rules
      .getByRole('alert')
      .filter({ hasText: `“package.json”: ${en.rules.import.notRules}` })
      .waitFor();
    await rules.getByLabel(en.rules.import.text).fill('half a text');
    await dropFile(ada, 'film.mp4', 'x'.repeat(70_000));
    await rules.getByRole('alert').filter({ hasText: 'larger than 64 KB' }).waitFor();
    expect(await rules.getByLabel(en.rules.import.text).inputValue()).toBe('half a text');
    expect(await rules.getByRole('radio').count()).toBe(cards);
    await ada.page.keyboard.press('Escape');
    await rules.waitFor({ state: 'hidden' });
    expect(await dropFile(ada, 'film.mp4', 'x')).toBe(true);
  });

  it('to no direction are shown to the guest, and the guest keeps hearing', async () => {
    const adaRules = await openRules(ada);
    await adaRules.getByLabel(en.rules.editor.pan).selectOption(en.rules.editor.pans.off);
    const benRules = await openRules(ben);
    await benRules.getByText(en.rules.words.sound.noSide).waitFor();
    await expect.poll(() => heardDb(ben, ada), SETTLING).toBeGreaterThan(-12);
    await adaRules.getByLabel(en.rules.editor.pan).selectOption(en.rules.editor.pans.full);
    await benRules.getByText(en.rules.words.sound.noSide).waitFor({ state: 'detached' });
    await ada.page.keyboard.press('Escape');
    await ben.page.keyboard.press('Escape');
  });

  it('leave only the allowed modes in the talk bar', async () => {
    const loudness = ben.page.getByRole('group', { name: en.voice.strength.label });
    await loudness.waitFor();
    const rules = await openRules(ada);
    await rules.getByLabel(en.rules.editor.whisperCarries).fill('0');
    await rules.getByLabel(en.rules.editor.shoutCarries).fill('0');
    await loudness.waitFor({ state: 'detached' });
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
