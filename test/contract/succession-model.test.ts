import { describe, expect, it } from 'vitest';
import { stepElector } from '../../shared/succession/elector.ts';
import { stepElectorate } from '../../shared/succession/electorate.ts';
import type { ElectorState } from '../../shared/succession/elector-state.ts';
import { NO_VOTES } from '../../shared/model/vote-memory.ts';
import { explore } from '../support/succession/explore.ts';
import {
  explorationOf,
  atHost,
  memberJoins,
  successorsAre,
  TIMELESS_RULES,
} from '../support/succession/model-scenario.ts';

/**
 * Looks into every order in which messages can arrive, once, several times or never, and in which members lose their
 * host and hear it again. It drives the program's own rules; only signatures and time are simplified.
 */

const TIMEOUT_MS = 120_000;

/** `b` may take over in epoch 1; then `c` may instead, in the same epoch. */
const TWO_CANDIDATES_FOR_ONE_EPOCH = { electors: 'bcd', successors: 'b', otherStandbys: 'c' };

describe('votes, in every order of events', () => {
  it('make one host for each epoch after the host died', { timeout: TIMEOUT_MS }, () => {
    const result = explore(
      explorationOf({ electors: 'bcd', successors: 'bc' }, { dead: [0], lost: ['join', 'ack'], maxEpoch: 2 }),
    );
    expect(result).toMatchObject({ violation: '', isComplete: true });
    expect([...result.hostEpochs].sort()).toEqual([0, 1, 2]);
  });

  it('make one host while the old one is still heard by some', { timeout: TIMEOUT_MS }, () => {
    const result = explore(
      explorationOf({ electors: 'bcd', successors: 'b' }, { mayHearAgain: true, lost: ['join', 'ack'], maxEpoch: 1 }),
    );
    expect(result).toMatchObject({ violation: '', isComplete: true });
    expect([...result.hostEpochs].sort()).toEqual([0, 1]);
  });

  it('make one host while another successor is named', { timeout: TIMEOUT_MS }, () => {
    const result = explore(
      explorationOf(TWO_CANDIDATES_FOR_ONE_EPOCH, { script: [successorsAre('c')], lost: ['join', 'ack'], maxEpoch: 1 }),
    );
    expect(result).toMatchObject({ violation: '', isComplete: true });
    expect(result.hostEpochs).toContain(1);
  });

  it('make one host while a member joins', { timeout: TIMEOUT_MS }, () => {
    const result = explore(
      explorationOf({ electors: 'b', later: 'c', successors: 'b' }, { script: [memberJoins('c')], maxEpoch: 1 }),
    );
    expect(result).toMatchObject({ violation: '', isComplete: true });
    expect(result.hostEpochs).toContain(1);
  });

  it('do not count a banned member once its ban is held', { timeout: TIMEOUT_MS }, () => {
    const script = [successorsAre('b'), atHost({ type: 'gone', identity: 'c', hasLeft: false })];
    const result = explore(explorationOf({ electors: 'bc', successors: 'cb' }, { script, banned: 'c', maxEpoch: 1 }));
    expect(result).toMatchObject({ violation: '', isComplete: true });
    expect(result.hostEpochs).toContain(1);
  });

  it('make one host although a member votes for everybody', { timeout: TIMEOUT_MS }, () => {
    const result = explore(
      explorationOf(
        { electors: 'bcd', successors: 'bc' },
        { dead: [0], losers: [1, 2], liars: ['d'], lost: ['join', 'ack'], maxEpoch: 2 },
      ),
    );
    expect(result).toMatchObject({ violation: '', isComplete: true });
    expect(result.hostEpochs).toContain(1);
  });

  it('make one host although a member starts again in between', { timeout: TIMEOUT_MS }, () => {
    const script = [successorsAre('c'), { node: 3, input: { kind: 'reload', hasMemory: true } as const }];
    const result = explore(explorationOf(TWO_CANDIDATES_FOR_ONE_EPOCH, { script, lost: ['join', 'ack'], maxEpoch: 1 }));
    expect(result).toMatchObject({ violation: '', isComplete: true });
    expect(result.hostEpochs).toContain(1);
  });
});

/** Wrong rules: the exploration has to find what they break, or it proves nothing. */
describe('the exploration finds two hosts of one epoch', () => {
  it('if members may vote twice', { timeout: TIMEOUT_MS }, () => {
    const forgetful: typeof stepElector = (state, event, nowMs) => stepElector(withoutVotes(state), event, nowMs);
    const result = explore(
      explorationOf(TWO_CANDIDATES_FOR_ONE_EPOCH, {
        rules: { ...TIMELESS_RULES, stepElector: forgetful },
        script: [successorsAre('c')],
        lost: ['join', 'ack'],
        maxEpoch: 1,
      }),
    );
    expect(result.violation).toBe('two hosts of epoch 1');
  });

  it('if a member that starts again has forgotten its votes', { timeout: TIMEOUT_MS }, () => {
    const script = [successorsAre('c'), { node: 3, input: { kind: 'reload', hasMemory: false } as const }];
    const result = explore(explorationOf(TWO_CANDIDATES_FOR_ONE_EPOCH, { script, lost: ['join', 'ack'], maxEpoch: 1 }));
    expect(result.violation).toBe('two hosts of epoch 1');
  });

  it('if electors change without the former ones', { timeout: TIMEOUT_MS }, () => {
    const hasty: typeof stepElectorate = (state, event, nowMs) => {
      const { state: next, succession } = stepElectorate(state, event, nowMs);
      if (succession === null) return { state: next, succession };
      const issued = { ...next.issued, formerElectors: [] };
      return { state: { ...next, issued }, succession: { ...succession, formerElectors: [] } };
    };
    const result = explore(
      explorationOf(
        { electors: 'b', later: 'c', successors: 'b', otherStandbys: 'c' },
        {
          rules: { ...TIMELESS_RULES, stepElectorate: hasty },
          script: [atHost({ type: 'gone', identity: 'b', hasLeft: false }), memberJoins('c'), successorsAre('c')],
          maxEpoch: 1,
        },
      ),
    );
    expect(result.violation).toBe('two hosts of epoch 1');
  });

  it('if a member acknowledges its host after it has voted for another', { timeout: TIMEOUT_MS }, () => {
    const agreeable: typeof stepElector = (state, event, nowMs) =>
      stepElector(event.type === 'succession' ? withoutVotes(state) : state, event, nowMs);
    const result = explore(
      explorationOf(
        { electors: 'b', later: 'c', successors: 'b', otherStandbys: 'c' },
        {
          rules: { ...TIMELESS_RULES, stepElector: agreeable },
          script: [memberJoins('c'), memberJoins('b', false), successorsAre('c')],
          maxEpoch: 1,
        },
      ),
    );
    expect(result.violation).toBe('two hosts of epoch 1');
  });
});

function withoutVotes(state: ElectorState): ElectorState {
  return { ...state, memory: { ...NO_VOTES, ...state.memory, votedEpoch: 0 } };
}
