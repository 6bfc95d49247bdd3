import { describe, expect, it } from 'vitest';
import type { SignedSuccession } from '../../shared/protocol/succession-messages.ts';
import { askEvent, claim, succession } from '../support/succession/named-lobby.ts';
import type { ModelMessage } from '../support/succession/model-messages.ts';
import { possibleClaims } from '../support/succession/model-world.ts';
import { createSettledLobby, type SimulatedLobby } from '../support/succession/simulated-lobby.ts';

/** Whole lobbies in which somebody lies. Each keeps or gets one host, and the time that this takes is exact. */

const STEP_MS = 250;

/** Delivers a message to machines, also to those that are down. */
function inject(lobby: SimulatedLobby, from: string, places: readonly number[], message: ModelMessage): void {
  for (const place of places) lobby.input(place, { kind: 'deliver', envelope: { from, to: '*', message } });
}

function heldBy(lobby: SimulatedLobby, place: number): SignedSuccession {
  return lobby.nodes[place]?.elector.held as SignedSuccession;
}

/** The hosts that machines follow, in the order of their places. */
function followed(lobby: SimulatedLobby): string {
  return lobby.nodes.map(({ elector }) => elector.host.pin.slice(-1)).join('');
}

describe('a new host that refuses everybody', () => {
  it('loses the lobby to the next successor', () => {
    const lobby = createSettledLobby('abcdef', 'bcd');
    lobby.refusing.add(1);
    lobby.down.add(0);
    lobby.pass(2_500);
    expect(followed(lobby).slice(1)).toBe('bbbbb');
    lobby.pass(6_000);
    expect(followed(lobby).slice(2)).toBe('cccc');
    lobby.pass(6_000);
    // It hears of that too, and hosts no longer.
    expect(lobby.hosts()).toEqual(['c']);
  });

  it('does not win a second time, however many refuse', () => {
    const lobby = createSettledLobby('abcdef', 'bcd');
    lobby.refusing.add(1).add(2);
    lobby.down.add(0);
    lobby.pass(20_000);
    expect(followed(lobby).slice(3)).toBe('ddd');
    const claims = possibleClaims(lobby.sent);
    expect(new Set(claims.map(({ epoch, candidate }) => `${candidate}${epoch}`)).size).toBe(claims.length);
    for (const liar of ['b', 'c']) expect(claims.filter(({ candidate }) => candidate === liar)).toHaveLength(1);
    expect(lobby.hosts()).toEqual(['d']);
  });
});

describe('a candidate that collects votes without end', () => {
  it('does not keep others from the lobby', () => {
    const lobby = createSettledLobby('abcde', 'bc');
    lobby.down.add(0).add(1);
    lobby.pass(1_000);
    let epoch = 1;
    for (let passedMs = 0; passedMs < 8_000; passedMs += STEP_MS, epoch += 2) {
      const { ask } = askEvent('b', epoch, heldBy(lobby, 3));
      inject(lobby, 'b', [2, 3, 4], { kind: 'ask', ask });
      lobby.pass(STEP_MS);
    }
    expect(lobby.hosts()).toEqual(['c']);
    expect(followed(lobby).slice(2)).toBe('ccc');
  });
});

describe('a banned member with an old list', () => {
  it('neither votes nor hosts once the others hold the list without it', () => {
    const lobby = createSettledLobby('abcdef', 'fb');
    lobby.down.add(5);
    lobby.input(0, { kind: 'electorate', event: { type: 'gone', identity: 'f', hasLeft: false } });
    lobby.input(0, {
      kind: 'electorate',
      event: { type: 'successors', successors: heldBy(lobby, 1).successors.filter(({ identity }) => identity !== 'f') },
    });
    lobby.pass(3_000);
    expect(heldBy(lobby, 1)).toMatchObject({ electors: [...'bcde'], formerElectors: [] });
    // It still has what it was named in, and nobody has told it.
    expect(heldBy(lobby, 5).electors).toContain('f');
    lobby.down.clear();
    lobby.down.add(0);
    const before = lobby.sent.length;
    lobby.pass(6_000);
    expect(lobby.hosts()).toEqual(['b']);
    const claims = possibleClaims(lobby.sent.slice(before));
    expect(claims.map(({ candidate }) => candidate)).toEqual(['b']);
    expect(claims[0]?.voters).not.toContain('f');
  });
});

describe('a former host', () => {
  /** `a` was silent for a while, and `b` has the lobby. */
  function replaced(): SimulatedLobby {
    const lobby = createSettledLobby('abcde', 'bc');
    lobby.down.add(0);
    lobby.pass(4_000);
    expect(lobby.hosts()).toEqual(['b']);
    return lobby;
  }

  it.each<[string, () => ModelMessage]>([
    [
      'a claim with electors of its own',
      () => {
        const own = succession({ version: 90, electors: 'a', successors: 'a' });
        return { kind: 'moved', claims: [claim('a', 90, own, 'a')] };
      },
    ],
    [
      'a claim with votes that it had before',
      () => ({ kind: 'moved', claims: [claim('b', 1, succession({ version: 3 }), 'bcd')] }),
    ],
    [
      'a question that names other electors',
      () => ({ kind: 'ask', ask: askEvent('c', 2, succession({ version: 90, electors: 'ac', successors: 'c' })).ask }),
    ],
    ['a newer succession', () => ({ kind: 'succession', base: succession({ version: 90, electors: 'a' }) })],
  ])('does not call its members back by %s', (_, lie) => {
    const lobby = replaced();
    const held = [1, 2, 3, 4].map((place) => heldBy(lobby, place).signature);
    inject(lobby, 'a', [1, 2, 3, 4], lie());
    lobby.pass(3_000);
    expect(lobby.hosts()).toEqual(['b']);
    expect(followed(lobby).slice(1)).toBe('bbbb');
    expect([1, 2, 3, 4].map((place) => heldBy(lobby, place).signature)).toEqual(held);
  });
});

describe('a lying newcomer', () => {
  it('changes neither electors nor host by votes, readiness, questions and promises that are not its own', () => {
    const lobby = createSettledLobby('abcdex', 'bc');
    const base = heldBy(lobby, 3);
    const stranger = 'y';
    const { version } = base;
    for (const place of [0, 1, 2]) {
      inject(lobby, stranger, [place], { kind: 'ack', epoch: 0, version, votedEpoch: 0 });
      inject(lobby, stranger, [place], { kind: 'ready', epoch: 1, votedEpoch: 0 });
    }
    const question = askEvent(stranger, 1, succession({ issuer: stranger, version: 90, successors: stranger }));
    inject(lobby, stranger, [1, 2, 3, 4, 5], { kind: 'ask', ask: question.ask });
    lobby.pass(3_000);
    expect(lobby.hosts()).toEqual(['a']);
    expect(heldBy(lobby, 3)).toEqual(base);
    lobby.down.add(0);
    lobby.pass(3_000);
    expect(lobby.hosts()).toEqual(['b']);
  });
});
