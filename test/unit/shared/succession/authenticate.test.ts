import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  authenticateAsk,
  authenticateSuccession,
  authenticateVote,
  isGrantAuthentic,
  pinOfInvitation,
} from '../../../../shared/succession/authenticate.ts';
import { webCrypto } from '../../../../shared/rendezvous/crypto/web-crypto.ts';
import { readStandbyInvitation } from '../../../../shared/succession/standby-invitation.ts';
import { signGrant } from '../../../../shared/succession/statements.ts';
import { createSignedMember, issueSuccession, type SignedMember } from '../../../support/succession/signed-lobby.ts';

let founder: SignedMember;
let member: SignedMember;
let succession: ReturnType<typeof issueSuccession>;
const AT = { epoch: 1, candidate: 'If4x36FUomFia_hUBG_SJw' };

beforeAll(async () => {
  [founder, member] = await Promise.all([createSignedMember(), createSignedMember('192.0.2.2')]);
  succession = issueSuccession(founder, { epoch: 0, members: [member] }, [member]);
});
afterEach(() => void vi.restoreAllMocks());

describe('a succession', () => {
  it('is authentic if the owner of its certificate signed it', async () => {
    expect(await authenticateSuccession(succession)).toEqual({ succession, pin: founder.pin });
  });

  it('is not if anything in it has changed', async () => {
    expect(await authenticateSuccession({ ...succession, version: 2 })).toBeUndefined();
    expect(await authenticateSuccession({ ...succession, electors: [] })).toBeUndefined();
    expect(await authenticateSuccession({ ...succession, certificate: 'AAAA' })).toBeUndefined();
  });
});

describe('a vote', () => {
  const ballotOf = () => member.vote(AT.epoch, AT.candidate, succession);

  it('is by the owner of the identity', async () => {
    expect(await authenticateVote(ballotOf(), AT, succession)).toBe(member.identity);
  });

  it('counts for nothing else', async () => {
    expect(await authenticateVote(ballotOf(), { ...AT, epoch: 2 }, succession)).toBeUndefined();
    expect(await authenticateVote(ballotOf(), { ...AT, candidate: member.identity }, succession)).toBeUndefined();
    expect(await authenticateVote(ballotOf(), AT, { ...succession, version: 2 })).toBeUndefined();
    expect(await authenticateVote({ ...ballotOf(), publicKey: 'A'.repeat(43) }, AT, succession)).toBeUndefined();
  });

  it('is checked where the browser has no Ed25519', async () => {
    vi.spyOn(webCrypto.subtle, 'importKey').mockRejectedValue(
      Object.assign(new Error(), { name: 'NotSupportedError' }),
    );
    expect(await authenticateVote(ballotOf(), AT, succession)).toBe(member.identity);
    expect(await authenticateVote(ballotOf(), { ...AT, epoch: 2 }, succession)).toBeUndefined();
  });
});

describe('a grant', () => {
  it('is worth nothing under another succession, or by another host', async () => {
    const grant = signGrant(member.identity, succession, founder.host);
    expect(await isGrantAuthentic(grant, succession)).toBe(true);
    const next = issueSuccession(founder, { epoch: 0, version: 2, members: [member] }, [member]);
    expect(await isGrantAuthentic(grant, next)).toBe(false);
    expect(await isGrantAuthentic(signGrant(member.identity, succession, member.host), succession)).toBe(false);
    const ask = { type: 'ask-vote', epoch: 1, isBinding: true, succession: next, grant } as const;
    expect(await authenticateAsk(ask)).toBeUndefined();
    expect(await authenticateAsk({ ...ask, succession })).toMatchObject({ base: { pin: founder.pin }, grant });
  });
});

describe('the invitation of a standby host', () => {
  it('names its certificate, and members put in the secret', () => {
    expect(pinOfInvitation(member.invitation)).toBe(member.pin);
    expect(pinOfInvitation('earshot://join/AQ')).toBe('');
    const secret = new Uint8Array(16).fill(7);
    const expected = { secret, addresses: [{ host: '192.0.2.2', port: 7_777 }] };
    expect(readStandbyInvitation(member.invitation, secret)).toMatchObject(expected);
  });
});
