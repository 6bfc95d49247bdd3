import { describe, expect, it } from 'vitest';
import { signedAtOf } from '../../../../../shared/rendezvous/directory/listing-proof.ts';
import { base64UrlOfBytes } from '../../../../../shared/rendezvous/crypto/web-crypto.ts';
import { hostIdentityOf } from '../../../../../main/host/listen/host-identity.ts';
import { signedLobby } from '../../../../support/rendezvous/listed.ts';
import { labIdentity, otherLabIdentity } from '../../../../support/rendezvous/rendezvous-lab.ts';

describe('the proof of a listing', () => {
  it('is that of the certificate, for each field but the number of players', async () => {
    const identity = await labIdentity();
    const { listing, certificate } = await signedLobby(identity, 1_700_000_000, { title: 'Höhle' });
    const signedAt = (changed: Partial<typeof listing>): Promise<number | undefined> =>
      signedAtOf({ ...listing, ...changed }, certificate, identity.certificateSha256);
    expect(await signedAt({})).toBe(1_700_000_000);
    expect(await signedAt({ players: 19 })).toBe(1_700_000_000);
    for (const changed of [
      ...[{ title: 'Closed' }, { game: 'Rust' }, { language: 'en' }, { capacity: 21 }, { access: 'open' } as const],
      ...[{ invitation: 'earshot://join/x' }, { proof: undefined }],
      { proof: { ...listing.proof!, signedAtS: 1_700_000_001 } },
    ])
      expect(await signedAt(changed), JSON.stringify(changed)).toBeUndefined();
  });

  it('is none of another certificate, or without a key', async () => {
    const [identity, other] = [await labIdentity(), await otherLabIdentity()];
    const { listing, certificate } = await signedLobby(identity, 1, {});
    const foreign = base64UrlOfBytes(hostIdentityOf(other).certificate);
    expect(await signedAtOf(listing, certificate, other.certificateSha256)).toBeUndefined();
    for (const shown of [foreign, 'AAAA', undefined])
      expect(await signedAtOf(listing, shown, identity.certificateSha256)).toBeUndefined();
  });
});
