import { describe, expect, it } from 'vitest';
import { WARM_UP_TICKS } from '../../../main/host/host-options.ts';
import { distanceGain } from '../../../shared/spatial/distance-gain.ts';
import { DEFAULT_HEARING_RULES } from '../../../shared/spatial/hearing-rules.ts';
import { gainToDb } from '../../../shared/units.ts';
import { at, shareLobby, startLobby, TestParticipant } from '../../support/lobby/lobby.ts';

/** Lobbies with threads, sockets and encryption in real time. lobby-behaviour.test.ts tests their behaviour. */

const POLL = { timeout: 20_000, interval: 50 };
const askedDb = (metres: number): number => gainToDb(distanceGain(metres, DEFAULT_HEARING_RULES));

/** Checks that two players 10 m apart hear each other at the right level, and nobody themselves. */
async function expectAsLoudAsClose(fox: TestParticipant, owl: TestParticipant): Promise<void> {
  await expect.poll(() => Math.abs(fox.gainDb(owl) - askedDb(10)), POLL).toBeLessThan(1.5);
  await expect.poll(() => Math.abs(owl.gainDb(fox) - askedDb(10)), POLL).toBeLessThan(1.5);
  await expect.poll(() => Math.max(fox.gainDb(fox), owl.gainDb(owl)), POLL).toBeLessThan(-50);
}

describe('a lobby', () => {
  const lobby = shareLobby({ warmUpTicks: WARM_UP_TICKS });

  it('lets two players hear each other, and removes a player who leaves', async () => {
    const { invitation } = lobby().description;
    const fox = await TestParticipant.join(invitation, 'Fox', 500, at(0, 0));
    const owl = await TestParticipant.join(invitation, 'Owl', 700, at(0, 10));
    await expectAsLoudAsClose(fox, owl);
    await expect
      .poll(() => owl.latest('quality')?.rows.find(([id]) => id === fox.client.joined.participantId)?.[1] ?? -1, POLL)
      .toBeGreaterThanOrEqual(0);
    await owl.client.leave();
    await expect.poll(() => fox.roster, POLL).toEqual(['Fox']);
    await expect.poll(() => fox.gainDb(owl), POLL).toBeLessThan(-60);
  });

  it('lets twelve players join at once under twelve names, and lets each hear a talking player', async () => {
    const { invitation } = lobby().description;
    const talker = await TestParticipant.join(invitation, 'Talker', 500, at(0, 0));
    talker.voice.isHeld = false;
    const players = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const player = await TestParticipant.join(invitation, 'Player', 700, at(0, 2));
        player.voice.isHeld = false;
        return player;
      }),
    );
    await expect.poll(() => players.map(({ roster }) => new Set(roster).size), POLL).toEqual(Array(12).fill(13));
    talker.voice.isHeld = true;
    await expect.poll(() => Math.min(...players.map((player) => player.gainDb(talker))), POLL).toBeGreaterThan(-2);
  });
});

it('a lobby with one mixer worker per player lets both hear each other, and notifies them when the host closes it', async () => {
  const lobby = await startLobby({ workers: 2 });
  const fox = await TestParticipant.join(lobby.description.invitation, 'Fox', 500, at(0, 0));
  const owl = await TestParticipant.join(lobby.description.invitation, 'Owl', 700, at(0, 10));
  await expectAsLoudAsClose(fox, owl);
  const ended = new Promise((resolve) => fox.client.events.on('ended', ({ message }) => resolve(message)));
  await lobby.close();
  expect(await ended).toMatch(/closed the lobby|lost/);
});
