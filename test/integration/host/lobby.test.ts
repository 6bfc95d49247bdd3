import { describe, expect, it } from 'vitest';
import { gainToDb } from '../../../shared/units.ts';
import { distanceGain } from '../../../shared/spatial/distance-gain.ts';
import { DEFAULT_HEARING_RULES } from '../../../shared/spatial/hearing-rules.ts';
import { WARM_UP_TICKS } from '../../../main/host/host-options.ts';
import { at, startLobby, TestParticipant } from '../../support/lobby/lobby.ts';

const POLL = { timeout: 10_000, interval: 50 };
const askedDb = (metres: number): number => gainToDb(distanceGain(metres, DEFAULT_HEARING_RULES));

describe('a lobby', () => {
  it('lets each hear who is near, as loud as they are close, and nobody themselves', async () => {
    const { description } = await startLobby({ warmUpTicks: WARM_UP_TICKS });
    const fox = await TestParticipant.join(description.invitation, 'Fox', 500, at(0, 0));
    const owl = await TestParticipant.join(description.invitation, 'Owl', 700, at(0, 10));
    const hare = await TestParticipant.join(description.invitation, 'Hare', 1_100, at(0, 35));
    await expect.poll(() => Math.abs(fox.gainDb(owl) - askedDb(10)), POLL).toBeLessThan(1.5);
    await expect.poll(() => Math.abs(owl.gainDb(hare) - askedDb(25)), POLL).toBeLessThan(1.5);
    await expect.poll(() => Math.abs(owl.gainDb(fox) - askedDb(10)), POLL).toBeLessThan(1.5);
    // While others talk, the codec's own noise lies under their tones: what is not heard stays below that.
    for (const [listener, unheard] of [
      [fox, hare],
      [hare, fox],
      [fox, fox],
      [owl, owl],
      [hare, hare],
    ] as const)
      await expect.poll(() => listener.gainDb(unheard), POLL).toBeLessThan(-50);
    owl.voice.isHeld = false;
    await expect
      .poll(() => Math.max(fox.gainDb(hare), fox.gainDb(fox), hare.gainDb(fox), hare.gainDb(hare)), POLL)
      .toBeLessThan(-80);
  });

  it('does so too where each has a mixer worker of their own', async () => {
    const { description } = await startLobby({ workers: 2 });
    const fox = await TestParticipant.join(description.invitation, 'Fox', 500, at(0, 0));
    const owl = await TestParticipant.join(description.invitation, 'Owl', 700, at(0, 10));
    await expect.poll(() => Math.abs(fox.gainDb(owl) - askedDb(10)), POLL).toBeLessThan(1.5);
    await expect.poll(() => Math.abs(owl.gainDb(fox) - askedDb(10)), POLL).toBeLessThan(1.5);
    await expect.poll(() => Math.max(fox.gainDb(fox), owl.gainDb(owl)), POLL).toBeLessThan(-50);
  });

  it('changes level and side as they walk', async () => {
    const { description } = await startLobby();
    const listener = await TestParticipant.join(description.invitation, 'Fox', 500, at(0, 0));
    const walker = await TestParticipant.join(description.invitation, 'Owl', 700, at(-8, 0));
    await expect.poll(() => listener.levelsDb(walker).left - listener.levelsDb(walker).right, POLL).toBeGreaterThan(10);
    walker.client.setPose(at(8, 0));
    await expect.poll(() => listener.levelsDb(walker).right - listener.levelsDb(walker).left, POLL).toBeGreaterThan(10);
    walker.client.setPose(at(40, 0));
    await expect.poll(() => listener.gainDb(walker), POLL).toBeLessThan(-60);
    walker.client.setPose(at(0, 2));
    await expect.poll(() => Math.abs(listener.gainDb(walker)), POLL).toBeLessThan(1.5);
  });

  it('turns the world round when the listener turns', async () => {
    const { description } = await startLobby();
    const listener = await TestParticipant.join(description.invitation, 'Fox', 500, at(0, 0, Math.PI));
    const speaker = await TestParticipant.join(description.invitation, 'Owl', 700, at(-8, 0));
    await expect
      .poll(() => listener.levelsDb(speaker).right - listener.levelsDb(speaker).left, POLL)
      .toBeGreaterThan(10);
  });

  it('lets the muted say nothing and the deafened hear nothing, and tells everybody', async () => {
    const { description } = await startLobby();
    const fox = await TestParticipant.join(description.invitation, 'Fox', 500, at(0, 0));
    const owl = await TestParticipant.join(description.invitation, 'Owl', 700, at(0, 2));
    await expect.poll(() => fox.gainDb(owl), POLL).toBeGreaterThan(-2);
    owl.client.setStatus({ isMuted: true, isDeafened: false });
    await expect.poll(() => fox.gainDb(owl), POLL).toBeLessThan(-60);
    await expect.poll(() => owl.gainDb(fox), POLL).toBeGreaterThan(-2);
    owl.client.setStatus({ isMuted: false, isDeafened: true });
    await expect.poll(() => fox.gainDb(owl), POLL).toBeGreaterThan(-2);
    await expect.poll(() => owl.gainDb(fox), POLL).toBeLessThan(-60);
    await expect
      .poll(() => fox.participants, POLL)
      .toContainEqual({ id: owl.client.joined.participantId, name: 'Owl', muted: false, deafened: true, identity: '' });
  });

  it('sends next to nothing to who hears nobody', async () => {
    const { description } = await startLobby();
    const fox = await TestParticipant.join(description.invitation, 'Fox', 500, at(0, 0));
    const owl = await TestParticipant.join(description.invitation, 'Owl', 700, at(0, 2));
    await expect.poll(() => fox.gainDb(owl), POLL).toBeGreaterThan(-2);
    owl.voice.isHeld = false;
    await expect.poll(() => fox.gainDb(owl), POLL).toBeLessThan(-80);
    const receivedInASecond = async (): Promise<number> => {
      const before = fox.client.playout.received;
      const scenes = new Set<unknown>();
      await expect.poll(() => scenes.add(fox.latest('scene')).size, POLL).toBeGreaterThan(10);
      return fox.client.playout.received - before;
    };
    // The sound is followed by half a second of encoded silence, then by a byte now and then.
    await expect.poll(receivedInASecond, POLL).toBeLessThan(6);
  });

  it('shows everybody where the others are and who talks', async () => {
    const { description } = await startLobby();
    const fox = await TestParticipant.join(description.invitation, 'Fox', 500, at(1.5, -2.5, 0.5));
    const owl = await TestParticipant.join(description.invitation, 'Owl', 700, at(3, 4));
    owl.voice.isHeld = false;
    const rowOf = (of: TestParticipant) =>
      owl.latest('scene')?.rows.find(([id]) => id === of.client.joined.participantId);
    await expect.poll(() => rowOf(fox)?.slice(1, 5), POLL).toEqual([1.5, 0, -2.5, 0.5]);
    await expect.poll(() => [rowOf(fox)?.[6], rowOf(owl)?.[6]], POLL).toEqual([1, 0]);
    await expect.poll(() => rowOf(fox)?.[5], POLL).toBeGreaterThan(-25);
    await expect
      .poll(() => owl.latest('quality')?.rows.find(([id]) => id === fox.client.joined.participantId)?.[1] ?? -1, POLL)
      .toBeGreaterThanOrEqual(0);
  });

  it('takes who leaves out at once', async () => {
    const { description } = await startLobby();
    const fox = await TestParticipant.join(description.invitation, 'Fox', 500, at(0, 0));
    const owl = await TestParticipant.join(description.invitation, 'Owl', 700, at(0, 2));
    await expect.poll(() => fox.roster, POLL).toEqual(['Fox', 'Owl']);
    await owl.client.leave();
    await expect.poll(() => fox.roster, { timeout: 2_000 }).toEqual(['Fox']);
    await expect.poll(() => fox.gainDb(owl), POLL).toBeLessThan(-60);
  });

  it('places who takes the place of somebody who has left', async () => {
    const { description } = await startLobby({ capacity: 2 });
    const fox = await TestParticipant.join(description.invitation, 'Fox', 500, at(0, 0));
    const owl = await TestParticipant.join(description.invitation, 'Owl', 700, at(0, 2));
    await expect.poll(() => fox.gainDb(owl), POLL).toBeGreaterThan(-2);
    await owl.client.leave();
    await expect.poll(() => fox.roster, POLL).toEqual(['Fox']);
    const hare = await TestParticipant.join(description.invitation, 'Hare', 1_100, at(0, -2));
    await expect.poll(() => fox.gainDb(hare), POLL).toBeGreaterThan(-2);
  });

  it('tells everybody when the host closes it', async () => {
    const lobby = await startLobby();
    const fox = await TestParticipant.join(lobby.description.invitation, 'Fox', 500, at(0, 0));
    const ended = new Promise((resolve) => fox.client.events.on('ended', resolve));
    await lobby.close();
    expect(await ended).toMatch(/closed the lobby|lost/);
  });

  it('lets twenty join at the same moment', async () => {
    const { description } = await startLobby();
    const participants = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        TestParticipant.join(description.invitation, `Player`, 300 + 50 * index, at(100 * index, 0)),
      ),
    );
    await expect.poll(() => participants.every((participant) => participant.roster.length === 20), POLL).toBe(true);
    expect(new Set(participants[0]?.roster).size).toBe(20);
  });
});
