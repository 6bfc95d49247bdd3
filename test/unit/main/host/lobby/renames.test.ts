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

/** Lets somebody join under the name "Fox", connected. */
async function joinFox(person?: ReturnType<typeof createPerson>): Promise<void> {
  await host.join('good', undefined, person);
  host.peers.at(-1)?.events.emit('channelOpen', undefined);
}

/** Asks for another name as the participant `index`, and returns the host's answer: the name now, and why not. */
function rename(name: string, index = 0): readonly [string, string] {
  const { events, messages } = host.peers[index] ?? host.peers[0]!;
  messages.length = 0;
  events.emit('message', JSON.stringify({ type: 'rename', name }));
  const answers = messages.map((text) => JSON.parse(text) as { type: string; name: string; code: string });
  const answer = answers.find(({ type }) => type === 'renamed');
  return [answer?.name ?? '', answer?.code ?? 'no answer'];
}

const names = () => host.lobby.describeForGames().participants.map(({ name }) => name);

describe('a participant who asks for another name', () => {
  beforeEach(() => joinFox());

  it('has it at once, for the game server and for everybody in the lobby', async () => {
    await joinFox();
    host.peers[1]!.messages.length = 0;
    expect(rename('Vixen')).toEqual(['Vixen', '']);
    expect(names()).toEqual(['Vixen', 'Fox 2']);
    await vi.advanceTimersByTimeAsync(500);
    for (const { messages } of host.peers)
      expect(messages.join()).toContain('{"id":1,"name":"Vixen","muted":false,"deafened":false,"color":5}');
  });

  it.each([
    [' \u202eVixen\u0007', 'Vixen'],
    ['Vi\u200bxen', 'Vixen'],
    ['Vi\u0000xen', 'Vi xen'],
    ['V\u0069\u0308xen', 'V\u00efxen'],
    ['x'.repeat(200), 'x'.repeat(32)],
  ])('gets %j cleaned as at a join', (asked, shown) => {
    expect(rename(asked)).toEqual([shown, '']);
  });

  it('gets a number with a name that somebody else has, also with hidden characters, and keeps its own number', async () => {
    await joinFox();
    expect([rename('Fo\u200dx', 1), names()]).toEqual([
      ['Fox 2', ''],
      ['Fox', 'Fox 2'],
    ]);
    expect([rename('Fox', 0), rename('Fox 2', 0)]).toEqual([
      ['Fox', ''],
      ['Fox 2 2', ''],
    ]);
    expect(rename('Fox', 1)).toEqual(['Fox', '']);
  });

  it.each([[''], ['\u200b\u200b'], ['\u3164'], ['\u0007']])('keeps its name instead of %j', (asked) => {
    expect([rename(asked), names()]).toEqual([['Fox', 'bad-name'], ['Fox']]);
  });

  it('gets no answer to a name that does not fit the protocol, and stays', () => {
    expect([rename('x'.repeat(257)), names(), host.peers[0]?.isClosed]).toEqual([['', 'no answer'], ['Fox'], false]);
  });

  it('cannot change it endlessly', () => {
    const codes = Array.from({ length: 7 }, (_, index) => rename(`Fox ${index + 5}`)[1]);
    expect(codes).toEqual(['', '', '', '', '', 'too-many-renames', 'too-many-renames']);
    expect(names()).toEqual(['Fox 9']);
  });

  it('keeps it when it attaches another signalling connection', async () => {
    const { tickets } = await host.join();
    host.peers[1]?.events.emit('channelOpen', undefined);
    rename('Vixen', 1);
    expect([host.attach(2, tickets[0] ?? '').sent, names()]).toEqual([
      ['marked', 'attached'],
      ['Fox', 'Vixen'],
    ]);
  });
});

it('a renamed participant keeps its proven identity, so that it is still the same person who joins again', async () => {
  const person = createPerson();
  await joinFox(person);
  const { identity } = host.lobby.describeForGames().participants[0]!;
  rename('Vixen');
  expect(host.lobby.describeForGames().participants).toEqual([{ id: 1, name: 'Vixen', identity }]);
  await joinFox(person);
  expect(names()).toEqual(['Fox']);
});

it('a renamed participant keeps its place in the running game', async () => {
  await joinFox();
  const report = (x: number) =>
    host.lobby.applyServerMessage({
      complete: true,
      phase: undefined,
      players: [{ name: 'Fox', position: [x, 0, 0] }],
      refused: [],
    }).applied;
  expect(report(4)).toBe(1);
  rename('Vixen');
  expect(report(8)).toBe(1);
  const placement = new Float64Array(PLACEMENT_FIELDS);
  host.slots.readPlacement(host.peers[0]?.slot ?? 0, placement);
  expect(placement[PLACEMENT.x]).toBe(8);
});
