import { describe, expect, it } from 'vitest';
import { possibleClaims } from '../support/succession/model-world.ts';
import { createSettledLobby, type SimulatedLobby } from '../support/succession/simulated-lobby.ts';

const TIMEOUT_MS = 120_000;
const HEAL_MS = 20_000;

function expectOneHost(lobby: SimulatedLobby, host: string): void {
  expect(lobby.hosts()).toEqual([host]);
  expect([...lobby.followed()]).toEqual([host]);
}

describe('a lobby whose host is gone', () => {
  it('has the first successor as its host', () => {
    const lobby = createSettledLobby('abcde', 'bc');
    lobby.down.add(0);
    lobby.pass(2_500);
    expectOneHost(lobby, 'b');
  });

  it('has the second successor if the first is gone too', () => {
    const lobby = createSettledLobby('abcde', 'bc');
    lobby.down.add(0).add(1);
    lobby.pass(4_000);
    expectOneHost(lobby, 'c');
  });

  it('outlives two hosts in a row', () => {
    const lobby = createSettledLobby('abcdef', 'bc');
    lobby.down.add(0);
    lobby.pass(2_500);
    lobby.down.add(1);
    lobby.pass(6_000);
    expectOneHost(lobby, 'c');
  });

  it.each([1_000, 10_000, 60_000])('has one host when the old one returns after %d ms', (awayMs) => {
    const lobby = createSettledLobby('abcde', 'bc');
    lobby.down.add(0);
    lobby.pass(awayMs);
    lobby.down.clear();
    lobby.pass(5_000);
    expect(lobby.hosts()).toHaveLength(1);
    expect(lobby.followed().size).toBe(1);
  });

  it('waits if the only other elector is gone too', () => {
    const lobby = createSettledLobby('abc', 'b');
    lobby.down.add(0).add(2);
    lobby.pass(20_000);
    expect(lobby.hosts()).toEqual([]);
    lobby.down.clear();
    lobby.pass(8_000);
    expect(lobby.followed().size).toBe(1);
  });

  it('goes to its only other member after 5 s of silence, or at once if the kernel closed the connection', () => {
    const silent = createSettledLobby('ab', 'b');
    silent.down.add(0);
    silent.pass(4_500);
    expect(silent.hosts()).toEqual([]);
    silent.pass(3_500);
    expect(silent.hosts()).toEqual(['b']);
    const closed = createSettledLobby('ab', 'b');
    closed.down.add(0);
    closed.input(1, { kind: 'signalling-closed' });
    closed.pass(1_500);
    expect(closed.hosts()).toEqual(['b']);
  });
});

describe('a lobby that falls apart', () => {
  it('has a new host where most are, and one host within 5 s of healing', () => {
    const lobby = createSettledLobby('abcdefghij', 'fg');
    lobby.sides.splice(0, 10, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1);
    lobby.pass(8_000);
    expect(lobby.hosts()).toEqual(['a', 'f']);
    expect([...lobby.followed()].sort()).toEqual(['a', 'f']);
    lobby.sides.fill(0);
    lobby.pass(5_000);
    expectOneHost(lobby, 'f');
  });

  it('keeps its host where most are, and the others wait and come back', () => {
    const lobby = createSettledLobby('abcdefghij', 'gh');
    lobby.sides.splice(0, 10, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1);
    lobby.pass(20_000);
    expect(lobby.hosts()).toEqual(['a']);
    lobby.sides.fill(0);
    lobby.pass(1_000);
    expectOneHost(lobby, 'a');
    expect(lobby.nodes.map(({ elector }) => elector.memory?.votedEpoch ?? 0)).toEqual(Array(10).fill(0));
  });
});

describe('a host that leaves', () => {
  it('hands the lobby over while everybody hears it', () => {
    const lobby = createSettledLobby('abcde', 'bc');
    lobby.input(0, { kind: 'hand-over', to: 'c' });
    // Seven messages in a row, of 250 ms each.
    lobby.pass(2_000);
    expectOneHost(lobby, 'c');
  });
});

it(
  'has one host of each epoch, and one host again after healing, in 60 random histories',
  { timeout: TIMEOUT_MS },
  () => {
    for (let history = 1; history <= 60; history++) {
      const lobby = liveThrough(history);
      const claims = possibleClaims(lobby.sent);
      const hosts = new Map(claims.map(({ epoch, candidate }) => [epoch, candidate]));
      for (const { epoch, candidate } of claims) expect(candidate, `history ${history}`).toBe(hosts.get(epoch));
      lobby.sides.fill(0);
      lobby.down.clear();
      lobby.pass(HEAL_MS);
      expect(lobby.hosts(), `history ${history}`).toHaveLength(1);
      expect([...lobby.followed()], `history ${history}`).toEqual(lobby.hosts());
    }
  },
);

/** Something fails thirty times: partitions, deaths, lost, late and repeated messages, reloads, handovers. */
function liveThrough(seed: number): SimulatedLobby {
  const random = createRandom(seed);
  const size = 4 + random(3);
  const lobby = createSettledLobby('abcdef'.slice(0, size), 'bcd'.slice(0, 1 + random(3)));
  const mishaps: readonly (() => void)[] = [
    () => lobby.sides.forEach((_, place) => (lobby.sides[place] = random(2))),
    () => lobby.sides.forEach((_, place) => (lobby.sides[place] = random(2))),
    () => lobby.sides.fill(0),
    () => (lobby.down.size < 2 ? lobby.down.add(random(size)) : lobby.down),
    () => lobby.down.clear(),
    () => lobby.waiting.splice(0, random(5)),
    () => lobby.waiting.push(...lobby.sent.slice(random(lobby.sent.length)).slice(0, 3)),
    () => lobby.waiting.sort(() => random(3) - 1),
    () => lobby.input(1 + random(size - 1), { kind: 'reload', hasMemory: true }),
    () => lobby.nodes.forEach((_, place) => lobby.input(place, { kind: 'hand-over', to: 'bcd'[random(3)] ?? 'b' })),
  ];
  for (let count = 0; count < 30; count++) {
    mishaps[random(mishaps.length)]?.();
    lobby.pass(250 * (1 + random(8)));
  }
  return lobby;
}

/** A linear congruential generator (Numerical Recipes): the same histories each time. Below `limit`. */
function createRandom(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * limit);
  };
}
