import { afterAll, beforeAll, expect, it } from 'vitest';
import { en } from '../../../renderer/i18n/locales/en/index.ts';
import { startCommand } from '../../support/run-command.ts';
import { findViolationsInEveryLook } from '../../support/window/accessibility.ts';
import { startParticipants, type Participant } from '../../support/window/participant.ts';

/** A player becomes the owner of a lobby on a dedicated host, by the code that the host shows. */

const texts = en.moderation;

let ada: Participant;

beforeAll(async () => {
  [ada] = (await startParticipants([{ name: 'Ada', toneHz: 500 }])) as [Participant];
});

afterAll(() => ada.close());

async function openMenu(): Promise<void> {
  await ada.page.getByRole('banner').getByRole('button', { name: en.lobby.more, exact: true }).click();
}

it('becomes owner by the claim code, and not by another one', async () => {
  const { firstLine } = await startCommand('server.ts', ['--bind', '127.0.0.1', '--port', '0', '--json']);
  const { invitation, claimCode } = JSON.parse(firstLine) as {
    readonly invitation: string;
    readonly claimCode: string;
  };
  await ada.join(invitation);
  await openMenu();
  expect(await ada.page.getByRole('menuitem', { name: texts.manage }).count()).toBe(0);
  await ada.page.getByRole('menuitem', { name: texts.claim.open }).click();
  const dialog = ada.page.getByRole('dialog', { name: texts.claim.title });
  const code = dialog.getByLabel(texts.claim.code);
  await code.fill('0000-0000-0000');
  await ada.page.keyboard.press('Enter');
  await dialog.getByText(texts.refused['wrong-claim-code']).waitFor();
  expect(await findViolationsInEveryLook(ada.page)).toEqual([]);
  await code.fill(claimCode.toLowerCase());
  await dialog.getByRole('button', { name: texts.claim.do, exact: true }).click();
  await ada.page.locator('.toast', { hasText: texts.done.claim }).waitFor();
  await openMenu();
  await ada.page.getByRole('menuitem', { name: texts.manage }).waitFor();
  expect(await ada.page.getByRole('menuitem', { name: texts.claim.open }).count()).toBe(0);
});
