import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PLACEMENT, PLACEMENT_FIELDS } from '../../../../../main/mixer/placement.ts';
import { createPerson, createRecordedLobby } from '../../../../support/lobby/recorded/recorded-lobby.ts';

let host: ReturnType<typeof createRecordedLobby>;
beforeEach(() => {
  vi.useFakeTimers();
  host = createRecordedLobby();
});
afterEach(async () => {
  await host.lobby.close();
  vi.useRealTimers();
});

describe('somebody who joins again with the same proven identity', () => {
  const participants = () => host.lobby.describeForGames().participants.map(({ id, name }) => [id, name]);

  it('takes the own name, and the earlier connection ends for that reason', async () => {
    const otter = createPerson();
    const first = await host.join('good', undefined, otter);
    const second = await host.join('good', undefined, otter);
    expect([first.sent, second.names, participants()]).toEqual([
      ['joined', 'replaced', 'closed'],
      ['Fox'],
      [[2, 'Fox']],
    ]);
    expect(host.peers.map(({ isClosed }) => isClosed)).toEqual([true, false]);
  });

  it('ends the earlier connection on the channel too, where there may be no signalling', async () => {
    const otter = createPerson();
    await host.join('good', undefined, otter);
    host.peers[0]?.events.emit('channelOpen', undefined);
    await host.join('good', undefined, otter);
    expect(host.peers[0]?.messages.at(-1)).toBe('{"type":"closing","reason":"replaced"}');
  });

  it('takes the own place in a full lobby, where another finds none', async () => {
    const otter = createPerson();
    await host.join();
    await host.join('good', undefined, otter);
    expect((await host.join('good', undefined, createPerson())).sent).toEqual(['lobby-full']);
    expect((await host.join('good', undefined, otter)).sent).toEqual(['joined']);
    expect(participants()).toEqual([
      [1, 'Fox'],
      [3, 'Fox 2'],
    ]);
  });

  it('has one place even when both requests arrive at once', async () => {
    const otter = createPerson();
    const [first, second] = await Promise.all([
      host.join('good', undefined, otter),
      host.join('good', undefined, otter),
    ]);
    expect([first.sent, second.sent]).toEqual([['joined', 'replaced', 'closed'], ['joined']]);
    expect(participants()).toEqual([[2, 'Fox']]);
  });

  it('is found by the name of the earlier connection', async () => {
    const otter = createPerson();
    await host.join('good', undefined, otter);
    await host.join('good', undefined, otter);
    const players = [{ name: 'Fox', position: [4, 5, 6] as [number, number, number] }];
    expect(host.lobby.applyServerMessage({ complete: true, phase: undefined, players, refused: [] }).applied).toBe(1);
    const placement = new Float64Array(PLACEMENT_FIELDS);
    host.slots.readPlacement(host.peers[1]?.slot ?? 0, placement);
    expect(placement[PLACEMENT.x]).toBe(4);
  });

  it('replaces nobody without a valid proof, or with none', async () => {
    const otter = createPerson();
    const first = await host.join('good', undefined, otter);
    const forged = (offer: string) => ({ ...otter(offer), signature: 'A'.repeat(86) });
    expect((await host.join('good', undefined, forged)).sent).toEqual(['bad-identity']);
    await host.join();
    expect([first.sent, participants().length]).toEqual([['joined'], 2]);
  });
});
