import { describe, expect, it } from 'vitest';
import type { Succession } from '../../../../shared/protocol/succession-messages.ts';
import {
  createElectorate,
  stepElectorate,
  type ElectorateEvent,
  type ElectorateState,
} from '../../../../shared/succession/electorate.ts';
import { successorOf } from '../../../support/succession/model-node.ts';
import { succession } from '../../../support/succession/named-lobby.ts';

const HOST = { lobbyId: 'lobby', epoch: 0, host: 'a' };

/** A host whose events the test plays. */
class PlayedHost {
  state: ElectorateState;
  nowMs = 0;
  /** The succession that it issued last. */
  issued: Succession | undefined;
  /** How many it has issued. */
  count = 0;

  constructor(base: Succession | null = null, host = HOST) {
    this.state = createElectorate(host, base, 0);
  }

  take(event: ElectorateEvent): Succession | null {
    const { state, succession: issued } = stepElectorate(this.state, event, this.nowMs);
    this.state = state;
    this.issued = issued ?? this.issued;
    this.count += issued === null ? 0 : 1;
    return issued;
  }

  /** Members with a connection, in this order. */
  join(identities: string, { votes = true, isPresent = true } = {}): void {
    for (const identity of identities)
      this.take({ type: 'member', identity, order: identity.charCodeAt(0), votes, isPresent });
  }

  /** All of them hold what was issued last, or `version`. */
  hold(identities: string, { version = this.issued?.version ?? 0, epoch = 0, votedEpoch = 0 } = {}): void {
    for (const identity of identities) this.take({ type: 'acknowledged', identity, epoch, version, votedEpoch });
  }

  choose(identities: string): Succession | null {
    return this.take({ type: 'successors', successors: [...identities].map(successorOf) });
  }

  /** The electors and the former electors of now, as words. */
  get lists(): readonly string[] {
    return [this.issued?.electors ?? [], this.issued?.formerElectors ?? []].map((list) => list.join(''));
  }
}

/** A host whose electors are settled. */
function createSettled(identities: string): PlayedHost {
  const host = new PlayedHost();
  for (const identity of identities) {
    host.join(identity);
    host.hold(identities);
    host.hold(identities);
  }
  expect(host.lists).toEqual([identities, '']);
  return host;
}

describe('a host', () => {
  it('issues a succession for its first elector, and numbers those that follow', () => {
    const host = new PlayedHost();
    expect(host.take({ type: 'time' })).toBeNull();
    host.join('b');
    expect(host.issued).toMatchObject({ ...HOST, version: 1, electors: ['b'], formerElectors: [], successors: [] });
    expect(host.choose('b')).toMatchObject({ version: 2, successors: [{ identity: 'b' }] });
  });

  it('issues nothing when nothing has changed, unless it is to renew it', () => {
    const host = createSettled('bc');
    host.choose('b');
    const { count } = host;
    host.choose('b');
    host.join('bc');
    host.hold('bc');
    expect(host.take({ type: 'time' })).toBeNull();
    expect(host.count).toBe(count);
    const before = host.issued;
    expect(host.take({ type: 'renew' })).toEqual({ ...before, version: (before?.version ?? 0) + 1 });
  });

  it('counts itself as no elector, nor anybody who keeps no promises', () => {
    const host = new PlayedHost();
    host.join('a');
    host.join('c', { votes: false });
    host.join('b');
    expect(host.lists).toEqual(['b', '']);
  });

  it('keeps 25 electors: those who can take over, then those who came first', () => {
    const host = new PlayedHost();
    const names = 'bcdefghijklmnopqrstuvwxyzABCDEF';
    for (const [order, identity] of [...names].entries())
      host.take({ type: 'member', identity, order, votes: true, isPresent: true });
    host.choose('F');
    for (let time = 0; time < 3; time++) host.hold(names);
    expect(host.issued?.electors).toHaveLength(25);
    expect(host.issued?.electors).toContain('F');
    expect(host.issued?.electors).not.toContain('B');
    expect(host.issued?.successors).toMatchObject([{ identity: 'F' }]);
  });

  it('names no successor that is no elector, for that one could not vote for itself', () => {
    const host = createSettled('bc');
    host.choose('xb');
    expect(host.issued?.successors).toMatchObject([{ identity: 'b' }]);
  });
});

describe('electors that change', () => {
  it('are asked together with the former ones until half of those hold it', () => {
    const host = createSettled('bcd');
    host.join('e');
    expect(host.lists).toEqual(['bcde', 'bcd']);
    host.hold('e');
    host.hold('b');
    expect(host.lists).toEqual(['bcde', 'bcd']);
    host.hold('c');
    expect(host.lists).toEqual(['bcde', '']);
  });

  it('wait for no member that has left, which promised not to vote', () => {
    const host = createSettled('bcd');
    host.take({ type: 'gone', identity: 'b', hasLeft: true });
    expect(host.lists).toEqual(['cd', 'bcd']);
    host.hold('c');
    expect(host.lists).toEqual(['cd', '']);
  });

  it('wait for the others when a member is banned, which may still vote', () => {
    const host = createSettled('bcd');
    host.take({ type: 'gone', identity: 'b', hasLeft: false });
    host.hold('c');
    expect(host.lists).toEqual(['cd', 'bcd']);
    // What it says counts no longer, whatever it claims to hold.
    host.hold('b', { version: 99 });
    host.hold('b');
    expect(host.lists).toEqual(['cd', 'bcd']);
    host.hold('d');
    expect(host.lists).toEqual(['cd', '']);
  });

  it('do not count a member as gone that left and came back', () => {
    const host = createSettled('bcd');
    host.take({ type: 'gone', identity: 'b', hasLeft: true });
    host.join('b');
    host.hold('b', { version: 1 });
    host.hold('c');
    expect(host.lists[1]).toBe('bcd');
  });

  it.each([
    ['a version that was never issued', { version: 1_000 }],
    ['another epoch', { epoch: 7 }],
    ['the version before', { version: 1 }],
    ['it while it has voted for another host', { votedEpoch: 1 }],
  ])('do not change because of a member that says it holds %s', (_, lie) => {
    const host = createSettled('bc');
    host.join('d');
    host.hold('b', lie);
    host.hold('d', lie);
    expect(host.lists).toEqual(['bcd', 'bc']);
    host.hold('b');
    expect(host.lists).toEqual(['bcd', '']);
  });

  it('do not change because of newcomers, however many say that they hold it', () => {
    const host = createSettled('bcd');
    host.join('efgh');
    const { issued } = host;
    host.hold('efgh');
    expect(host.issued).toEqual(issued);
    expect(host.lists[1]).toBe('bcd');
  });

  it('remember nobody who came and left without a vote, however many do', () => {
    const host = createSettled('bc');
    for (let count = 0; count < 2_000; count++) {
      const identity = `stranger ${count}`;
      host.take({ type: 'member', identity, order: 1_000 + count, votes: false, isPresent: true });
      host.take({ type: 'gone', identity, hasLeft: true });
    }
    expect(JSON.stringify(host.state).length).toBeLessThan(2_000);
    host.take({ type: 'gone', identity: 'b', hasLeft: true });
    host.take({ type: 'time' });
    expect(host.lists).toEqual(['c', '']);
  });
});

describe('a host that takes a lobby over', () => {
  const base = succession({ electors: 'bcde', successors: 'bc' });
  const NEXT = { lobbyId: 'lobby', epoch: 1, host: 'b' };

  it('begins with the electors and the other successors of the host before, whose members come back one by one', () => {
    const host = new PlayedHost(base, NEXT);
    host.take({ type: 'time' });
    expect(host.issued).toMatchObject({ ...NEXT, version: 1, successors: [{ identity: 'c' }] });
    expect(host.lists).toEqual(['cde', 'bcde']);
  });

  it('keeps those successors for 15 s, and after that those who stand by', () => {
    const host = new PlayedHost(base, NEXT);
    host.take({ type: 'time' });
    host.choose('d');
    expect(host.issued?.successors.map(({ identity }) => identity)).toEqual(['d', 'c']);
    host.nowMs = 14_999;
    expect(host.take({ type: 'time' })).toBeNull();
    host.nowMs = 15_000;
    expect(host.take({ type: 'time' })?.successors.map(({ identity }) => identity)).toEqual(['d']);
  });

  it('drops a successor before that is gone', () => {
    const host = new PlayedHost(base, NEXT);
    host.take({ type: 'gone', identity: 'c', hasLeft: false });
    expect(host.issued?.successors).toEqual([]);
  });

  it('counts from where its process before stopped', () => {
    const host = new PlayedHost({ ...base, version: 41, epoch: 0 });
    host.take({ type: 'renew' });
    expect(host.issued?.version).toBe(42);
  });
});
