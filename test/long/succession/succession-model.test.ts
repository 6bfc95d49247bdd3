import { expect, it } from 'vitest';
import { explore } from '../../support/succession/explore.ts';
import { explorationOf, memberJoins, successorsAre } from '../../support/succession/model-scenario.ts';

/** The exploration of test/contract/succession-model.test.ts with bounds that take minutes: 1.3 million worlds. */
it('votes make one host while all electors are replaced', { timeout: 900_000 }, () => {
  const script = [memberJoins('c'), memberJoins('b', false), successorsAre('c')];
  const lobby = { electors: 'b', later: 'c', successors: 'b', otherStandbys: 'c' };
  const result = explore(explorationOf(lobby, { script, maxEpoch: 1 }));
  expect(result).toMatchObject({ violation: '', isComplete: true });
  expect(result.hostEpochs).toContain(1);
});
