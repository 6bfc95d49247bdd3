import { describe, expect, it } from 'vitest';
import { formatInvitation, toBase64Url } from '../../../../../shared/protocol/invitation/invitation.ts';
import { readListedLobbies } from '../../../../../shared/rendezvous/directory/listed-lobby.ts';
import { listedLobby } from '../../../../support/rendezvous/listed.ts';

const read = (...lobbies: Awaited<ReturnType<typeof listedLobby>>[]) =>
  readListedLobbies({ type: 'lobbies', total: lobbies.length, lobbies });

describe('readListedLobbies', () => {
  it('reads the lobbies, with the invitations of open ones', async () => {
    const [open, knock] = await read(
      await listedLobby(1, { access: 'open', title: 'Attic' }),
      await listedLobby(2, { access: 'knock', title: 'Cellar' }),
    );
    expect(open?.invitation?.certificateSha256).toEqual(new Uint8Array(32).fill(1));
    expect(open?.listing.title).toBe('Attic');
    expect(knock).toMatchObject({ invitation: undefined, roundTripMs: 31, listing: { title: 'Cellar' } });
  });

  it('leaves out an id, or an invitation, of another certificate', async () => {
    const honest = await listedLobby(1, { access: 'open' });
    const other = await listedLobby(2, { access: 'open' });
    const swapped = { ...honest, listing: { ...honest.listing, invitation: other.listing.invitation } };
    const renamed = { ...honest, certificateSha256: toBase64Url(new Uint8Array(32).fill(3)) };
    expect(await read(swapped, renamed)).toEqual([]);
  });

  it.each(['', 'earshot://join/nothing', 'https://evil.example/'])(
    'leaves out an open lobby with the invitation %j',
    async (invitation) => {
      const honest = await listedLobby(1, { access: 'open' });
      expect(await read({ ...honest, listing: { ...honest.listing, invitation } })).toEqual([]);
    },
  );

  it('ignores an invitation that nobody may use without asking', async () => {
    const { invitation } = (await listedLobby(1, { access: 'open' })).listing;
    const [lobby] = await read(await listedLobby(1, { access: 'password', invitation }));
    expect(lobby?.invitation).toBeUndefined();
  });

  it('takes each lobby once, and none without a title', async () => {
    const lobby = await listedLobby(1, { title: 'First' });
    const nameless = await listedLobby(2, { title: ' ' });
    const found = await read(lobby, { ...lobby, listing: { ...lobby.listing, title: 'Second' } }, nameless);
    expect(found.map(({ listing }) => listing.title)).toEqual(['First']);
  });

  it.each([-1, 60_001, 1e300])('does not believe a round trip of %d ms', async (roundTripMs) => {
    const [lobby] = await read({ ...(await listedLobby(1, {})), roundTripMs });
    expect(lobby?.roundTripMs).toBeNull();
  });

  it('reads the invitation as it was shared', async () => {
    const item = await listedLobby(1, { access: 'open' });
    const [lobby] = await read(item);
    expect(lobby?.invitation && formatInvitation(lobby.invitation)).toBe(item.listing.invitation);
  });
});
