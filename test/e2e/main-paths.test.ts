import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Settings } from '../../shared/model/settings.ts';
import { projectFile, tableIn } from '../support/documents.ts';
import { readLevelDb } from '../support/sound/sound-tap.ts';
import { tapPlayedSound } from '../support/sound/played-sound.ts';
import { openTestRendezvous } from '../support/rendezvous/open-test-rendezvous.ts';
import { fillText } from '../support/window/page/fill-text.ts';
import { startParticipants, type Participant } from '../support/window/participant.ts';
import { printWalks } from '../support/window/walk/print-walks.ts';
import { actionsOf, together, Walk, type Effort } from '../support/window/walk/walk.ts';
import { en } from '../../renderer/i18n/locales/en/index.ts';

/**
 * The paths that people take most, with the clicks that they may take at most. The seconds are printed, never checked:
 * docs/design/main-paths.md has those of a quiet machine.
 */

const SETTLING = { timeout: 20_000, interval: 50 };
const NEW: Partial<Settings> = { isSetUp: false, bindings: [] };
const BEN = { name: 'Ben' };

let participants: readonly Participant[] = [];
let ada: Participant;
let ben: Participant;
const walks = new Map<string, Effort>();

beforeAll(() => startPair(NEW));

afterAll(async () => {
  await endPair();
  printWalks(walks);
});

async function startPair(settings: Partial<Settings>): Promise<void> {
  participants = await startParticipants([
    { name: 'Ada', toneHz: 500, settings },
    { name: 'Ben', toneHz: 800, settings },
  ]);
  [ada, ben] = participants as [Participant, Participant];
}

async function endPair(): Promise<void> {
  await Promise.all(participants.map((participant) => participant.close()));
  participants = [];
}

/** Ends a walk, and checks that it took no more than `goal` actions of all kinds. */
async function reach(goal: number, name: string, walk: Walk): Promise<Effort> {
  const effort = await walk.end();
  check(goal, name, effort);
  return effort;
}

function check(goal: number, name: string, effort: Effort): void {
  walks.set(name, effort);
  expect(actionsOf(effort), `${name}: ${JSON.stringify(effort)}`).toBeLessThanOrEqual(goal);
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const hostButton = (page: Page) => page.getByRole('button', { name: en.lobby.host.title });
const talkButton = (page: Page) => button(page, en.voice.button.talk);
const field = (page: Page) => page.getByLabel(en.lobby.join.field);
const stored = (participant: Participant): Settings =>
  (JSON.parse(readFileSync(path.join(participant.app.folder, 'settings.json'), 'utf8')) as { settings: Settings })
    .settings;

const heardDb = async (listener: Participant, speaker: Participant): Promise<number> =>
  (await listener.gainsDb([speaker]))[0] ?? -Infinity;
const untilHeard = (listener: Participant, speaker: Participant) =>
  expect.poll(() => heardDb(listener, speaker), SETTLING).toBeGreaterThan(-3);
const untilSilent = (listener: Participant, speaker: Participant) =>
  expect.poll(() => heardDb(listener, speaker), SETTLING).toBeLessThan(-60);

/** Opens a lobby. Returns the invitation that is in the clipboard then. */
async function openLobby(walk: Walk, { page }: Participant): Promise<string> {
  await walk.click(hostButton(page));
  await walk.click(button(page, en.lobby.host.start));
  await page.locator('.toast', { hasText: en.lobby.invitationCopied }).waitFor({ timeout: 60_000 });
  return page.evaluate(() => navigator.clipboard.readText());
}

it('first run: six clicks to hear yourself, a voice around you, and have a key; one to skip it', async () => {
  const endTap = await tapPlayedSound(ada.page);
  const walk = await Walk.begin(ada.page);
  await walk.click(button(ada.page, en.devices.test.start));
  await expect.poll(() => ada.toneGainDb(ada.toneHz), SETTLING).toBeGreaterThan(-12);
  await ada.page.getByText(en.devices.test.hintPlaying).waitFor({ state: 'detached' });
  await walk.click(button(ada.page, en.devices.around.play));
  await expect.poll(() => readLevelDb(ada.page), SETTLING).toBeGreaterThan(-50);
  await ada.page.getByText(en.devices.around.question).waitFor({ timeout: 20_000 });
  await walk.click(button(ada.page, en.setup.next));
  await walk.click(button(ada.page, fillText(en.hotkeys.use, { key: en.hotkeys.named.CapsLock })));
  await walk.click(button(ada.page, en.setup.next));
  await walk.click(button(ada.page, en.setup.finish));
  await field(ada.page).waitFor();
  await endTap();
  await reach(6, 'first run, all steps', walk);

  const skipping = await Walk.begin(ben.page);
  await skipping.click(button(ben.page, en.setup.skip));
  await field(ben.page).waitFor();
  await reach(1, 'first run, skipped', skipping);
});

it('host: two clicks to an invitation in the clipboard; guest: a paste and a key; each holds to talk', async () => {
  const hosting = await Walk.begin(ada.page);
  const invitation = await openLobby(hosting, ada);
  await hosting.pause(async () => {
    const walk = await Walk.begin(ben.page);
    await walk.paste(invitation);
    await walk.press('Enter');
    await walk.hold(talkButton(ben.page));
    await untilHeard(ada, ben);
    await reach(3, 'guest, by a link', walk);
  });
  await hosting.hold('CapsLock');
  await untilHeard(ben, ada);
  await hosting.letGo('CapsLock');
  expect((await reach(3, 'host', hosting)).clicks).toBeLessThanOrEqual(2);
});

it('volume of a friend: one click on the slider under the pointer', async () => {
  const plainDb = await heardDb(ada, ben);
  const walk = await Walk.begin(ada.page);
  await walk.hover(ada.rowOf(ben));
  await walk.click(ada.rowOf(ben).getByRole('slider', { name: fillText(en.people.volume, BEN) }), 0.3);
  await expect.poll(() => heardDb(ada, ben), SETTLING).toBeLessThan(plainDb - 3);
  await reach(1, 'volume of a friend', walk);
  await ada.rowOf(ben).getByRole('slider').dblclick();
  await untilHeard(ada, ben);
});

it('block a player: two clicks, and one to take it back', async () => {
  const walk = await Walk.begin(ada.page);
  await walk.click(button(ada.page, fillText(en.people.details, BEN)));
  await walk.click(ada.page.getByRole('menuitem', { name: fillText(en.people.blockName, BEN) }));
  await untilSilent(ada, ben);
  await reach(2, 'block a player', walk);
  const undoing = await Walk.begin(ada.page);
  const toast = ada.page.locator('.toast', { hasText: fillText(en.people.blocked, BEN) });
  await undoing.click(toast.getByRole('button', { name: en.common.undo }));
  await untilHeard(ada, ben);
  await reach(1, 'block a player, undone', undoing);
});

it('a preset while others are there: three clicks with a summary, and one to take it back', async () => {
  const line = ben.page.getByRole('button', { name: en.rules.title });
  const before = await line.innerText();
  const walk = await Walk.begin(ada.page);
  await walk.click(button(ada.page, en.lobby.rules));
  await walk.click(ada.page.getByRole('radio', { name: en.rules.editor.game.survival }));
  await walk.click(button(ada.page, en.rules.apply.apply));
  await line.getByText(fillText(en.rules.line.carries, { distance: '48 m' })).waitFor();
  await reach(3, 'change of preset', walk);
  const undoing = await Walk.begin(ada.page);
  await undoing.click(ada.page.locator('.toast').getByRole('button', { name: en.common.undo }));
  await expect.poll(() => line.innerText(), SETTLING).toBe(before);
  await reach(1, 'change of preset, undone', undoing);
  await ada.page.keyboard.press('Escape');
});

it('your own 3D output: four clicks in a lobby, two at the start', async () => {
  const output = (label: string) => ada.page.getByRole('radio', { name: label });
  const walk = await Walk.begin(ada.page);
  await walk.click(button(ada.page, en.lobby.more));
  await walk.click(ada.page.getByRole('menuitem', { name: en.lobby.settings, exact: true }));
  await walk.click(ada.page.getByRole('tab', { name: en.settings.page.audio, exact: true }));
  await walk.click(output(en.devices.outputMode.binaural.label));
  await expect.poll(() => stored(ada).outputMode, SETTLING).toBe('binaural');
  await expect.poll(() => heardDb(ada, ben), SETTLING).toBeGreaterThan(-12);
  await reach(4, 'own 3D output, in a lobby', walk);
  await ada.page.keyboard.press('Escape');
  await ben.page.mouse.up();
  await button(ben.page, en.voice.leave).click();
  await ada.rowOf(ben).waitFor({ state: 'detached' });
  await button(ada.page, en.voice.leave).click();
  await field(ada.page).waitFor();
  const starting = await Walk.begin(ada.page);
  await starting.click(button(ada.page, en.devices.status.ok));
  await starting.click(output(en.devices.outputMode.stereo.label));
  await expect.poll(() => stored(ada).outputMode, SETTLING).toBe('stereo');
  await reach(2, 'own 3D output, at the start', starting);
});

it('both, from npm start to talking: skip the first run, host, and join by a code from the clipboard', async () => {
  await endPair();
  const { port } = await openTestRendezvous();
  const startMs = performance.now();
  await startPair({ ...NEW, rendezvous: [`ws://127.0.0.1:${port}`] });
  const skipping = await Walk.begin(ben.page, startMs);
  await skipping.click(button(ben.page, en.setup.skip));
  const skipped = await skipping.end();
  const hosting = await Walk.begin(ada.page, startMs);
  await hosting.click(button(ada.page, en.setup.skip));
  await openLobby(hosting, ada);
  await hosting.pause(async () => {
    // Read aloud, or sent in a chat.
    const code = await ada.readCode();
    const joining = await Walk.begin(ben.page);
    await copyElsewhere(ben.page, code);
    await joining.click(button(ben.page, fillText(en.lobby.join.offer.code, { code })));
    await joining.hold(talkButton(ben.page));
    await untilHeard(ada, ben);
    const joined = await reach(3, 'guest, by a code in the clipboard', joining);
    check(4, 'npm start to talking, guest', together(skipped, joined));
  });
  await hosting.hold(talkButton(ada.page));
  await untilHeard(ben, ada);
  await ada.page.mouse.up();
  await ben.page.mouse.up();
  await reach(4, 'npm start to talking, host', hosting);
});

it('docs/design/main-paths.md has these counts', () => {
  const shown = (count: number): string => (count === 0 ? '' : String(count));
  const counted = [...walks].map(([name, { clicks, keys, pastes, holds }]) => [
    name,
    ...[clicks, keys, pastes, holds].map(shown),
  ]);
  const page = tableIn(projectFile('docs/design/main-paths.md'), 'path').map((cells) => cells.slice(0, 5));
  expect(page.sort()).toEqual(counted.sort());
});

/** Copies a text in another program, from which the person returns to the window. */
async function copyElsewhere(page: Page, text: string): Promise<void> {
  await page.evaluate(async (copied) => {
    await navigator.clipboard.writeText(copied);
    window.dispatchEvent(new Event('focus'));
  }, text);
}
