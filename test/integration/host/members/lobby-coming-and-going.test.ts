import { expect, it } from 'vitest';
import { at } from '../../../support/lobby/lobby.ts';
import { VirtualLobby } from '../../../support/lobby/virtual-lobby.ts';

const SETTLED_SECONDS = 0.6;
const VISITS = 4;

it('has room for players who keep joining and leaving, and does not fall silent for those who stay', async () => {
  const lobby = await VirtualLobby.open({ capacity: 5 });
  const talker = await lobby.join('Talker', 500, at(0, 0));
  const listener = await lobby.join('Listener', 700, at(0, 2));
  for (let visit = 0; visit < VISITS; visit++) {
    const visitors = [
      await lobby.join(`Fox ${visit}`, 900, at(0, 1)),
      await lobby.join(`Owl ${visit}`, 1_100, at(0, 1)),
      await lobby.join(`Stoat ${visit}`, 1_300, at(0, 1)),
    ];
    await expect(lobby.join('One too many', 1_500, at(0, 1))).rejects.toThrow(/^lobby-full/);
    // Every third visit ends before the player has heard anything.
    if (visit % 3 !== 0) {
      await lobby.run(SETTLED_SECONDS);
      for (const visitor of visitors) expect(visitor.gainDb(talker)).toBeCloseTo(0, 0);
    }
    for (const { client } of visitors) await client.leave();
    await lobby.run(0.2);
    expect(listener.gainDb(talker)).toBeCloseTo(0, 0);
  }
  expect(listener.roster).toEqual(['Talker', 'Listener']);
  expect(lobby.lobby.participantCount).toBe(2);
});
