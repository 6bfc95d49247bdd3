import { afterEach, describe, expect, it } from 'vitest';
import { findViolationsInEveryLook } from '../../support/window/accessibility.ts';
import { startParticipants, type Participant, type ParticipantOptions } from '../../support/window/participant.ts';
import { en } from '../../../renderer/i18n/locales/en/index.ts';

/** After this time the others must know how a participant ended. */
const NOTICED_WITHIN_MS = 10_000;

const ADA: ParticipantOptions = { name: 'Ada', toneHz: 500 };
const BEN: ParticipantOptions = { name: 'Ben', toneHz: 800 };
const CLEO: ParticipantOptions = { name: 'Cleo', toneHz: 1_300 };

let participants: Participant[] = [];

afterEach(async () => {
  await Promise.all(participants.map((participant) => participant.close()));
  participants = [];
});

/** Puts everyone into one lobby, hosted by the first. */
async function startLobbyOf(options: readonly ParticipantOptions[]): Promise<readonly Participant[]> {
  participants = await startParticipants(options);
  const [host, ...guests] = participants;
  const invitation = (await host?.host()) ?? '';
  for (const guest of guests) await guest.join(invitation);
  for (const one of participants) for (const other of participants) await one.rowOf(other).waitFor();
  return participants;
}

async function expectGoneFor(others: readonly Participant[], gone: Participant): Promise<void> {
  await Promise.all(
    others.map((other) => other.rowOf(gone).waitFor({ state: 'detached', timeout: NOTICED_WITHIN_MS })),
  );
}

async function expectAwayFor(others: readonly Participant[], away: Participant): Promise<void> {
  await Promise.all(
    others.map((other) =>
      other.rowOf(away).and(other.page.locator('[data-away="true"]')).waitFor({ timeout: NOTICED_WITHIN_MS }),
    ),
  );
}

describe('the others know within 10 s', () => {
  it('when they left, when their app crashed, which its own window reports, and when their window closed', async () => {
    const [ada, ben, cleo] = (await startLobbyOf([ADA, BEN, CLEO])) as [Participant, Participant, Participant];
    const invitation = await ada.copyInvitation();
    await cleo.page.getByRole('button', { name: en.voice.leave, exact: true }).click();
    await expectGoneFor([ada, ben], cleo);
    await cleo.page.getByRole('heading', { name: en.app.start.title }).waitFor();
    await cleo.join(invitation);

    await ben.app.kill();
    await expectGoneFor([ada, cleo], ben);
    await ben.page.getByRole('heading', { name: en.app.ended.title }).waitFor();

    await cleo.page.close();
    await expectGoneFor([ada], cleo);
  });

  it('when their browser crashed, and when their computer fell silent without notice', async () => {
    const [ada, ben, cleo] = (await startLobbyOf([ADA, BEN, CLEO])) as [Participant, Participant, Participant];
    await ben.killBrowser();
    await expectGoneFor([ada, cleo], ben);
    await cleo.freeze();
    await expectAwayFor([ada], cleo);
  });
});

describe('the end of a lobby', () => {
  it("is reported to everyone when the host closes it, and when the host's app dies, and nothing hangs", async () => {
    const [ada, ben, cleo] = (await startLobbyOf([ADA, BEN, CLEO])) as [Participant, Participant, Participant];
    await ada.page.getByRole('button', { name: en.voice.leave, exact: true }).click();
    const question = ada.page.getByRole('dialog', { name: en.app.leave.title });
    await question.waitFor();
    expect(await findViolationsInEveryLook(ada.page)).toEqual([]);
    await question.getByRole('button', { name: en.app.leave.end }).click();
    for (const { page } of [ben, cleo]) {
      const end = page.getByRole('alertdialog', { name: en.lobby.ended.title['lobby-closed'] });
      await end.waitFor({ timeout: NOTICED_WITHIN_MS });
      expect(await end.innerText()).toContain(en.lobby.ended.advice['lobby-closed']);
      await end.getByRole('button', { name: en.lobby.ended.back }).click();
      await page.getByRole('heading', { name: en.app.start.title }).waitFor();
    }

    const invitation = await ada.host();
    await ben.join(invitation);
    await cleo.join(invitation);
    await ada.app.kill();
    await ada.page.getByRole('heading', { name: en.app.ended.title }).waitFor();
    expect(await findViolationsInEveryLook(ada.page)).toEqual([]);
    const returning = [ben, cleo].map(({ page }) => page.getByRole('alertdialog', { name: en.lobby.returning.title }));
    await Promise.all(returning.map((card) => card.waitFor({ timeout: NOTICED_WITHIN_MS })));
    expect(await findViolationsInEveryLook(ben.page)).toEqual([]);

    const [benCard] = returning;
    await expect
      .poll(() => benCard?.innerText().catch(() => ''), { timeout: 30_000 })
      .toContain(en.common.errors['port-refused']);
    await benCard?.getByRole('button', { name: en.lobby.ended.back }).click();
    await ben.page.getByRole('heading', { name: en.app.start.title }).waitFor();

    await cleo.page.getByRole('button', { name: en.lobby.ended.back }).click();
    await ben.join(await cleo.host());
    await cleo.rowOf(ben).waitFor();
  });
});
