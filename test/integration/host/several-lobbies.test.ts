import { beforeAll, describe, expect, it } from 'vitest';
import { joinLobby } from '../../../main/client/signalling-client.ts';
import { createHostKeys } from '../../../main/host/host-keys.ts';
import type { HostedLobbyOptions } from '../../../main/host/host-options.ts';
import type { LobbyHandle } from '../../../main/host/lobby-handle.ts';
import { DEFAULT_HEARING_RULES } from '../../../shared/spatial/hearing-rules.ts';
import { call } from '../../support/lobby/game-api-server.ts';
import { at, shareLobby, TestParticipant } from '../../support/lobby/lobby.ts';
import { UDP_ALONE } from '../../support/lobby/udp-alone.ts';
import { readInvitation } from '../../support/read-invitation.ts';
import { waitUntil } from '../../support/wait-until.ts';

const ATTIC: HostedLobbyOptions = {
  lobbyName: 'Attic',
  rules: { ...DEFAULT_HEARING_RULES, law: 'flat' },
  capacity: 1,
  warmUpTicks: 0,
};

/** Far below any voice of the lobby, and above what Opus adds to other tones. */
const SILENT_DB = -40;

const host = shareLobby({ lobbyName: 'Cellar', capacity: 4, furtherLobbies: [ATTIC, { ...ATTIC, capacity: 4 }] });
let [cellar, small, attic] = [] as unknown as [LobbyHandle, LobbyHandle, LobbyHandle];

beforeAll(() => {
  [cellar, small, attic] = host().lobbies as unknown as [LobbyHandle, LobbyHandle, LobbyHandle];
});

/** Why a lobby refuses a join with a nonsensical offer: `bad-offer` if the invitation is valid. */
async function refusalOf(invitation: string, change: object = {}): Promise<string> {
  const joined = await joinLobby({
    invitation: { ...readInvitation(invitation), ...change },
    name: 'Fox',
    offer: 'nonsense',
  });
  return joined.ok ? 'joined' : joined.error.code;
}

describe('lobbies on one port', () => {
  it('have names, certificates, secrets and game tokens of their own', () => {
    const descriptions = host().lobbies.map(({ description }) => description);
    expect(new Set(descriptions.map(({ port }) => port)).size).toBe(1);
    for (const fact of [
      descriptions.map(({ certificateSha256 }) => certificateSha256),
      descriptions.map(({ gameApi }) => gameApi.token),
      descriptions.map(({ invitation }) => Buffer.from(readInvitation(invitation).secret).toString('hex')),
    ])
      expect(new Set(fact).size).toBe(3);
    expect(descriptions.map(({ lobbyName }) => lobbyName)).toEqual(['Cellar', 'Attic', 'Attic']);
  });

  it('never hear each other, whichever way their members come in', async () => {
    const below = cellar.description.invitation;
    const above = attic.description.invitation;
    const fox = await TestParticipant.join(below, 'Fox', 500, at(0, 0));
    const owl = await TestParticipant.join(below, 'Owl', 700, at(0, 2), { network: UDP_ALONE });
    const lynx = await TestParticipant.join(above, 'Lynx', 900, at(0, 0));
    const wren = await TestParticipant.join(above, 'Wren', 1_100, at(0, 2), { network: UDP_ALONE });
    expect([fox.client.joined.lobbyName, wren.client.joined.lobbyName]).toEqual(['Cellar', 'Attic']);
    await waitUntil('each hears its own', () =>
      [fox.gainDb(owl), owl.gainDb(fox), lynx.gainDb(wren), wren.gainDb(lynx)].every((gainDb) => gainDb > -6),
    );
    for (const [listener, stranger] of [
      [fox, lynx],
      [owl, wren],
      [lynx, fox],
      [wren, owl],
    ] as const)
      expect(listener.gainDb(stranger)).toBeLessThan(SILENT_DB);
    expect([fox.roster, lynx.roster]).toEqual([
      ['Fox', 'Owl'],
      ['Lynx', 'Wren'],
    ]);
    await Promise.all([fox, owl, lynx, wren].map(({ client }) => client.leave()));
  });

  it('refuse the secret of another one', async () => {
    const { secret } = readInvitation(attic.description.invitation);
    expect(await refusalOf(cellar.description.invitation, { secret })).toBe('wrong-secret');
    expect(await refusalOf(attic.description.invitation)).toBe('bad-offer');
    const { certificateSha256 } = readInvitation(cellar.description.invitation);
    expect(await refusalOf(attic.description.invitation, { certificateSha256 })).toBe('wrong-secret');
  });

  it('show no certificate that nobody has', async () => {
    const certificateSha256 = new Uint8Array(32);
    expect(await refusalOf(attic.description.invitation, { certificateSha256 })).toBe('wrong-certificate');
  });

  it('count their own capacity', async () => {
    const { invitation } = small.description;
    const robin = await TestParticipant.join(invitation, 'Robin', 500, at(0, 0));
    await expect(TestParticipant.join(invitation, 'Wren', 700, at(0, 0))).rejects.toThrow(/^lobby-full/);
    const wren = await TestParticipant.join(attic.description.invitation, 'Wren', 700, at(0, 0));
    await Promise.all([robin, wren].map(({ client }) => client.leave()));
  });

  it('renew an invitation without ending those of the others', async () => {
    const before = small.description.invitation;
    small.setSecret((await createHostKeys(Date.now())).secret);
    expect((await small.describe()).invitation).not.toBe(before);
    expect(await refusalOf(before)).toBe('wrong-secret');
    expect(await refusalOf(attic.description.invitation)).toBe('bad-offer');
  });

  it('place only players of the lobby whose token a game server sends', async () => {
    const fox = await TestParticipant.join(cellar.description.invitation, 'Fox', 500, at(0, 0));
    const send = async ({ description: { port, gameApi } }: LobbyHandle) => {
      const headers = { authorization: `Bearer ${gameApi.token}` };
      const body = JSON.stringify({ type: 'players', players: [{ name: 'Fox', position: [1, 2, 3] }] });
      return (await call(port, true, { headers, body })).json;
    };
    expect(await send(cellar)).toMatchObject({ applied: 1, unknown: [] });
    expect(await send(attic)).toMatchObject({ applied: 0, unknown: ['Fox'] });
    await fox.client.leave();
  });

  it('report statistics of their own members', async () => {
    const fox = await TestParticipant.join(cellar.description.invitation, 'Fox', 500, at(0, 0));
    const participantsOf = async ({ events }: LobbyHandle): Promise<number> =>
      new Promise((resolve) => events.on('statistics', ({ participants }) => resolve(participants)));
    expect(await Promise.all([participantsOf(cellar), participantsOf(attic)])).toEqual([1, 0]);
    await fox.client.leave();
  });
});
