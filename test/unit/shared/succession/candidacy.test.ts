import { describe, expect, it } from 'vitest';
import type { Grant } from '../../../../shared/protocol/succession-messages.ts';
import {
  createCandidacy,
  stepCandidacy,
  voteBase,
  type CandidacyAction,
  type CandidacyEvent,
  type CandidacyState,
} from '../../../../shared/succession/candidacy.ts';
import { authenticSuccession, signVote } from '../../../support/succession/model-messages.ts';
import { succession } from '../../../support/succession/named-lobby.ts';

/** A standby host of the lobby of `a`, on a clock that the test moves. */
class PlayedCandidate {
  state: CandidacyState;
  nowMs = 0;
  readonly #base = succession({ successors: 'bc' });

  constructor(identity: string) {
    this.state = createCandidacy(identity, 0);
    this.take({ type: 'succession', base: authenticSuccession(this.#base) });
  }

  take(event: CandidacyEvent): readonly CandidacyAction[] {
    const { state, actions } = stepCandidacy(this.state, event, this.nowMs);
    this.state = state;
    return actions;
  }

  wait(durationMs: number): readonly CandidacyAction[] {
    this.nowMs += durationMs;
    return this.take({ type: 'time' });
  }

  loseHost(): readonly CandidacyAction[] {
    return this.take({ type: 'own-host', lostAtMs: this.nowMs });
  }

  ready(identities: string, epoch: number, votedEpoch = 0): readonly CandidacyAction[] {
    return [...identities].flatMap((identity) => this.take({ type: 'ready', identity, epoch, votedEpoch }));
  }

  vote(identities: string, epoch: number): readonly CandidacyAction[] {
    return [...identities].flatMap((identity) =>
      this.take({ type: 'vote', identity, epoch, ballot: signVote(identity, epoch, this.state.identity, this.#base) }),
    );
  }
}

/** Returns the receivers of an action, its epoch, and whether it is binding. */
function textOf(action: CandidacyAction): string {
  if (action.do === 'claim') return `claim ${action.claim.epoch}`;
  return `ask ${action.to} ${action.ask.epoch}${action.ask.isBinding ? ' binding' : ''}`;
}

function textsOf(actions: readonly CandidacyAction[]): readonly string[] {
  return actions.map(textOf);
}

describe('a candidate', () => {
  it('asks who is ready when its own member loses the host, then for votes, and claims with a majority', () => {
    const first = new PlayedCandidate('b');
    expect(textsOf(first.loseHost())).toEqual(['ask * 1']);
    expect(textsOf(first.ready('bc', 1))).toEqual([]);
    expect(textsOf(first.ready('d', 1))).toEqual(['ask * 1 binding']);
    expect(textsOf(first.vote('bc', 1))).toEqual([]);
    const [won] = first.vote('d', 1);
    expect(won).toMatchObject({ do: 'claim', claim: { epoch: 1, candidate: 'b' } });
    expect(won?.do === 'claim' && won.claim.votes.map(({ publicKey }) => publicKey).sort()).toEqual(['b', 'c', 'd']);
  });

  it('waits 700 ms for each successor before it, and asks in an epoch of its own', () => {
    const second = new PlayedCandidate('c');
    expect(textsOf(second.loseHost())).toEqual([]);
    expect(textsOf(second.wait(650))).toEqual([]);
    expect(textsOf(second.wait(50))).toEqual(['ask * 2']);
  });

  it('asks nobody while its member hears the host, if it is no successor, or without a succession', () => {
    expect(new PlayedCandidate('b').wait(60_000)).toEqual([]);
    const other = new PlayedCandidate('e');
    expect([...other.loseHost(), ...other.wait(60_000)]).toEqual([]);
    const fresh = createCandidacy('b', 0);
    expect(stepCandidacy(fresh, { type: 'own-host', lostAtMs: 0 }, 5_000).actions).toEqual([]);
  });

  it('asks those who come later, in the state of the round', () => {
    const first = new PlayedCandidate('b');
    expect(first.take({ type: 'linked', identity: 'c' })).toEqual([]);
    first.loseHost();
    expect(textsOf(first.take({ type: 'linked', identity: 'c' }))).toEqual(['ask c 1']);
    first.ready('bcd', 1);
    expect(textsOf(first.take({ type: 'linked', identity: 'e' }))).toEqual(['ask e 1 binding']);
  });

  it('asks again after 2.1 s, in a higher epoch if it has asked for votes', () => {
    const first = new PlayedCandidate('b');
    first.loseHost();
    expect(textsOf(first.wait(2_050))).toEqual([]);
    expect(textsOf(first.wait(50))).toEqual(['ask * 1']);
    first.ready('bcd', 1);
    expect(textsOf(first.wait(2_100))).toEqual(['ask * 3']);
  });

  it('gives up what binds nobody when its member hears the host again', () => {
    const first = new PlayedCandidate('b');
    first.loseHost();
    first.take({ type: 'own-host', lostAtMs: null });
    expect(voteBase(first.state)).toBeNull();
    expect([...first.ready('bcd', 1), ...first.wait(60_000)]).toEqual([]);
  });

  it('asks at once when its living host wants it to take over, and reports that', () => {
    const second = new PlayedCandidate('c');
    const grant: Grant = { candidate: 'c', signature: 'of a' };
    expect(second.take({ type: 'grant', grant })).toMatchObject([{ do: 'ask', to: '*', ask: { epoch: 2, grant } }]);
  });

  it('begins again under a newer succession, and ignores older ones', () => {
    const first = new PlayedCandidate('b');
    first.loseHost();
    first.ready('bc', 1);
    const newer = authenticSuccession(succession({ version: 2 }));
    expect(first.take({ type: 'succession', base: newer })).toMatchObject([{ do: 'ask', ask: { base: newer } }]);
    expect(textsOf(first.ready('d', 1))).toEqual([]);
    expect(first.take({ type: 'succession', base: authenticSuccession(succession()) })).toEqual([]);
  });

  it('stops when another host has the lobby', () => {
    const first = new PlayedCandidate('b');
    first.loseHost();
    first.take({ type: 'followed', epoch: 2 });
    expect([...first.ready('bcd', 1), ...first.wait(60_000)]).toEqual([]);
  });
});

describe('a candidate counts', () => {
  it('nobody twice, nobody who is no elector, and nothing of another epoch', () => {
    const first = new PlayedCandidate('b');
    first.loseHost();
    expect(textsOf([...first.ready('bbbcxyz', 1), ...first.ready('de', 3)])).toEqual([]);
    first.ready('d', 1);
    expect(textsOf([...first.vote('bbbcxyz', 1), ...first.vote('de', 3)])).toEqual([]);
    expect(textsOf(first.vote('d', 1))).toEqual(['claim 1']);
  });

  it('no votes before it has asked for them, and none without its own member', () => {
    const early = new PlayedCandidate('b');
    early.loseHost();
    expect(early.vote('bcde', 1)).toEqual([]);
    const alone = new PlayedCandidate('b');
    alone.loseHost();
    expect(textsOf(alone.ready('cde', 1))).toEqual([]);
    alone.ready('b', 1);
    expect(textsOf(alone.vote('cde', 1))).toEqual([]);
  });

  it('as many votes as a claim needs, and no more', () => {
    const first = new PlayedCandidate('b');
    const wide = authenticSuccession(succession({ version: 2, electors: 'bcd', formerElectors: 'bcdef' }));
    first.take({ type: 'succession', base: wide });
    first.loseHost();
    first.ready('bcd', 1);
    expect(textsOf(first.vote('bc', 1))).toEqual([]);
    const [won] = first.vote('d', 1);
    // Three of the five former electors are needed, so nobody can be left out.
    expect(won?.do === 'claim' && won.claim.votes).toHaveLength(3);
  });
});

describe('members that have voted in a higher epoch', () => {
  it('are asked above it, for this round only', () => {
    const first = new PlayedCandidate('b');
    first.loseHost();
    expect(textsOf(first.ready('c', 1, 6))).toEqual(['ask * 7']);
    expect(textsOf(first.wait(2_100))).toEqual(['ask * 1']);
  });

  it('cannot use the epoch numbers up, however often they say it', () => {
    const first = new PlayedCandidate('b');
    first.loseHost();
    expect(first.ready('c', 1, 2_147_483_647)).toEqual([]);
    let epoch = 1;
    for (let time = 0; time < 5_000; time++) {
      const [asked] = first.ready('c', epoch, epoch + 999_000);
      if (asked?.do === 'ask') epoch = asked.ask.epoch;
    }
    expect(epoch).toBeLessThan(1_000_010);
    expect(textsOf(first.wait(2_100))).toEqual(['ask * 1']);
  });
});
