import { describe, expect, it } from 'vitest';
import { NO_VOTES, type VoteMemory } from '../../../../shared/model/vote-memory.ts';
import type { SignedSuccession } from '../../../../shared/protocol/succession-messages.ts';
import { askEvent, claim, moved, succession, successionEvent } from '../../../support/succession/named-lobby.ts';
import { PlayedElector, votesIn } from '../../../support/succession/played-elector.ts';

/** `d`, who has lost the host `a` and holds its succession. */
function createVoter(base: SignedSuccession = succession(), memory?: VoteMemory | null): PlayedElector {
  const voter = new PlayedElector('d', memory === undefined ? {} : { memory });
  voter.take(successionEvent(base));
  voter.loseHost();
  return voter;
}

describe('a member that has lost its host', () => {
  it('is ready first, and then votes, and stores its vote before it sends it', () => {
    const voter = createVoter();
    expect(voter.take(askEvent('b', 1, succession(), { isBinding: false }))).toEqual([
      { do: 'ready', candidate: 'b', epoch: 1, votedEpoch: 0 },
    ]);
    expect(voter.take(askEvent('b', 1, succession()))).toEqual([
      { do: 'remember', memory: { votedEpoch: 1, epoch: 0, version: 1, isReleased: false } },
      { do: 'vote', candidate: 'b', epoch: 1, base: succession() },
    ]);
  });

  it('votes once in an epoch, and in none below', () => {
    const voter = createVoter();
    voter.take(askEvent('c', 2, succession()));
    voter.wait(5_000);
    for (const ask of [askEvent('c', 2, succession()), askEvent('b', 1, succession())])
      expect(voter.take(ask)).toEqual([{ do: 'ready', candidate: ask.candidate, epoch: ask.ask.epoch, votedEpoch: 2 }]);
    expect(votesIn(voter.done)).toEqual(['c 2']);
  });

  it('keeps a question until it has lost its host too, for 3 s', () => {
    const voter = new PlayedElector('d');
    voter.take(successionEvent(succession()));
    expect(voter.take(askEvent('b', 1, succession()))).toEqual([]);
    expect(votesIn(voter.loseHost())).toEqual(['b 1']);
    const late = new PlayedElector('d');
    late.take(successionEvent(succession()));
    late.take(askEvent('b', 1, succession()));
    late.wait(3_000);
    expect(votesIn(late.loseHost())).toEqual([]);
  });

  it('votes while it hears its host if that wants it, and for nobody else', () => {
    const voter = new PlayedElector('d');
    voter.take(successionEvent(succession()));
    const grant = { candidate: 'c', signature: 'of a' };
    expect(voter.take(askEvent('b', 1, succession(), { grant }))).toEqual([]);
    expect(votesIn(voter.take(askEvent('c', 2, succession(), { grant })))).toEqual(['c 2']);
  });

  it.each<[string, () => ReturnType<typeof askEvent>]>([
    ['in an epoch of another successor', () => askEvent('b', 2, succession())],
    ['who is no successor', () => askEvent('e', 1, succession())],
    ['in the epoch of the host', () => askEvent('b', 0, succession())],
    ['who would use the numbers up', () => askEvent('b', 1_003, succession())],
    ['under a succession that it does not hold', () => askEvent('b', 1, succession({ electors: 'bcd' }))],
    ['under a newer succession of a stranger', () => askEvent('b', 1, succession({ issuer: 'x', version: 9 }))],
    ['of another lobby', () => askEvent('b', 1, succession({ lobbyId: 'other', version: 9 }))],
  ])('does not vote for a candidate %s', (_, ask) => {
    const voter = createVoter();
    voter.take(ask());
    expect(votesIn([...voter.done, ...voter.wait(4_000)])).toEqual([]);
  });

  it('does not vote if it is no elector, has no memory, or has promised to wait', () => {
    const voters = [
      createVoter(succession({ electors: 'bce' })),
      createVoter(succession(), null),
      createVoter(succession({ electors: 'bce' }), { ...NO_VOTES, isReleased: true }),
    ];
    for (const voter of voters) {
      voter.take(askEvent('b', 1, voter.state.held ?? succession()));
      expect(votesIn(voter.done)).toEqual([]);
    }
    const left = createVoter();
    left.take({ type: 'leaving' });
    left.take(askEvent('b', 1, succession()));
    expect(votesIn(left.done)).toEqual([]);
  });

  it('sends a newer succession to a candidate that lacks it', () => {
    const newer = succession({ version: 2 });
    const voter = createVoter(newer);
    expect(voter.take(askEvent('b', 1, succession()))).toEqual([{ do: 'update', candidate: 'b', base: newer }]);
  });

  it('does not vote for the host that it has lost', () => {
    const voter = createVoter();
    voter.take(moved([claim('b', 1, succession(), 'bcd')]));
    voter.loseHost();
    expect(voter.take(askEvent('b', 3, succession()))).toEqual([]);
    expect(votesIn(voter.take(askEvent('c', 2, succession())))).toEqual(['c 2']);
  });

  it('hosts alone only if its host is certainly dead', () => {
    const alone = succession({ electors: 'd', successors: 'd' });
    const voter = createVoter(alone);
    expect(votesIn(voter.take(askEvent('d', 1, alone)))).toEqual([]);
    voter.take({ type: 'signalling-closed' });
    expect(votesIn(voter.wait(100))).toEqual(['d 1']);
  });
});

describe('a candidate that collects votes and never takes over', () => {
  it('has 700 ms, in which no other one gets a vote', () => {
    const voter = createVoter();
    voter.take(askEvent('b', 1, succession()));
    voter.wait(600);
    expect(votesIn(voter.take(askEvent('c', 2, succession())))).toEqual([]);
    expect(votesIn(voter.wait(100))).toEqual(['c 2']);
  });

  it('does not get more time by asking again', () => {
    const voter = createVoter();
    voter.take(askEvent('b', 1, succession()));
    voter.wait(650);
    expect(votesIn(voter.take(askEvent('b', 3, succession())))).toEqual(['b 3']);
    voter.wait(50);
    expect(votesIn(voter.take(askEvent('b', 5, succession())))).toEqual([]);
    expect(votesIn(voter.take(askEvent('c', 6, succession())))).toEqual(['c 6']);
  });

  it('gets another vote 2.1 s after the first, as honest ones need whose messages were lost', () => {
    const voter = createVoter();
    voter.take(askEvent('b', 1, succession()));
    voter.wait(2_000);
    expect(votesIn(voter.take(askEvent('b', 3, succession())))).toEqual([]);
    expect(votesIn(voter.wait(100))).toEqual(['b 3']);
  });
});
