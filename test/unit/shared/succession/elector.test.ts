import { describe, expect, it } from 'vitest';
import { NO_VOTES } from '../../../../shared/model/vote-memory.ts';
import { trustOf } from '../../../../shared/succession/elector-state.ts';
import { authenticSuccession, pinOf } from '../../../support/succession/model-messages.ts';
import { askEvent, claim, moved, succession, successionEvent } from '../../../support/succession/named-lobby.ts';
import { PlayedElector, votesIn } from '../../../support/succession/played-elector.ts';

/** `d`, who follows `a` and holds its succession. */
function createMember(base = succession()): PlayedElector {
  const member = new PlayedElector('d');
  member.take(successionEvent(base));
  return member;
}

const bWins = claim('b', 1, succession(), 'bcd');
/** What `b` issues in epoch 1. */
const second = succession({ epoch: 1, issuer: 'b', successors: 'cd' });

describe('a member with a host', () => {
  it('acknowledges each newer succession after it has stored it', () => {
    const member = new PlayedElector('d');
    for (const version of [1, 2])
      expect(member.take(successionEvent(succession({ version })))).toEqual([
        { do: 'remember', memory: { votedEpoch: 0, epoch: 0, version, isReleased: false } },
        { do: 'acknowledge', epoch: 0, version, votedEpoch: 0 },
      ]);
    expect(member.state).toMatchObject({ host: { epoch: 0, pin: pinOf('a') }, hostIdentity: 'a', lobbyId: 'lobby' });
  });

  it('acknowledges nothing if it is no elector or keeps no promises', () => {
    expect(createMember(succession({ electors: 'bce' })).done).toEqual([]);
    const forgetful = new PlayedElector('d', { memory: null });
    expect(forgetful.take(successionEvent(succession()))).toEqual([]);
  });

  it('acknowledges once it knows what it has promised in this lobby', () => {
    const member = new PlayedElector('d', { memory: null });
    member.take(successionEvent(succession({ version: 2 })));
    expect(member.take({ type: 'recalled', memory: null })).toEqual([]);
    expect(member.take({ type: 'recalled', memory: { ...NO_VOTES, version: 1 } })).toMatchObject([
      { do: 'remember', memory: { version: 2 } },
      { do: 'acknowledge', version: 2 },
    ]);
  });

  it('says that it has voted for another host, in place of a promise', () => {
    const member = createMember();
    member.loseHost();
    member.take(askEvent('b', 1, succession()));
    member.hearHost();
    expect(member.take(successionEvent(succession({ version: 2 })))).toEqual([
      { do: 'acknowledge', epoch: 0, version: 2, votedEpoch: 1 },
    ]);
  });

  it.each([
    ['of another host', succession({ version: 9, issuer: 'x' })],
    ['of another lobby', succession({ version: 9, lobbyId: 'other' })],
    ['that is older', succession({ version: 1 })],
  ])('ignores a succession %s', (_, other) => {
    const member = createMember(succession({ version: 2 }));
    member.take(successionEvent(other));
    expect(member.state.held).toEqual(succession({ version: 2 }));
  });

  it('promises not to vote when it leaves, until it has acknowledged again', () => {
    const member = createMember();
    expect(member.take({ type: 'leaving' })).toMatchObject([{ do: 'remember', memory: { isReleased: true } }]);
    expect(member.take({ type: 'connected' })).toMatchObject([
      { do: 'remember', memory: { isReleased: false } },
      { do: 'acknowledge' },
    ]);
  });
});

describe('a member that has lost its host', () => {
  it('notices after 1.2 s of silence, or 0.4 s if the kernel closed the connection', () => {
    const silent = createMember();
    silent.loseHost();
    expect(silent.nowMs).toBe(1_200);
    const closed = createMember();
    closed.take({ type: 'signalling-closed' });
    closed.loseHost();
    expect(closed.nowMs).toBe(400);
  });

  it('turns to the successors one after the other, its own standby host first, and to all again after 5 s', () => {
    const member = createMember(succession({ successors: 'bcd' }));
    const contactsIn = (actions: ReturnType<PlayedElector['wait']>): readonly string[] =>
      actions.flatMap((action) => (action.do === 'contact' ? [action.successor.identity] : []));
    expect(contactsIn(member.loseHost())).toEqual(['d']);
    expect(contactsIn(member.wait(650))).toEqual([]);
    expect(contactsIn(member.wait(50))).toEqual(['b']);
    expect(contactsIn(member.wait(700))).toEqual(['c']);
    expect(contactsIn(member.wait(4_950))).toEqual([]);
    expect(contactsIn(member.wait(50))).toEqual(['d', 'b', 'c']);
  });
});

describe('a member that hears of another host', () => {
  it('follows it by a claim with a majority from any sender', () => {
    const member = createMember();
    expect(member.take(moved([bWins]))).toMatchObject([{ do: 'follow', host: { epoch: 1, identity: 'b' } }]);
    expect(member.state).toMatchObject({
      host: { epoch: 1, pin: pinOf('b') },
      hostIdentity: 'b',
      formerHosts: [{ epoch: 0, pin: pinOf('a') }],
      claims: [bWins],
    });
  });

  it.each([
    ['with too few votes', [claim('b', 1, succession(), 'bc')]],
    ['with votes of those who are no electors', [claim('b', 1, succession(), 'bxyz')]],
    ['with votes for another epoch', [{ ...bWins, epoch: 3 }]],
    ['under a succession of a stranger', [claim('b', 1, succession({ issuer: 'x' }), 'bcd')]],
    ['of another lobby', [claim('b', 1, succession({ lobbyId: 'other' }), 'bcd')]],
    ['of somebody who is no successor', [claim('e', 1, succession(), 'bcde')]],
  ])('does not follow a claim %s', (_, claims) => {
    const member = createMember();
    const { host } = member.state;
    for (const isFromHost of [false, true]) expect(member.take(moved(claims, isFromHost))).toEqual([]);
    expect(member.state).toMatchObject({ host, claims: [], formerHosts: [] });
  });

  it('follows each host once, whenever the claim comes again, and none of an earlier epoch', () => {
    const member = createMember();
    const hoarded = claim('b', 1, succession(), 'bde');
    member.take(moved([claim('c', 2, succession(), 'cde')]));
    member.wait(60_000);
    for (const late of [hoarded, claim('c', 2, succession(), 'cde')]) expect(member.take(moved([late]))).toEqual([]);
    expect(member.state.host).toEqual({ epoch: 2, pin: pinOf('c') });
  });
});

describe('a host that lost its lobby', () => {
  /** `d` follows `b`, which has not said anything yet. */
  function follower(): PlayedElector {
    const member = createMember();
    member.take(moved([bWins]));
    return member;
  }

  it.each([
    ['electors of its own', succession({ version: 9, electors: 'xy', successors: 'x' })],
    [
      'electors who replace others without their consent',
      succession({ version: 9, electors: 'xd', formerElectors: 'xy' }),
    ],
  ])('does not call members back by a question with %s', (_, lie) => {
    const member = follower();
    member.take(askEvent('x', 2, lie));
    expect(member.state.held).toEqual(succession());
    expect(member.take(moved([claim('x', 2, lie, 'xy')]))).toEqual([]);
    expect(member.state.host.pin).toBe(pinOf('b'));
  });

  it('does not do it in steps either, each of which looks right', () => {
    const member = follower();
    const change = succession({ version: 8, electors: 'xyd', formerElectors: 'bcde', successors: 'x' });
    const lie = succession({ version: 9, electors: 'x', successors: 'x' });
    member.take(askEvent('x', 2, change));
    member.take(askEvent('x', 2, lie));
    for (const [base, voters] of [
      [change, 'xyd'],
      [lie, 'x'],
    ] as const)
      expect(member.take(moved([claim('x', 2, base, voters)]))).toEqual([]);
    expect(member.state.host.pin).toBe(pinOf('b'));
  });

  it('may have issued another succession with the same electors before: members vote under it', () => {
    const member = follower();
    const later = succession({ version: 2, successors: 'bce' });
    member.loseHost();
    expect(votesIn(member.take(askEvent('c', 2, later)))).toEqual(['c 2']);
  });

  it('has no say once the next host has named electors', () => {
    const member = follower();
    member.take(successionEvent(second));
    expect(trustOf(member.state).electors).toEqual(second);
    member.take(askEvent('c', 2, succession({ version: 2 })));
    expect(member.state.held).toEqual(second);
  });
});

describe('a member that joins a later host', () => {
  /** `d` has the invitation of `c`, which hosts in epoch 4 under the succession of `b`. */
  const path = [bWins, claim('c', 4, succession({ epoch: 1, issuer: 'b', successors: 'dec' }), 'bcd')];

  it('learns from that host how the lobby came there, and recognises a claim that leaves it out', () => {
    const member = new PlayedElector('d', { host: 'c' });
    member.take(moved(path, true));
    expect(member.state).toMatchObject({
      host: { pin: pinOf('c') },
      formerHosts: [
        { epoch: 0, pin: pinOf('a') },
        { epoch: 1, pin: pinOf('b') },
      ],
      claims: path,
    });
    member.take(successionEvent(succession({ epoch: 4, issuer: 'c' })));
    const rival = claim('e', 6, succession({ epoch: 1, issuer: 'b', successors: 'dec' }), 'bde');
    expect(member.take(moved([bWins, rival]))).toMatchObject([{ do: 'follow', host: { epoch: 6, identity: 'e' } }]);
    // Everybody can check what the member passes on.
    expect(member.state.claims).toEqual([bWins, rival]);
  });

  it.each([
    ['somebody else sends it', path, false],
    ['a claim on it has too few votes', [claim('b', 1, succession(), 'bc'), path[1]!], true],
    ['it has a gap', [claim('b', 3, succession(), 'bcd'), path[1]!], true],
    ['it ends at another host', [bWins], true],
  ])('learns nothing if %s', (_, claims, isFromHost) => {
    const member = new PlayedElector('d', { host: 'c' });
    member.take(moved(claims, isFromHost));
    expect(member.state).toMatchObject({ host: { epoch: null, pin: pinOf('c') }, formerHosts: [], claims: [] });
  });

  it('does not vote when a stranger that was never its host names it as an elector', () => {
    const newcomer = new PlayedElector('d', { host: 'c', memory: NO_VOTES });
    newcomer.take({
      type: 'ask',
      candidate: 'x',
      ask: {
        ...askEvent('x', 1, succession()).ask,
        base: authenticSuccession(succession({ issuer: 'x', successors: 'x' })),
      },
    });
    expect(votesIn([...newcomer.done, ...newcomer.loseHost()])).toEqual([]);
  });
});
