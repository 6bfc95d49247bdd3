import { beforeAll, describe, expect, it } from 'vitest';
import type { Claim } from '../../../../shared/protocol/succession-messages.ts';
import { lobbyIdOf } from '../../../../shared/rendezvous/registration.ts';
import { proveLink, type ChainEnd } from '../../../../shared/succession/prove-link.ts';
import {
  claimFor,
  createSignedMember,
  issueSuccession,
  SIGNED_LOBBY_ID,
  type SignedMember,
} from '../../../support/succession/signed-lobby.ts';

let [founder, anna, ben, cleo]: SignedMember[] = [];

function known(member: SignedMember | undefined): SignedMember {
  if (member === undefined) throw new Error('The members are not there yet.');
  return member;
}

beforeAll(async () => {
  [founder, anna, ben, cleo] = await Promise.all(Array.from({ length: 4 }, () => createSignedMember()));
});

function annaWins(): Claim {
  const members = [known(anna), known(ben), known(cleo)];
  const first = issueSuccession(known(founder), { epoch: 0, members }, [known(anna)]);
  return claimFor(known(anna), 1, first, [known(anna), known(cleo)]);
}

function benFollows(epoch = 1, lobbyId = SIGNED_LOBBY_ID): Claim {
  const members = [known(anna), known(ben), known(cleo)];
  const second = issueSuccession(known(anna), { epoch, lobbyId, members }, [known(ben)]);
  return claimFor(known(ben), epoch + 1, second, [known(ben), known(cleo)]);
}

function annaHosts(changes: Partial<ChainEnd['host']> = {}): ChainEnd {
  return { lobbyId: SIGNED_LOBBY_ID, host: { pin: known(anna).pin, epoch: 1, ...changes } };
}

describe('a claim of a chain', () => {
  it('names the lobby of its issuer, and the host to which it leads', async () => {
    const link = await proveLink(annaWins(), null);
    const issuer = await lobbyIdOf(Buffer.from(known(founder).pin, 'base64url'));
    expect(link).toEqual({ ...annaHosts(), issuer });
    expect(await proveLink(benFollows(), link ?? null)).toMatchObject({ host: { pin: known(ben).pin, epoch: 2 } });
  });

  it('is refused if it does not begin where the one before it ended', async () => {
    expect(await proveLink(benFollows(), annaHosts({ pin: known(cleo).pin }))).toBeUndefined();
    expect(await proveLink(benFollows(3), annaHosts())).toBeUndefined();
    expect(await proveLink(annaWins(), annaHosts())).toBeUndefined();
  });

  it('is refused if it is of another lobby', async () => {
    expect(await proveLink(benFollows(1, 'BAECAwQFBgcICQoLDA0ODw'), annaHosts())).toBeUndefined();
  });

  it('is refused without the votes of a majority, or with a vote or a succession that was changed', async () => {
    const won = annaWins();
    const [vote] = won.votes;
    if (vote === undefined) throw new Error('Nobody voted.');
    expect(await proveLink({ ...won, votes: [vote] }, null)).toBeUndefined();
    expect(await proveLink({ ...won, votes: [vote, vote, vote] }, null)).toBeUndefined();
    expect(await proveLink({ ...won, epoch: 2 }, null)).toBeUndefined();
    expect(await proveLink({ ...won, candidate: known(ben).identity }, null)).toBeUndefined();
    const stolen = { ...won.succession, certificate: Buffer.from(known(ben).host.certificate).toString('base64url') };
    expect(await proveLink({ ...won, succession: stolen }, null)).toBeUndefined();
  });
});
