import { describe, expect, it } from 'vitest';
import { at, type TestParticipant } from '../../../support/lobby/lobby.ts';
import { VirtualLobby } from '../../../support/lobby/virtual-lobby.ts';

/** What a game server sends is audible. */

/** Time until a change is audible and reported: through codecs and playout buffers, and out of the measuring window. */
const SETTLED_SECONDS = 0.6;
const SILENT_BELOW_DB = -60;

const idOf = ({ client }: TestParticipant): number => client.joined.participantId;

interface Meeting {
  readonly lobby: VirtualLobby;
  readonly fox: TestParticipant;
  readonly owl: TestParticipant;
  readonly settle: () => Promise<void>;
}

/** Fox, and Owl 2 m before it, once Owl hears Fox. */
async function openLobbyForTwo(): Promise<Meeting> {
  const lobby = await VirtualLobby.open();
  const fox = await lobby.join('Fox', 600, at(0, 0));
  const owl = await lobby.join('Owl', 900, at(0, 2));
  const settle = () => lobby.run(SETTLED_SECONDS);
  await settle();
  expect(owl.gainDb(fox)).toBeCloseTo(0, 0);
  return { lobby, fox, owl, settle };
}

describe('game server', () => {
  it('places players by name and by id, and their own positions no longer count', async () => {
    const { lobby, fox, owl, settle } = await openLobbyForTwo();
    const answer = lobby.sendAsServer([
      { name: 'Fox', position: [0, 0, 0] },
      { id: idOf(owl), position: [0, 0, 16] },
      { name: 'Nobody' },
      { id: 999 },
    ]);
    expect(answer).toEqual({ type: 'applied', applied: 2, unknown: ['Nobody', '#999'], refused: [] });
    owl.client.setPose(at(0, 2));
    await settle();
    expect(owl.gainDb(fox)).toBeCloseTo(-6, 0);
    expect(owl.latest('standing')?.from).toBe('server');
    lobby.sendAsServer([{ name: 'Owl', position: [0, 0, 60] }], { complete: false });
    await settle();
    expect(owl.gainDb(fox)).toBeLessThan(SILENT_BELOW_DB);
  });

  it('sets who is dead, in which world, and how far a voice carries', async () => {
    const { lobby, fox, owl, settle } = await openLobbyForTwo();
    lobby.sendAsServer([
      { name: 'Fox', position: [0, 0, 0], world: 'north' },
      { name: 'Owl', position: [0, 0, 2], world: 'south' },
    ]);
    await settle();
    expect(owl.gainDb(fox)).toBeLessThan(SILENT_BELOW_DB);
    lobby.sendAsServer([
      { name: 'Fox', position: [0, 0, 0] },
      { name: 'Owl', position: [0, 0, 5], state: 'dead' },
    ]);
    await settle();
    expect(owl.gainDb(fox)).toBeGreaterThan(-3);
    expect(owl.latest('standing')?.state).toBe('dead');
    lobby.sendAsServer([
      { name: 'Fox', position: [0, 0, 0], rangeMetres: 4 },
      { name: 'Owl', position: [0, 0, 5] },
    ]);
    await settle();
    expect(owl.gainDb(fox)).toBeLessThan(SILENT_BELOW_DB);
    expect(fox.gainDb(owl)).toBeGreaterThan(-3);
  });

  it('learns who is in the lobby, and changes the phase', async () => {
    const { lobby, fox, owl, settle } = await openLobbyForTwo();
    const participants = [
      { id: idOf(fox), name: 'Fox' },
      { id: idOf(owl), name: 'Owl' },
    ];
    expect(lobby.lobby.describeForGames()).toMatchObject({ lobbyName: 'Test', phase: 'playing', participants });
    lobby.sendAsServer([], { complete: false, phase: 'meeting' });
    await settle();
    expect(fox.latest('rules')?.phase).toBe('meeting');
    expect(lobby.lobby.describeForGames()).toMatchObject({ phase: 'meeting' });
  });

  it('confuses nobody when two share a name, because lobby names are unique', async () => {
    const lobby = await VirtualLobby.open();
    const first = await lobby.join('Fox', 600, at(0, 0));
    const second = await lobby.join('Fox', 900, at(0, 2));
    const { participants } = lobby.lobby.describeForGames();
    expect(new Set(participants.map(({ name }) => name)).size).toBe(2);
    const secondName = participants.find(({ id }) => id === idOf(second))?.name;
    const answer = lobby.sendAsServer([
      { name: 'Fox', position: [0, 0, 0] },
      { name: secondName, position: [0, 0, 2] },
      { name: 'Fox', position: [0, 0, 18] },
    ]);
    expect(answer).toMatchObject({ applied: 2, unknown: [] });
    // A player named twice gets the last position.
    await lobby.run(SETTLED_SECONDS);
    expect(second.gainDb(first)).toBeCloseTo(-6, 0);
  });
});
