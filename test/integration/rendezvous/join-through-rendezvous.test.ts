import { describe, expect, it } from 'vitest';
import { SOCKET_NETWORK, type ClientNetwork } from '../../../main/client/client-network.ts';
import { prepareJoin } from '../../../main/client/prepare-join.ts';
import type { HostThread } from '../../../main/host/host-thread.ts';
import { openRendezvous } from '../../../main/rendezvous/open-rendezvous.ts';
import { formatInvitation, type Invitation } from '../../../shared/protocol/invitation/invitation.ts';
import type { JoinApproach } from '../../../shared/rendezvous/join-plan.ts';
import { readJoinCode } from '../../../shared/rendezvous/read-join-code.ts';
import { openWebSocket } from '../../../shared/rendezvous/text-socket.ts';
import { scheduleTimer } from '../../../shared/schedule.ts';
import { afterTest } from '../../support/lobby/host-parts.ts';
import { askForTicket } from '../../support/lobby/participants/headset.ts';
import { at, startLobby, TestParticipant } from '../../support/lobby/lobby.ts';
import { readInvitation } from '../../support/read-invitation.ts';
import { silentLog } from '../../support/silent-log.ts';
import { waitUntil } from '../../support/wait-until.ts';

const PORTS = { openSocket: openWebSocket, schedule: scheduleTimer, random: Math.random };

async function startRendezvous(port = 0) {
  const opened = await openRendezvous({
    port,
    bindAddress: '127.0.0.1',
    isBehindProxy: false,
    tls: undefined,
    contextFor: undefined,
    publicUrl: undefined,
    stunPort: undefined,
    stunBindAddress: undefined,
    relay: undefined,
    probeAddress: undefined,
    probesInside: true,
    page: undefined,
    nowMs: () => performance.now(),
    log: silentLog,
  });
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

/** The network of this machine, on which media of the first attempt reach nobody. It waits an eighth of the time. */
function firstPathSilent(approaches: JoinApproach[]): ClientNetwork {
  return {
    ...SOCKET_NETWORK,
    prepare(invitation, approach) {
      approaches.push(approach);
      return SOCKET_NETWORK.prepare(invitation, approach);
    },
    schedule: (task, delayMs) => scheduleTimer(task, delayMs / 8),
    async createPeer(options) {
      const peer = await SOCKET_NETWORK.createPeer(options);
      if (approaches.length > 1) return peer;
      const accept = peer.accept.bind(peer);
      return Object.assign(peer, {
        // The host drops checks with another password.
        accept: (answer: string) => accept(answer.replace(/^a=ice-pwd:\S+/m, `a=ice-pwd:${'0'.repeat(24)}`)),
      });
    },
  };
}

/** Opens a lobby at a rendezvous, and returns its invitation without an address that anybody reaches over TLS. */
async function openBehind(address: string): Promise<{ readonly lobby: HostThread; readonly invitation: Invitation }> {
  const lobby = await startLobby({ rendezvous: [address] });
  await untilRegistered(lobby);
  return { lobby, invitation: { ...readInvitation(lobby.description.invitation), addresses: [] } };
}

function untilRegistered(lobby: HostThread): Promise<void> {
  const isRegistered = async (): Promise<boolean> =>
    (await lobby.describe()).reach.rendezvous[0]?.state === 'registered';
  return waitUntil('the lobby is registered', isRegistered, 30_000);
}

describe('a lobby that is reached through its rendezvous only', () => {
  it('lets guests in who hear each other, also when the rendezvous is gone', async () => {
    const rendezvous = await startRendezvous();
    const { lobby, invitation } = await openBehind(`ws://127.0.0.1:${rendezvous.port}`);
    expect(readInvitation(lobby.description.invitation).rendezvous).toBe(invitation.rendezvous);
    const link = formatInvitation(invitation);
    const fox = await TestParticipant.join(link, 'Fox', 500, at(0, 0));
    const wolf = await TestParticipant.join(link, 'Wolf', 900, at(1, 0));
    const hearEachOther = (): boolean => fox.gainDb(wolf) > -20 && wolf.gainDb(fox) > -20;
    await waitUntil('the two hear each other', hearEachOther, 20_000);
    await waitUntil('both have left the rendezvous', () => rendezvous.statistics().guests === 0);
    await rendezvous.close();
    await waitUntil(
      'the host has noticed',
      async () => (await lobby.describe()).reach.rendezvous[0]?.state !== 'registered',
    );
    await waitUntil('the two still hear each other', hearEachOther, 20_000);
    expect(lobby.description.reach.rendezvous[0]?.code ?? '').toMatch(/^([0-9A-Z]{3}-[0-9A-Z]{5})?$/);
  });

  it('hears a guest whose direct path lets no media through, on the next path', async () => {
    const rendezvous = await startRendezvous();
    afterTest(() => rendezvous.close());
    const { lobby } = await openBehind(`ws://127.0.0.1:${rendezvous.port}`);
    const approaches: JoinApproach[] = [];
    const link = lobby.description.invitation;
    const fox = await TestParticipant.join(link, 'Fox', 500, at(0, 0));
    const wolf = await TestParticipant.join(link, 'Wolf', 900, at(1, 0), { network: firstPathSilent(approaches) });
    expect(approaches).toEqual(['fastest', 'rendezvous']);
    const hearEachOther = (): boolean => fox.gainDb(wolf) > -20 && wolf.gainDb(fox) > -20;
    await waitUntil('the two hear each other', hearEachOther, 20_000);
    await waitUntil('the place of the first attempt is free', () => fox.roster.length === 2);
  });

  it('lets a device in as headset of a participant, with the ticket that it asked for', async () => {
    const rendezvous = await startRendezvous();
    afterTest(() => rendezvous.close());
    const { invitation } = await openBehind(`ws://127.0.0.1:${rendezvous.port}`);
    const link = formatInvitation(invitation);
    const fox = await TestParticipant.join(link, 'Fox', 500, at(0, 0));
    const wolf = await TestParticipant.join(link, 'Wolf', 900, at(1, 0));
    const { ticket } = await askForTicket(fox);
    fox.client.send({ type: 'headset-talk', mode: 'open-mic', held: false });
    const phone = await TestParticipant.join(link, 'x', 1_300, at(0, 0), { headsetOf: ticket });
    await waitUntil('the phone is heard and hears', () => wolf.gainDb(phone) > -20 && phone.gainDb(wolf) > -20, 20_000);
    expect(wolf.roster).toEqual(['Fox', 'Wolf']);
    await expect(TestParticipant.join(link, 'y', 1_500, at(0, 0), { headsetOf: ticket })).rejects.toThrow(
      'headset-used',
    );
  });

  it('gives its invitation to a guest who knows its code, and to nobody else', async () => {
    const rendezvous = await startRendezvous();
    afterTest(() => rendezvous.close());
    const { lobby, invitation } = await openBehind(`ws://127.0.0.1:${rendezvous.port}`);
    const code = (await lobby.describe()).reach.rendezvous[0]?.code ?? '';
    const found = await readJoinCode(code.toLowerCase(), [invitation.rendezvous], PORTS);
    expect(found).toEqual({ ok: true, value: readInvitation(lobby.description.invitation) });
    const wrong = `${code.slice(0, 4)}${code.endsWith('00000') ? '11111' : '00000'}`;
    expect(await readJoinCode(wrong, [invitation.rendezvous], PORTS)).toMatchObject({ error: { code: 'wrong-code' } });
  });

  it('registers again at a rendezvous that restarts, and differs from one that is not there', async () => {
    const first = await startRendezvous();
    const { lobby, invitation } = await openBehind(`ws://127.0.0.1:${first.port}`);
    await first.close();
    const gone = await prepareJoin({ ...invitation, certificateSha256: new Uint8Array(32) });
    expect(gone).toMatchObject({ ok: false, error: { code: 'no-rendezvous' } });
    const second = await startRendezvous(first.port);
    afterTest(() => second.close());
    await untilRegistered(lobby);
    const stranger = await prepareJoin({ ...invitation, certificateSha256: new Uint8Array(32) });
    expect(stranger).toMatchObject({ ok: false, error: { code: 'lobby-not-there' } });
    const prepared = await prepareJoin(invitation);
    expect(prepared).toMatchObject({ ok: true, value: { path: 'rendezvous' } });
    if (prepared.ok) prepared.value.close();
  });

  it('ends earlier invitations and codes with a new secret', async () => {
    const rendezvous = await startRendezvous();
    afterTest(() => rendezvous.close());
    const { lobby, invitation } = await openBehind(`ws://127.0.0.1:${rendezvous.port}`);
    const before = (await lobby.describe()).reach.rendezvous[0]?.code;
    lobby.setSecret(new Uint8Array(16).fill(5));
    await waitUntil('there is another code', async () => {
      const code = (await lobby.describe()).reach.rendezvous[0]?.code;
      return code !== '' && code !== before;
    });
    const prepared = await prepareJoin(invitation);
    const joined = prepared.ok && (await prepared.value.join({ name: 'Fox', offer: 'v=0' }));
    expect(joined).toMatchObject({ ok: false, error: { code: 'host-lost' } });
  });
});
