import { afterAll, beforeAll, expect, it } from 'vitest';
import { en } from '../../../renderer/i18n/locales/en/index.ts';
import { formatInvitation } from '../../../shared/protocol/invitation/invitation.ts';
import { GuestPhone, serveGuestPage, type ServedGuestPage } from '../../support/guest/guest-phone.ts';
import { storePlainSound } from '../../support/guest/plain-sound.ts';
import { readInvitation } from '../../support/read-invitation.ts';
import { connectedLine } from '../../support/window/connected-line.ts';
import { startParticipants, type Participant } from '../../support/window/participant.ts';

/** A page connects, or a standby host starts its threads, on a machine that runs three browsers. */
const BUSY_TIMEOUT_MS = 120_000;
const TAKEN_OVER_WITHIN_MS = 60_000;
const SETTLING = { timeout: TAKEN_OVER_WITHIN_MS, interval: 100 };

/** A tone this far below its spoken level counts as absent, or as one of which frames are missing. */
const NOT_HEARD_DB = -20;
/** By how much a voice may differ before and after; two copies of it would be 6 dB louder. */
const LEVEL_TOLERANCE_DB = 5;
/** Frames that a busy machine loses make a level lower for a moment, so the highest of some counts. */
const MEASUREMENTS = 3;
const GUEST_HZ = 1_800;

let participants: Participant[] = [];
let served: ServedGuestPage;
let ada: Participant;
let ben: Participant;
let robin: GuestPhone;

beforeAll(async () => {
  const settings = { talkMode: 'open-mic' } as const;
  served = await serveGuestPage();
  participants = await startParticipants([
    { name: 'Ada', toneHz: 500, settings },
    { name: 'Ben', toneHz: 800, settings: { ...settings, canHost: true } },
  ]);
  [ada, ben] = participants as [Participant, Participant];
  const invitation = await ada.host();
  await ben.join(invitation);
  robin = await GuestPhone.open(`${served.address}#${formatInvitation(readInvitation(invitation))}`, {
    toneHz: GUEST_HZ,
    before: storePlainSound,
  });
  await robin.tapJoin('Robin');
  await connectedLine(robin.page).waitFor({ timeout: BUSY_TIMEOUT_MS });
}, 300_000);

afterAll(async () => {
  await robin.close();
  await Promise.all(participants.map((participant) => participant.close()));
  await served.close();
});

/** The level of each voice that is left for the other listener that is left, relative to the spoken one, dB. */
async function gainsDb(): Promise<Readonly<Record<string, number>>> {
  const [robinAtBen, benAtRobin] = await Promise.all([ben.toneGainDb(GUEST_HZ), robin.toneGainDb(ben.toneHz)]);
  return { robinAtBen, benAtRobin };
}

async function highestGainsDb(): Promise<Readonly<Record<string, number>>> {
  const highest: Record<string, number> = {};
  for (let count = 0; count < MEASUREMENTS; count++)
    for (const [pair, gainDb] of Object.entries(await gainsDb()))
      highest[pair] = Math.max(highest[pair] ?? -Infinity, gainDb);
  return highest;
}

async function everybodyIsHeard(): Promise<boolean> {
  return Object.values(await gainsDb()).every((gainDb) => gainDb > NOT_HEARD_DB);
}

it('a host that is killed is replaced: a window and a page hear each other as before, and read who hosts', async () => {
  await expect.poll(everybodyIsHeard, SETTLING).toBe(true);
  await ben.rowOf(ada).getByText(en.people.host, { exact: true }).waitFor();
  // Ben is able to take over as soon as Ada could hand the lobby to him.
  await ada.page.getByRole('button', { name: en.voice.leave, exact: true }).click();
  const question = ada.page.getByRole('dialog', { name: en.app.leave.title });
  await question
    .getByRole('button', { name: en.app.leave.handOver.replace('{{name}}', 'Ben') })
    .waitFor({ timeout: BUSY_TIMEOUT_MS });
  // Standing by took processor time from the voices.
  await expect.poll(everybodyIsHeard, SETTLING).toBe(true);
  const before = await highestGainsDb();

  await ada.app.kill();

  const hostsNow = en.lobby.newHost.other.replace('{{name}}', 'Ben');
  await robin.page.getByText(hostsNow).waitFor({ timeout: TAKEN_OVER_WITHIN_MS });
  await ben.page.getByText(en.lobby.newHost.you).waitFor({ timeout: TAKEN_OVER_WITHIN_MS });
  expect(await ben.rowOf(ada).getByText(en.people.host, { exact: true }).count()).toBe(0);
  await expect
    .poll(async () => {
      const after = await highestGainsDb();
      const differences = Object.entries(before).map(
        ([pair, gainDb]) => [pair, Math.round(after[pair]! - gainDb)] as const,
      );
      return differences.filter(([, differenceDb]) => Math.abs(differenceDb) > LEVEL_TOLERANCE_DB);
    }, SETTLING)
    .toEqual([]);
  for (const { page } of [ben, robin])
    expect(await page.getByRole('heading', { name: en.app.start.title }).count()).toBe(0);
}, 400_000);
