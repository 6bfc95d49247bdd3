import { afterAll, beforeAll, expect, it } from 'vitest';
import { startParticipants, type Participant } from '../support/window/participant.ts';
import { distanceGain } from '../../shared/spatial/distance-gain.ts';
import { DEFAULT_HEARING_RULES } from '../../shared/spatial/hearing-rules.ts';
import { gainToDb } from '../../shared/units.ts';
import { en } from '../../renderer/i18n/locales/en/index.ts';

/** The rules of the lobby that `Participant.host` hosts. */
const RULES = { ...DEFAULT_HEARING_RULES, maxMetres: 15 };

/** A tone this far below its spoken level counts as absent: the remainder comes from splices of other tones. */
const NOT_HEARD_DB = -40;
const SETTLING = { timeout: 20_000, interval: 50 };

let participants: Participant[] = [];
let ada: Participant;
let ben: Participant;
let cleo: Participant;

beforeAll(async () => {
  const settings = { talkMode: 'open-mic' } as const;
  participants = await startParticipants([
    { name: 'Ada', toneHz: 500, settings },
    { name: 'Ben', toneHz: 800, settings },
    { name: 'Cleo', toneHz: 1_300, settings },
  ]);
  [ada, ben, cleo] = participants as [Participant, Participant, Participant];
  const invitation = await ada.host();
  await ada.showEverybody();
  await ben.join(invitation);
  await cleo.join(invitation);
});

afterAll(() => Promise.all(participants.map((participant) => participant.close())));

/** The names of those a listener hears, out of all three. */
async function namesHeardBy(listener: Participant): Promise<string> {
  const gains = await listener.gainsDb(participants);
  return participants
    .filter((_, index) => (gains[index] ?? -Infinity) > NOT_HEARD_DB)
    .map(({ name }) => name)
    .join(' and ');
}

async function sideDb(listener: Participant, speaker: Participant): Promise<number> {
  const [level] = await listener.hears([speaker]);
  return level === undefined ? Number.NaN : level.right - level.left;
}

/** The gain at which `listener` hears `speaker`, measured while both windows agree on the distance before and after. */
async function settledGain(
  listener: Participant,
  speaker: Participant,
): Promise<{ readonly gainDb: number; readonly metres: number }> {
  let settled = { gainDb: Number.NaN, metres: Number.NaN };
  const measureError = async (): Promise<number> => {
    const before = await speaker.metresTo(listener);
    const [gainDb = Number.NaN] = await listener.gainsDb([speaker]);
    const metres = await listener.metresTo(speaker);
    settled = { gainDb, metres };
    return Math.abs(metres - before) < 0.15 ? Math.abs(gainDb - gainToDb(distanceGain(metres, RULES))) : Number.NaN;
  };
  await expect.poll(measureError, SETTLING).toBeLessThan(1.5);
  return settled;
}

it('everyone nearby hears the others, and nobody hears themselves', async () => {
  await expect.poll(() => namesHeardBy(ada), SETTLING).toBe('Ben and Cleo');
  await expect.poll(() => namesHeardBy(ben), SETTLING).toBe('Ada and Cleo');
  await expect.poll(() => namesHeardBy(cleo), SETTLING).toBe('Ada and Ben');
});

it('a player who runs out of range neither hears nor is heard, while the others keep hearing each other', async () => {
  for (const other of [ada, ben]) await cleo.holdKeysUntil(['ShiftLeft', 'KeyS'], other, { fromMetres: 20 });
  await expect.poll(() => namesHeardBy(ada), SETTLING).toBe('Ben');
  await expect.poll(() => namesHeardBy(ben), SETTLING).toBe('Ada');
  await expect.poll(() => namesHeardBy(cleo), SETTLING).toBe('');
});

it("a player who walks away gets quieter with every step, by the lobby's law", async () => {
  const stops: { readonly gainDb: number; readonly metres: number }[] = [];
  for (const targetMetres of [3, 4.5, 6.5, 8.5]) {
    await ben.holdKeysUntil(['KeyD'], ada, { fromMetres: targetMetres });
    stops.push(await settledGain(ada, ben));
  }
  expect(stops.map(({ gainDb }) => gainDb)).toEqual(stops.map(({ gainDb }) => gainDb).sort((near, far) => far - near));
  const [first, last] = [stops[0]?.gainDb ?? 0, stops.at(-1)?.gainDb ?? 0];
  expect(first - last).toBeGreaterThan(4);
});

it("a voice comes from its speaker's side, and changes sides when the listener turns round or the speaker walks past", async () => {
  await expect.poll(() => ada.rowOf(ben).innerText(), SETTLING).toMatch(/m right/);
  await expect.poll(() => sideDb(ada, ben), SETTLING).toBeGreaterThan(6);
  await ada.holdKeysUntil(['KeyE'], ben, { direction: 'left' });
  const turnedSideDb = async (): Promise<number> => {
    if (/m left/.test(await ada.rowOf(ben).innerText())) return sideDb(ada, ben);
    await ada.page.keyboard.press('KeyE', { delay: 50 });
    return Number.NaN;
  };
  await expect.poll(turnedSideDb, SETTLING).toBeLessThan(-6);
  await ben.holdKeysUntil(['KeyA'], ada, { direction: 'ahead' });
  await ben.holdKeysUntil(['KeyA'], ada, { direction: 'behind', fromMetres: 4 });
  await expect.poll(() => ada.rowOf(ben).innerText(), SETTLING).toMatch(/right/);
  await expect.poll(() => sideDb(ada, ben), SETTLING).toBeGreaterThan(6);
});

it('a click on the map walks there, and a player who comes back is heard again', async () => {
  const map = cleo.page.getByRole('img', { name: en.map.picture });
  const { width } = (await map.boundingBox()) ?? { width: 0 };
  const heardByAda = async (): Promise<boolean> => (await cleo.metresTo(ada)) < 10;
  await expect
    .poll(async () => {
      await map.click({ position: { x: width / 2, y: 20 } });
      return heardByAda();
    }, SETTLING)
    .toBe(true);
  await expect.poll(() => namesHeardBy(ada), SETTLING).toBe('Ben and Cleo');
});
