import { describe, expect, it } from 'vitest';
import { mergeFound, type FoundDirectory } from '../../../../../main/client/lobbies/merge-found.ts';
import type { LanLobby } from '../../../../../main/lan/lan-lobby.ts';
import { MAX_FOUND_LOBBIES } from '../../../../../shared/ipc/lobbies-contract.ts';
import { toBase64Url } from '../../../../../shared/protocol/invitation/invitation.ts';
import { readListedLobbies } from '../../../../../shared/rendezvous/directory/listed-lobby.ts';
import type { Listing } from '../../../../../shared/rendezvous/messages.ts';
import { listedLobby, signedLobby } from '../../../../support/rendezvous/listed.ts';
import { labIdentity } from '../../../../support/rendezvous/rendezvous-lab.ts';

async function directory(
  rendezvous: string,
  listings: Readonly<Record<number, Partial<Listing>>>,
  roundTripMs: number | null = 20,
): Promise<FoundDirectory> {
  const lobbies = await Promise.all(Object.entries(listings).map(([byte, one]) => listedLobby(Number(byte), one)));
  const answer = { type: 'lobbies', total: lobbies.length, lobbies } as const;
  const read = await readListedLobbies(answer);
  return { rendezvous, view: { state: 'answered', hasMore: false, lobbies: read, roundTripMs } };
}

const lan = (certificateByte: number, name: string, access: 'open' | 'knock' = 'knock'): LanLobby => ({
  ...{ name, access, players: 2, port: 7_777, token: 'A'.repeat(22), address: '192.168.1.9' },
  certificateSha256: toBase64Url(new Uint8Array(32).fill(certificateByte)),
});
const shown = (...found: Parameters<typeof mergeFound>) => [...mergeFound(...found).values()].map((one) => one.shown);

describe('mergeFound', () => {
  it('lists the local network first, then the fullest lobbies', async () => {
    const found = shown(
      [lan(1, 'Attic')],
      [await directory('a.example.org', { 2: { title: 'Cellar', players: 3 }, 3: { title: 'Barn', players: 9 } })],
    );
    expect(found.map(({ title, source }) => `${title} ${source}`)).toEqual([
      'Attic lan',
      'Barn directory',
      'Cellar directory',
    ]);
  });

  it('names the players in lobbies of the local network whom you know', () => {
    const knownIn = ({ name }: LanLobby): readonly string[] => (name === 'Attic' ? ['Wren'] : []);
    const found = shown([lan(1, 'Attic'), lan(2, 'Barn')], [], () => null, knownIn);
    expect(found.map(({ known }) => known)).toEqual([['Wren'], undefined]);
  });

  it('adds the way to the rendezvous and on to the host', async () => {
    const [far] = shown([], [await directory('a.example.org', { 2: {} }, 20)]);
    const [unknown] = shown([], [await directory('a.example.org', { 2: {} }, null)]);
    expect([far?.distanceMs, unknown?.distanceMs]).toEqual([51, null]);
  });

  it('lists a lobby once that two directories have, as the first of them does', async () => {
    const found = mergeFound(
      [],
      [
        await directory('a.example.org', { 2: { title: 'Cellar' } }),
        await directory('b.example.org', { 2: { title: 'Impostor' } }),
      ],
    );
    expect([...found.values()]).toMatchObject([
      {
        shown: { title: 'Cellar', rendezvous: 'a.example.org' },
        listed: [{ rendezvous: 'a.example.org' }, { rendezvous: 'b.example.org' }],
      },
    ]);
  });

  it('shows what the host has signed last, whatever the first server or a neighbour says', async () => {
    const identity = await labIdentity();
    const id = toBase64Url(identity.certificateSha256);
    const directoryOf = async (rendezvous: string, item: Awaited<ReturnType<typeof signedLobby>>) => {
      const lobbies = await readListedLobbies({ type: 'lobbies', total: 1, lobbies: [item] });
      return { rendezvous, view: { state: 'answered', hasMore: false, lobbies, roundTripMs: 20 } } as const;
    };
    const honest = await signedLobby(identity, 1_700_000_100, { title: 'Cellar', access: 'knock' });
    const forged = { ...honest, listing: { ...honest.listing, title: 'Closed', access: 'password' } as const };
    const directories = [
      await directoryOf('liar.example.org', forged),
      await directoryOf('stale.example.org', await signedLobby(identity, 1_700_000_000, { title: 'Old' })),
      await directoryOf('honest.example.org', honest),
    ];
    const neighbour = { ...lan(0, 'Impostor'), certificateSha256: id };
    for (const found of [mergeFound([], directories), mergeFound([neighbour], directories)])
      expect(found.get(id)).toMatchObject({
        shown: { title: 'Cellar', access: 'knock' },
        listed: ['honest', 'stale', 'liar'].map((name) => ({ rendezvous: `${name}.example.org` })),
      });
    expect(shown([], directories.slice(0, 1))).toMatchObject([{ title: 'Closed' }]);
  });

  it('prefers the local network, and takes from the directory what it does not say', async () => {
    const found = mergeFound([lan(2, 'Cellar')], [await directory('a.example.org', { 2: { title: 'Public' } })]);
    expect([...found.values()]).toMatchObject([
      {
        shown: {
          ...{ source: 'lan', rendezvous: '', title: 'Cellar', game: 'Minecraft', language: 'de', players: 2 },
          ...{ capacity: 20, access: 'knock', distanceMs: null },
        },
        lan: { address: '192.168.1.9' },
        listed: [{ rendezvous: 'a.example.org' }],
      },
    ]);
  });

  it.each([
    ['knock', 'knock', 'knock'],
    ['open', 'password', 'open'],
    ['knock', 'open', 'open'],
    ['knock', 'password', 'password'],
  ] as const)('shows a lobby that says %s nearby and %s to everybody as %s', async (near, listed, access) => {
    const [place] = shown([lan(2, 'Cellar', near)], [await directory('a.example.org', { 2: { access: listed } })]);
    expect(place?.access).toBe(access);
  });

  it('lists lobbies of the same name that have different certificates', () => {
    expect(shown([lan(1, 'Cellar'), lan(2, 'Cellar')], []).map(({ id }) => id)).toEqual([
      toBase64Url(new Uint8Array(32).fill(1)),
      toBase64Url(new Uint8Array(32).fill(2)),
    ]);
  });

  it('lists no more than a window can take', async () => {
    const many = Object.fromEntries(Array.from({ length: 255 }, (_, byte) => [byte, {}]));
    const one = await directory('a.example.org', many);
    const relabelled = one.view.lobbies.map((lobby) => ({
      ...lobby,
      certificateSha256: `B${lobby.certificateSha256}`,
    }));
    const other = { rendezvous: 'b.example.org', view: { ...one.view, lobbies: relabelled } };
    expect(mergeFound([], [one, other]).size).toBe(MAX_FOUND_LOBBIES);
  });
});
