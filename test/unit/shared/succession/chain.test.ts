import { beforeAll, describe, expect, it } from 'vitest';
import type { Claim } from '../../../../shared/protocol/succession-messages.ts';
import { authenticateChain } from '../../../../shared/succession/authenticate.ts';
import { extendChain, judgeChain, type Trust } from '../../../../shared/succession/chain.ts';
import {
  claimFor,
  createSignedMember,
  issueSuccession,
  SIGNED_LOBBY_ID,
  type SignedMember,
} from '../../../support/succession/signed-lobby.ts';

let [founder, anna, ben, cleo, stranger]: SignedMember[] = [];
/** The founder's succession; Anna is the first successor and Ben the second. */
let first: ReturnType<typeof issueSuccession>;

beforeAll(async () => {
  [founder, anna, ben, cleo, stranger] = await Promise.all(Array.from({ length: 5 }, () => createSignedMember()));
  first = issueSuccession(known(founder), { epoch: 0, members: electors() }, [known(anna), known(ben)]);
});

function known(member: SignedMember | undefined): SignedMember {
  if (member === undefined) throw new Error('members are made before the tests');
  return member;
}

function electors(): SignedMember[] {
  return [known(anna), known(ben), known(cleo)];
}

/** What somebody believes who has the founder's invitation and nothing else. */
function invited(): Trust {
  return { lobbyId: '', host: { epoch: null, pin: known(founder).pin }, formerHosts: [], electors: null };
}

async function judge(claims: readonly Claim[], trust: Trust = invited()) {
  const authentic = await authenticateChain(claims);
  return authentic === undefined ? 'forged' : judgeChain(authentic, trust);
}

function annaWins(): Claim {
  return claimFor(known(anna), 1, first, [known(anna), known(cleo)]);
}

/** Anna hosts in epoch 1, and Ben after her. */
function benFollows(): Claim {
  const second = issueSuccession(known(anna), { epoch: 1, members: electors() }, [known(ben)]);
  return claimFor(known(ben), 2, second, [known(ben), known(cleo)]);
}

describe('a chain of claims', () => {
  it('leads from the founder to the host that a majority elected', async () => {
    expect(await judge([annaWins()])).toMatchObject({
      ok: true,
      value: {
        lobbyId: SIGNED_LOBBY_ID,
        epoch: 1,
        identity: known(anna).identity,
        invitation: known(anna).invitation,
        pin: known(anna).pin,
      },
    });
  });

  it('leads over several hosts, from each of them', async () => {
    const chain = [annaWins(), benFollows()];
    const expected = { ok: true, value: { epoch: 2, pin: known(ben).pin } };
    expect(await judge(chain)).toMatchObject(expected);
    const fromAnna = { ...invited(), host: { epoch: null, pin: known(anna).pin } };
    expect(await judge(chain, fromAnna)).toMatchObject(expected);
  });

  it('goes over hosts that it may skip', async () => {
    const skipped = claimFor(known(ben), 2, first, [known(ben), known(cleo)]);
    expect(await judge([skipped])).toMatchObject({ ok: true, value: { epoch: 2, pin: known(ben).pin } });
  });

  it.each<[string, () => Claim[], string]>([
    ['too few votes', () => [{ ...annaWins(), votes: annaWins().votes.slice(0, 1) }], 'not-elected'],
    [
      'one vote twice',
      () => [{ ...annaWins(), votes: [annaWins().votes, annaWins().votes].flatMap(([vote]) => vote ?? []) }],
      'not-elected',
    ],
    ['votes of strangers', () => [claimFor(known(anna), 1, first, [known(anna), known(stranger)])], 'not-elected'],
    ['votes of another epoch', () => [{ ...annaWins(), epoch: 3 }], 'not-elected'],
    ['votes for another candidate', () => [{ ...annaWins(), epoch: 2, candidate: known(ben).identity }], 'not-elected'],
    ['an epoch of another successor', () => [claimFor(known(anna), 2, first, electors())], 'not-a-successor'],
    ['a candidate that is no successor', () => [claimFor(known(cleo), 1, first, electors())], 'not-a-successor'],
    [
      'a host that is not of the lobby',
      () => {
        const own = issueSuccession(known(stranger), { epoch: 0, members: electors() }, [known(anna)]);
        return [claimFor(known(anna), 1, own, electors())];
      },
      'unknown-host',
    ],
    [
      'a gap',
      () => [
        annaWins(),
        { ...benFollows(), succession: issueSuccession(known(cleo), { epoch: 1, members: electors() }, [known(ben)]) },
      ],
      'broken-chain',
    ],
    [
      'a majority of the new electors only',
      () => {
        const joint = issueSuccession(
          known(founder),
          { epoch: 0, members: [known(anna)], formerElectors: electors().map(({ identity }) => identity) },
          [known(anna)],
        );
        return [claimFor(known(anna), 1, joint, [known(anna)])];
      },
      'not-elected',
    ],
  ])('fails with %s', async (_, chain, code) => {
    expect(await judge(chain())).toMatchObject({ ok: false, error: { code } });
  });

  it('fails if a host did not sign its succession', async () => {
    const forged = { ...first, electors: [known(stranger).identity] };
    expect(await judge([claimFor(known(anna), 1, forged, [known(stranger)])])).toBe('forged');
  });

  it('fails if it is replayed to a member of a later host', async () => {
    const later: Trust = {
      lobbyId: SIGNED_LOBBY_ID,
      host: { epoch: 2, pin: known(ben).pin },
      formerHosts: [{ epoch: 0, pin: known(founder).pin }],
      electors: first,
    };
    expect(await judge([annaWins()], later)).toMatchObject({ ok: false, error: { code: 'old-epoch' } });
  });

  it('fails for another lobby', async () => {
    const other = { ...invited(), lobbyId: 'DwECAwQFBgcICQoLDA0ODw' };
    expect(await judge([annaWins()], other)).toMatchObject({ ok: false, error: { code: 'other-lobby' } });
  });

  it('cannot be made by a former host with electors of its own', async () => {
    const own = issueSuccession(known(founder), { epoch: 0, version: 99, members: [known(stranger)] }, [
      known(stranger),
    ]);
    const lie = claimFor(known(stranger), 50, own, [known(stranger)]);
    const member: Trust = {
      lobbyId: SIGNED_LOBBY_ID,
      host: { epoch: 1, pin: known(anna).pin },
      formerHosts: [{ epoch: 0, pin: known(founder).pin }],
      electors: first,
    };
    expect(await judge([lie], member)).toMatchObject({ ok: false, error: { code: 'not-elected' } });
    const honest = claimFor(known(ben), 2, first, [known(ben), known(cleo)]);
    expect(await judge([honest], member)).toMatchObject({ ok: true });
  });

  it('leaves out hosts that are not on the way, so that everybody can check it', async () => {
    const second = issueSuccession(known(anna), { epoch: 1, members: electors() }, [known(ben), known(cleo)]);
    const ben2 = claimFor(known(ben), 2, second, [known(ben), known(anna)]);
    const cleo3 = claimFor(known(cleo), 3, second, [known(cleo), known(anna)]);
    const chain = extendChain([annaWins(), ben2], [cleo3]);
    expect(chain).toEqual([annaWins(), cleo3]);
    expect(await judge(chain)).toMatchObject({ ok: true, value: { epoch: 3, pin: known(cleo).pin } });
  });

  it('loses its oldest claims when it is too long', () => {
    const claims = Array.from({ length: 20 }, (_, epoch) => {
      const succession = { ...first, epoch };
      return { ...annaWins(), epoch: epoch + 1, succession };
    });
    expect(extendChain(claims.slice(0, 19), claims.slice(19)).map(({ epoch }) => epoch)).toEqual([
      5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20,
    ]);
  });
});
