import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startParticipants, type Participant } from '../support/window/participant.ts';
import { openSettingsPage } from '../support/window/page/settings-page.ts';
import { en } from '../../renderer/i18n/locales/en/index.ts';
import { fillText } from '../support/window/page/fill-text.ts';

const SETTLING = { timeout: 20_000, interval: 50 };

let participants: Participant[] = [];
let ada: Participant;
let ben: Participant;
/** The address to which Ben's game reports his position. */
let api: { readonly url: string; readonly token: string };

beforeAll(async () => {
  participants = await startParticipants([
    { name: 'Ada', toneHz: 500 },
    { name: 'Ben', toneHz: 800 },
  ]);
  [ada, ben] = participants as [Participant, Participant];
  await ben.join(await ada.host());
  await ada.showEverybody();
});

afterAll(() => Promise.all(participants.map((participant) => participant.close())));

/** Opens the page about games, and the inspector on it. */
async function openPositions({ page }: Participant): Promise<Locator> {
  const dialog = await openSettingsPage(page, en.settings.page.games);
  await openInspector(dialog);
  return dialog;
}

async function openInspector(dialog: Locator): Promise<void> {
  await dialog.locator('summary').filter({ hasText: en.games.inspector }).click();
}

const sourceOf = (dialog: Locator, name: string): Locator =>
  dialog
    .getByRole('region', { name: en.positions.sources })
    .getByRole('listitem')
    .filter({ has: dialog.page().getByText(name, { exact: true }) });

async function sendFromGame(player: object): Promise<void> {
  const response = await fetch(new URL('/v1/self', api.url), {
    method: 'POST',
    headers: { authorization: `Bearer ${api.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'self', game: 'Cave Quest', player }),
  });
  expect(response.status, await response.text()).toBe(204);
}

/** Keeps reporting until `condition` holds, because a game that pauses counts as silent. */
async function sendUntil(player: object, condition: () => Promise<boolean>): Promise<void> {
  await expect
    .poll(async () => {
      await sendFromGame(player);
      return condition();
    }, SETTLING)
    .toBe(true);
}

describe('before any game reports', () => {
  it('the panel shows that the map is used, and offers address and token of the local API for copying', async () => {
    const positions = await openPositions(ben);
    await sourceOf(positions, en.positions.sourceTitle.hand)
      .getByText(en.positions.badge.used, { exact: true })
      .waitFor();
    await positions.getByText(new RegExp(`^Nothing received yet: .*${en.positions.sourceTitle['game-api']}`)).waitFor();
    expect(await positions.getByText(en.positions.badge.waiting, { exact: true }).count()).toBe(0);
    const access = positions.getByRole('region', { name: en.positions.api.local.title });
    await expect
      .poll(() => access.getByLabel(en.positions.api.address, { exact: true }).inputValue(), SETTLING)
      .toMatch(/^http:\/\/127\.0\.0\.1:\d+/);
    expect(await access.getByLabel(en.positions.api.token, { exact: true }).getAttribute('type')).toBe('password');
    await access.getByRole('button', { name: fillText(en.common.copyField, { name: en.positions.api.token }) }).click();
    await access.getByRole('button', { name: en.common.copied }).waitFor();
    api = {
      url: await access.getByLabel(en.positions.api.address, { exact: true }).inputValue(),
      token: await ben.page.evaluate(() => navigator.clipboard.readText()),
    };
    expect(api.token.length).toBeGreaterThan(15);
    await ben.page.keyboard.press('Escape');
  });

  it('a web page may use the local API once you allow its address, which is checked as you enter it', async () => {
    const positions = await openPositions(ben);
    const origins = positions.getByLabel(en.positions.api.choice.origins);
    await origins.fill('cfx-nui-radio');
    await origins.press('Enter');
    await positions.getByText(fillText(en.positions.api.choice.originsError, { most: '16' })).waitFor();
    await origins.fill('https://cfx-nui-radio/');
    await origins.press('Enter');
    // 403 without permission; with it, the token counts.
    const headers = { authorization: 'Bearer wrong', origin: 'https://cfx-nui-radio' };
    const status = async () => (await fetch(new URL('/v1/self', api.url), { method: 'POST', headers })).status;
    await expect.poll(status, SETTLING).toBe(401);
    await ben.page.keyboard.press('Escape');
  });

  it('the host also finds the address for a game server', async () => {
    const positions = await openPositions(ada);
    const access = positions.getByRole('region', { name: en.positions.api.server.title });
    await expect
      .poll(() => access.getByLabel(en.positions.api.address, { exact: true }).inputValue(), SETTLING)
      .toMatch(/\/game\/v1/);
    await ada.page.keyboard.press('Escape');
  });
});

describe("a game that reports its player's position", () => {
  const line = (): Locator => ben.page.getByRole('button', { name: /Position from the local game API: Cave Quest/ });

  it('moves the dot for you and for others, and the map says where the position comes from', async () => {
    await sendUntil({ position: [0, 0, 12], yaw: 0 }, async () => Math.abs((await ada.metresTo(ben)) - 12) < 0.5);
    await line().waitFor();
    await sendUntil({ position: [0, 0, 20], yaw: 0 }, async () => Math.abs((await ben.metresTo(ada)) - 20) < 0.5);
  });

  it('is not affected by moving the dot by hand', async () => {
    await ben.page.keyboard.down('KeyD');
    await sendUntil({ position: [0, 0, 21], yaw: 0 }, async () => Math.abs((await ada.metresTo(ben)) - 21) < 0.5);
    await ben.page.keyboard.up('KeyD');
    await sendUntil({ position: [0, 0, 22], yaw: 0 }, async () => Math.abs((await ada.metresTo(ben)) - 22) < 0.5);
    expect(await ada.rowOf(ben).innerText()).toMatch(/m ahead/);
  });

  it('appears in the panel with its name and world, marked as in use', async () => {
    await sendFromGame({ position: [0, 0, 3], world: 'deep' });
    await line().click();
    const dialog = ben.page.getByRole('dialog', { name: en.settings.title });
    await dialog.getByRole('radio', { name: new RegExp(en.games.others.api), checked: true }).waitFor();
    await openInspector(dialog);
    const source = sourceOf(dialog, en.positions.sourceTitle['game-api']);
    await sendUntil({ position: [0, 0, 3], world: 'deep' }, async () =>
      /In use[\s\S]*Cave Quest · world deep/.test(await source.innerText()),
    );
    await ben.page.keyboard.press('Escape');
  });

  it('is reported as lost when it falls silent, and you can continue by hand', async () => {
    await sendFromGame({ position: [0, 0, 8] });
    const lost = ben.page.getByRole('button', { name: /Position lost/ });
    await lost.waitFor({ timeout: 20_000 });
    await ben.page.getByRole('button', { name: en.positions.walkByHand }).click();
    await lost.waitFor({ state: 'detached' });
    await ben.holdKeysUntil(['KeyD'], ada, { fromMetres: 12 });
    await expect.poll(() => ada.metresTo(ben), SETTLING).toBeGreaterThanOrEqual(12);
  });
});

describe('a recorded track', () => {
  it('plays from a file as if a game reported it, and stops', async () => {
    const file = path.join(ben.app.folder, 'walk.csv');
    // As a spreadsheet saves "Unicode text" in most of Europe.
    writeFileSync(file, '\ufefftime\tx\ty\tz\n0\t0,5\t0\t30\n1\t0,5\t0\t31\n2\t0,5\t0\t30\n', 'utf16le');
    const positions = await openPositions(ben);
    await positions.getByLabel(en.positions.track.file).setInputFiles(file);
    await sourceOf(positions, en.positions.sourceTitle.track)
      .getByText(en.positions.badge.used, { exact: true })
      .waitFor();
    await expect.poll(() => ada.metresTo(ben), SETTLING).toBeGreaterThan(29);
    await positions.getByRole('button', { name: en.positions.track.stop }).click();
    await sourceOf(positions, en.positions.sourceTitle.hand)
      .getByText(en.positions.badge.used, { exact: true })
      .waitFor();
    await ben.page.keyboard.press('Escape');
  });

  it.each([
    ['UTF-8', 'utf8', 1],
    ['UTF-16', 'utf16le', 2],
  ] as const)('may have 100,000 characters in %s, and says when it has more', async (_name, encoding, bytes) => {
    const file = path.join(ben.app.folder, 'long.csv');
    const positions = await openPositions(ben);
    const play = async (characters: number): Promise<void> => {
      writeFileSync(file, `time,x,y,z,yaw\n0,0,0,30,0\n1,0,0,31,0${' '.repeat(characters - 36)}`, encoding);
      await positions.getByLabel(en.positions.track.file).setInputFiles(file);
    };
    await play(100_001);
    const most = String(100 * bytes);
    const text = fillText(en.positions.track.tooLarge, { most, size: String(100 * bytes + 1) });
    await positions.getByRole('alert').filter({ hasText: text }).waitFor();
    await play(100_000);
    await sourceOf(positions, en.positions.sourceTitle.track)
      .getByText(en.positions.badge.used, { exact: true })
      .waitFor();
    await positions.getByRole('button', { name: en.positions.track.stop }).click();
    await ben.page.keyboard.press('Escape');
  });

  it('is refused with the reason when it cannot be read', async () => {
    const file = path.join(ben.app.folder, 'walk.txt');
    writeFileSync(file, 'once upon a time');
    const positions = await openPositions(ben);
    await positions.getByLabel(en.positions.track.file).setInputFiles(file);
    await positions.getByRole('alert').waitFor();
    await ben.page.keyboard.press('Escape');
  });
});
