import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HEARING_PRESETS } from '../../shared/spatial/hearing-presets.ts';
import { distanceGain } from '../../shared/spatial/distance-gain.ts';
import { gainToDb } from '../../shared/units.ts';
import { buildLinkWriter, startLinkWriter } from '../support/desktop/link-writer.ts';
import { startParticipants, type Participant } from '../support/window/participant.ts';
import { en } from '../../renderer/i18n/locales/en/index.ts';

/** Two people play a game that supports Mumble and knows nothing about Earshot. */

const RULES = HEARING_PRESETS.survival;
const HEIGHT_METRES = 64;
const SETTLING = { timeout: 20_000, interval: 50 };
/** A tone this far below its spoken level counts as absent. */
const NOT_HEARD_DB = -40;

const folder = mkdtempSync(path.join(tmpdir(), 'earshot-two-games-'));
const games = new Map<Participant, ChildProcess>();
let program: string | undefined;
let participants: Participant[] = [];
let ada: Participant;
let ben: Participant;

async function endGame(player: Participant): Promise<void> {
  const game = games.get(player);
  if (game === undefined || game.exitCode !== null || game.signalCode !== null) return;
  const ended = once(game, 'exit');
  game.kill();
  await ended;
}

/** Starts a game on the computer of `player` that puts the player here. Ends the previous game. */
async function play(player: Participant, xMetres: number, zMetres: number): Promise<void> {
  await endGame(player);
  games.set(player, startLinkWriter(program, path.basename(player.app.folder), [xMetres, HEIGHT_METRES, zMetres]));
}

async function gainDb(listener: Participant, speaker: Participant): Promise<number> {
  const [gain = Number.NaN] = await listener.gainsDb([speaker]);
  return gain;
}

/** Checks that both hear each other at the level of the law for `metres`. */
async function expectHeardAt(metres: number): Promise<void> {
  const askedDb = gainToDb(distanceGain(metres, RULES));
  for (const [listener, speaker] of [
    [ada, ben],
    [ben, ada],
  ] as const) {
    await expect.poll(async () => Math.abs((await gainDb(listener, speaker)) - askedDb), SETTLING).toBeLessThan(1.5);
  }
}

describe.runIf(process.platform === 'linux')('two apps with two games that write Mumble Link', () => {
  beforeAll(async () => {
    program = buildLinkWriter(folder);
    const settings = { talkMode: 'open-mic' } as const;
    participants = await startParticipants([
      { name: 'Ada', toneHz: 500, settings },
      { name: 'Ben', toneHz: 800, settings },
    ]);
    [ada, ben] = participants as [Participant, Participant];
    await ada.openHostForm();
    await ada.page.getByLabel(en.lobby.host.rules).selectOption('survival');
    await ada.page.getByRole('button', { name: en.lobby.host.start, exact: true }).click();
    await ada.waitUntilConnected();
    await ben.join(await ada.copyInvitation());
  });

  afterAll(async () => {
    for (const player of games.keys()) await endGame(player);
    await Promise.all(participants.map((participant) => participant.close()));
    rmSync(folder, { recursive: true, force: true });
  });

  it('hear each other by the distance in the game, as it changes', async () => {
    await play(ada, 100, -20);
    await play(ben, 100, 16);
    await expectHeardAt(36);
    await play(ben, 100, 22);
    await expectHeardAt(42);
    await play(ben, 100, 100);
    await expect.poll(() => gainDb(ada, ben), SETTLING).toBeLessThan(NOT_HEARD_DB);
    await play(ben, 100, 0);
    await expectHeardAt(20);
  });

  it("fall silent after one game has ended, as the lobby's rules define", async () => {
    await endGame(ben);
    // 5 s until a link counts as lost, 1 s for the voice to fade.
    await expect.poll(() => gainDb(ada, ben), SETTLING).toBeLessThan(NOT_HEARD_DB);
    await play(ben, 100, 0);
    await expectHeardAt(20);
  });
});
