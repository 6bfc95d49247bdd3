import { describe, expect, it } from 'vitest';
import { distanceGain } from '../../../shared/spatial/distance-gain.ts';
import { DEFAULT_HEARING_RULES } from '../../../shared/spatial/hearing-rules.ts';
import { gainToDb } from '../../../shared/units.ts';
import { at, type TestParticipant } from '../../support/lobby/lobby.ts';
import { VirtualLobby } from '../../support/lobby/virtual-lobby.ts';

/** Time until a change is audible and reported: through codecs and playout buffers, and out of the measuring window. */
const SETTLED_SECONDS = 0.6;
const askedDb = (metres: number): number => gainToDb(distanceGain(metres, DEFAULT_HEARING_RULES));

/** How much louder the left ear hears the speaker than the right one, dB. */
function leftwardDb(listener: TestParticipant, speaker: TestParticipant): number {
  const { left, right } = listener.levelsDb(speaker);
  return left - right;
}

/** Fox at the origin and Owl 2 m before it, once they hear each other. */
async function meet(capacity = 30) {
  const lobby = await VirtualLobby.open({ capacity });
  const fox = await lobby.join('Fox', 500, at(0, 0));
  const owl = await lobby.join('Owl', 700, at(0, 2));
  await lobby.run(SETTLED_SECONDS);
  expect(fox.gainDb(owl)).toBeCloseTo(0, 0);
  return { lobby, fox, owl, settle: () => lobby.run(SETTLED_SECONDS) };
}

describe('a lobby', () => {
  it('lets each player hear those nearby, at a level that depends on distance, and nobody themselves', async () => {
    const lobby = await VirtualLobby.open();
    const fox = await lobby.join('Fox', 500, at(0, 0));
    const owl = await lobby.join('Owl', 700, at(0, 10));
    const hare = await lobby.join('Hare', 1_100, at(0, 35));
    await lobby.run(SETTLED_SECONDS);
    expect(fox.gainDb(owl)).toBeCloseTo(askedDb(10), 0);
    expect(owl.gainDb(fox)).toBeCloseTo(askedDb(10), 0);
    expect(owl.gainDb(hare)).toBeCloseTo(askedDb(25), 0);
    // While others talk, the codec's noise limits how quiet silence measures.
    for (const [listener, unheard] of [
      [fox, hare],
      [hare, fox],
      [fox, fox],
      [owl, owl],
      [hare, hare],
    ] as const)
      expect(listener.gainDb(unheard)).toBeLessThan(-50);
    owl.voice.isHeld = false;
    await lobby.run(SETTLED_SECONDS);
    expect(Math.max(fox.gainDb(hare), fox.gainDb(fox), hare.gainDb(fox), hare.gainDb(hare))).toBeLessThan(-80);
  });

  it('changes level and side as they walk', async () => {
    const { lobby, fox: listener, owl: walker } = await meet();
    const walkTo = (xMetres: number, zMetres: number): Promise<void> => {
      walker.client.setPose(at(xMetres, zMetres));
      return lobby.run(SETTLED_SECONDS);
    };
    await walkTo(-8, 0);
    expect(leftwardDb(listener, walker)).toBeGreaterThan(10);
    await walkTo(8, 0);
    expect(leftwardDb(listener, walker)).toBeLessThan(-10);
    await walkTo(40, 0);
    expect(listener.gainDb(walker)).toBeLessThan(-60);
    await walkTo(0, 2);
    expect(listener.gainDb(walker)).toBeCloseTo(0, 0);
  });

  it('rotates the scene when the listener turns', async () => {
    const { lobby, fox: listener, owl: speaker } = await meet();
    speaker.client.setPose(at(-8, 0));
    listener.client.setPose(at(0, 0, Math.PI));
    await lobby.run(SETTLED_SECONDS);
    expect(leftwardDb(listener, speaker)).toBeLessThan(-10);
  });

  it('silences muted players for everyone and everyone for deafened players, and reports it to everyone', async () => {
    const { fox, owl, settle } = await meet();
    owl.client.setStatus({ isMuted: true, isDeafened: false });
    await settle();
    expect(fox.gainDb(owl)).toBeLessThan(-60);
    expect(owl.gainDb(fox)).toBeCloseTo(0, 0);
    owl.client.setStatus({ isMuted: false, isDeafened: true });
    await settle();
    expect(fox.gainDb(owl)).toBeCloseTo(0, 0);
    expect(owl.gainDb(fox)).toBeLessThan(-60);
    const { participantId: id } = owl.client.joined;
    expect(fox.participants).toContainEqual({
      id,
      name: 'Owl',
      muted: false,
      deafened: true,
      identity: '',
      color: expect.any(Number),
      away: false,
      rank: 'member',
      held: [],
      room: 0,
    });
  });

  it('sends almost nothing to a player who hears nobody', async () => {
    const { lobby, fox, owl } = await meet();
    owl.voice.isHeld = false;
    // After the sound come half a second of encoded silence and then an occasional byte.
    await lobby.run(1.5);
    expect(fox.gainDb(owl)).toBeLessThan(-80);
    const before = fox.client.playout.received;
    await lobby.run(1);
    expect(fox.client.playout.received - before).toBeLessThan(6);
  });

  it('shows everyone where the others are and who talks', async () => {
    const lobby = await VirtualLobby.open();
    const fox = await lobby.join('Fox', 500, at(1.5, -2.5, 0.5));
    const owl = await lobby.join('Owl', 700, at(3, 4));
    owl.voice.isHeld = false;
    await lobby.run(1);
    const rowOf = (of: TestParticipant) =>
      owl.latest('scene')?.rows.find(([id]) => id === of.client.joined.participantId);
    expect(rowOf(fox)?.slice(1, 5)).toEqual([1.5, 0, -2.5, 0.5]);
    expect([rowOf(fox)?.[6], rowOf(owl)?.[6]]).toEqual([1, 0]);
    expect(rowOf(fox)?.[5]).toBeGreaterThan(-25);
  });

  it('removes a player who leaves at once, and gives their slot to the next one', async () => {
    const { lobby, fox, owl } = await meet(2);
    await owl.client.leave();
    await lobby.run(0.2);
    expect(fox.roster).toEqual(['Fox']);
    await lobby.run(SETTLED_SECONDS);
    expect(fox.gainDb(owl)).toBeLessThan(-60);
    const hare = await lobby.join('Hare', 1_100, at(0, -2));
    await lobby.run(SETTLED_SECONDS);
    expect(fox.gainDb(hare)).toBeCloseTo(0, 0);
  });

  it('notifies everyone when it closes', async () => {
    const { lobby, fox } = await meet();
    const ended = new Promise((resolve) => fox.client.events.on('ended', ({ message }) => resolve(message)));
    await lobby.lobby.close();
    expect(await lobby.settle(ended)).toMatch(/closed/);
  });
});
