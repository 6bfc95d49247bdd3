import { afterAll, beforeAll, expect, it } from 'vitest';
import { startParticipants, type Participant } from '../../support/window/participant.ts';
import { en } from '../../../renderer/i18n/locales/en/index.ts';

/** A standby host starts its threads on a machine that runs three browsers. */
const STANDBY_TIMEOUT_MS = 120_000;
const TAKEN_OVER_WITHIN_MS = 20_000;

/** A tone this far below its spoken level counts as absent. */
const NOT_HEARD_DB = -40;

let participants: Participant[] = [];
let ada: Participant;
let ben: Participant;
let cleo: Participant;

beforeAll(async () => {
  const settings = { talkMode: 'open-mic' } as const;
  participants = await startParticipants([
    { name: 'Ada', toneHz: 500, settings },
    { name: 'Ben', toneHz: 800, settings: { ...settings, canHost: true } },
    { name: 'Cleo', toneHz: 1_300, settings },
  ]);
  [ada, ben, cleo] = participants as [Participant, Participant, Participant];
  const invitation = await ada.host();
  await ben.join(invitation);
  await cleo.join(invitation);
});

afterAll(() => Promise.all(participants.map((participant) => participant.close())));

async function hear(listener: Participant, speaker: Participant): Promise<boolean> {
  const [gainDb = -Infinity] = await listener.gainsDb([speaker]);
  return gainDb > NOT_HEARD_DB;
}

it('the host hands its lobby over and leaves; nobody drops out, and everybody reads who hosts', async () => {
  const hostsNow = (name: string): string => en.lobby.newHost.other.replace('{{name}}', name);
  await cleo.rowOf(ada).getByText(en.people.host, { exact: true }).waitFor();
  await ada.page.getByRole('button', { name: en.voice.leave, exact: true }).click();
  const question = ada.page.getByRole('dialog', { name: en.app.leave.title });
  const handOver = question.getByRole('button', { name: en.app.leave.handOver.replace('{{name}}', 'Ben') });
  await handOver.click({ timeout: STANDBY_TIMEOUT_MS });
  await ada.page.getByRole('heading', { name: en.app.start.title }).waitFor({ timeout: TAKEN_OVER_WITHIN_MS });

  await cleo.page.getByText(hostsNow('Ben')).waitFor({ timeout: TAKEN_OVER_WITHIN_MS });
  await ben.page.getByText(en.lobby.newHost.you).waitFor({ timeout: TAKEN_OVER_WITHIN_MS });
  await cleo.rowOf(ben).getByText(en.people.host, { exact: true }).waitFor();
  await cleo.rowOf(ada).waitFor({ state: 'detached' });
  await ben.page.getByRole('banner').getByText(en.lobby.origin.hosted).waitFor();
  for (const [listener, speaker] of [[ben, cleo] as const, [cleo, ben] as const])
    await expect.poll(() => hear(listener, speaker), { timeout: TAKEN_OVER_WITHIN_MS }).toBe(true);

  // A guest's button copies at once.
  await cleo.page.getByRole('banner').getByRole('button', { name: en.lobby.invite, exact: true }).click();
  await cleo.page.getByText(en.lobby.invitationCopied).waitFor();
  await ada.join(await cleo.page.evaluate(() => navigator.clipboard.readText()));
  await ben.rowOf(ada).waitFor();
});
