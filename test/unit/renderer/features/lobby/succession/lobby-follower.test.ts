import { generateKeyPairSync, sign } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tokenForOtherHost } from '../../../../../../shared/succession/token-for-other-host.ts';
import { formatInvitation } from '../../../../../../shared/protocol/invitation/invitation.ts';
import type { Claim, SignedSuccession, Succession } from '../../../../../../shared/protocol/succession-messages.ts';
import { success } from '../../../../../../shared/result.ts';
import { authenticateSuccession, identityOf } from '../../../../../../shared/succession/authenticate.ts';
import { formatStandbyInvitation } from '../../../../../../shared/succession/standby-invitation.ts';
import { signSuccession, voteStatement } from '../../../../../../shared/succession/statements.ts';
import { createBedKeys, type BedKeys } from '../../../../../support/succession/bed-host.ts';
import {
  createTestController,
  LASTING_LOBBY,
  settle,
  type FakeLink,
} from '../../../../../support/window/lobby-controller.ts';

const ADDRESSES = [{ host: '192.0.2.9', port: 7_777 }];
const WARM = Buffer.alloc(16, 3).toString('base64url');
const SECRET = new Uint8Array(16).fill(7);
const LOBBY = { ...LASTING_LOBBY, accepts: ['resume', 'can-host', 'succession-ack', 'vote', 'ready', 'reached'] };

interface Person {
  readonly identity: string;
  readonly publicKey: string;
  sign(statement: string): string;
}

let founder: BedKeys;
let standby: BedKeys;
let robin: Person;
let fox: Person;
let signed: SignedSuccession;

async function createPerson(): Promise<Person> {
  const keys = generateKeyPairSync('ed25519');
  const publicKey = keys.publicKey.export({ format: 'jwk' }).x ?? '';
  return {
    publicKey,
    identity: await identityOf(Buffer.from(publicKey, 'base64url')),
    sign: (statement) => sign(null, Buffer.from(statement), keys.privateKey).toString('base64url'),
  };
}

beforeAll(async () => {
  [founder, standby, robin, fox] = await Promise.all([
    createBedKeys(),
    createBedKeys(),
    createPerson(),
    createPerson(),
  ]);
  signed = succession();
});

let { clock, fake, store, links, log, door, controller } = createTestController(LOBBY);
const invitationOf = (keys: BedKeys): string =>
  formatInvitation({
    ...{ addresses: ADDRESSES, certificateSha256: keys.certificateSha256, rendezvous: '', secret: SECRET },
  });

/** A succession of the founder with Fox as its successor; Robin and Fox vote. */
function succession(change: Partial<Succession> = {}): SignedSuccession {
  const invitation = formatStandbyInvitation({
    ...{ addresses: ADDRESSES, certificateSha256: standby.certificateSha256, rendezvous: '' },
  });
  return signSuccession(
    {
      ...{ lobbyId: 'A'.repeat(22), epoch: 0, version: 1, host: '' },
      successors: [{ identity: fox.identity, invitation }],
      electors: [robin.identity, fox.identity],
      formerElectors: [],
      ...change,
    },
    founder.certificate,
  );
}

function claimOfFox(base: SignedSuccession, voters: readonly Person[]): Claim {
  const claim = { epoch: 1, candidate: fox.identity };
  const statement = voteStatement(claim, base);
  const votes = voters.map((voter) => ({ publicKey: voter.publicKey, signature: voter.sign(statement) }));
  return { ...claim, succession: base, votes };
}

/** Lets time pass. Other threads check signatures in order: when as many as there are threads are through, all are. */
async function pass(silent?: FakeLink): Promise<void> {
  for (const link of links) if (link !== silent) link.lastSignMs = clock.nowMs();
  clock.advance(10);
  await settle();
  await Promise.all(Array.from({ length: 4 }, () => authenticateSuccession(signed)));
}

/** Lets time pass until something is so. Nothing is heard on the link `silent`. */
async function until(isSo: () => boolean, silent?: FakeLink): Promise<void> {
  for (let turn = 0; turn < 600 && !isSo(); turn++) await pass(silent);
  expect(isSo()).toBe(true);
}

const callsOf = (name: string): unknown[] =>
  fake.calls.filter((call) => call.name === name).map(({ request }) => request);

/** Joins the founder's lobby, and holds a warm link with the standby host of Fox. */
async function joinFounder(): Promise<{ used: FakeLink; warm: FakeLink; base: SignedSuccession }> {
  void controller.join(invitationOf(founder));
  await settle();
  const [used] = links as [FakeLink];
  await used.connect();
  await until(() => used.sent.some(({ type }) => type === 'can-host'));
  const base = succession();
  used.succession.receive({ type: 'succession', succession: base });
  await until(() => links.length === 2);
  const warm = links[1] as FakeLink;
  await settle();
  await warm.connect();
  await until(() => used.sent.some(({ type }) => type === 'reached'));
  return { used, warm, base };
}

beforeEach(() => {
  ({ clock, fake, store, links, log, door, controller } = createTestController(LOBBY));
  fake.answer('succession:open', () => success({ publicKey: robin.publicKey, votes: true, hosts: true, cores: 4 }));
  fake.answer('succession:sign-vote', ({ statement }) => success({ signature: robin.sign(statement) }));
});

describe('a window in a lobby that outlives its host', () => {
  it('says what it can do, remembers what it promises, and keeps a silent link with the successor', async () => {
    const { used, warm, base } = await joinFounder();
    expect(used.sent[0]).toEqual({ type: 'can-host', votes: true, hosts: true, cores: 4 });
    expect(used.sent).toContainEqual({ type: 'succession-ack', epoch: 0, version: 1, votedEpoch: 0 });
    expect(callsOf('succession:remember')).toMatchObject([
      { lobby: base.lobbyId, memory: { epoch: 0, version: 1, isReleased: false } },
    ]);
    expect(warm.wish).toMatchObject({
      invitation: invitationOf(standby),
      // The machine of another player does not get the token itself.
      resume: { participantId: 5, token: await tokenForOtherHost(LASTING_LOBBY.resume?.token ?? '') },
    });
    expect(warm.calls).toEqual([]);
    expect(store.getState()).toMatchObject({ invitation: invitationOf(founder), successor: fox.identity });
    expect(callsOf('standby:receive')).toHaveLength(1);
  });

  it('moves to the host that the others have elected: same participant, its invitation, and who hosts now', async () => {
    const { used, warm, base } = await joinFounder();
    store.setState({ hostIdentity: robin.identity });
    warm.succession.receive({ type: 'moved', claims: [claimOfFox(base, [robin, fox])] });
    await until(() => warm.calls.includes('serve'));
    await until(() => used.calls.includes('drop'));
    expect(store.getState()).toMatchObject({
      invitation: invitationOf(standby),
      origin: 'joined',
      ownId: 5,
      hostIdentity: fox.identity,
      newHost: fox.identity,
    });
    expect(callsOf('standby:follow')).toMatchObject([{ host: { epoch: 1, pin: standby.pin } }]);
    expect(used.calls).not.toContain('close');
  });

  it('listens to the host before until the next one has settled, and speaks to both for longer', async () => {
    const { used, warm, base } = await joinFounder();
    warm.succession.receive({ type: 'moved', claims: [claimOfFox(base, [robin, fox])] });
    await until(() => warm.calls.includes('serve'));
    const movedMs = clock.nowMs();
    await until(() => log.includes('settled'));
    expect(clock.nowMs() - movedMs).toBeGreaterThanOrEqual(1_000);
    expect(used.calls).toEqual(['serve']);
    await until(() => used.calls.includes('drop'));
    expect(clock.nowMs() - movedMs).toBeGreaterThanOrEqual(3_000);
  });

  it('listens to the next host at once when the one before is dead', async () => {
    const { used, warm, base } = await joinFounder();
    for (let turn = 0; turn < 60; turn++) await pass(used);
    warm.succession.receive({ type: 'moved', claims: [claimOfFox(base, [robin, fox])] });
    await until(() => warm.calls.includes('serve'), used);
    const movedMs = clock.nowMs();
    await until(() => log.includes('settled'), used);
    expect(clock.nowMs() - movedMs).toBeLessThan(50);
    await until(() => used.calls.includes('drop'), used);
    expect(clock.nowMs() - movedMs).toBeLessThan(500);
  });

  it('stays with its host when a claim has too few votes, or begins at another host', async () => {
    const { used, warm, base } = await joinFounder();
    warm.succession.receive({ type: 'moved', claims: [claimOfFox(base, [fox])] });
    const forged = signSuccession({ ...base, electors: [fox.identity] }, standby.certificate);
    warm.succession.receive({ type: 'moved', claims: [claimOfFox(forged, [fox])] });
    used.succession.receive({ type: 'succession', succession: succession({ version: 2 }) });
    await until(() => used.sent.some((sent) => sent.type === 'succession-ack' && sent.version === 2));
    expect(warm.calls).toEqual([]);
    expect(store.getState().invitation).toBe(invitationOf(founder));
  });

  it('votes with the key of the main process when it has lost its host too', async () => {
    const { used, warm, base } = await joinFounder();
    used.succession.signallingLost();
    await until(() => callsOf('standby:host-lost').length > 0, used);
    const ask = { type: 'ask-vote', epoch: 1, succession: base, grant: null } as const;
    warm.succession.receive({ ...ask, isBinding: false });
    await until(() => warm.sent.some(({ type }) => type === 'ready'), used);
    expect(callsOf('standby:host-lost')).toEqual([{ isLost: true }]);
    warm.succession.receive({ ...ask, isBinding: true });
    await until(() => warm.sent.some(({ type }) => type === 'vote'), used);
    expect(callsOf('succession:sign-vote')).toEqual([
      { statement: voteStatement({ epoch: 1, candidate: fox.identity }, base) },
    ]);
  });

  it('sends no vote that the main process cannot store', async () => {
    const { used, warm, base } = await joinFounder();
    fake.answer('succession:remember', () => {
      throw new Error('The disk is full.');
    });
    used.succession.receive({ type: 'succession', succession: succession({ version: 2 }) });
    warm.succession.receive({ type: 'moved', claims: [claimOfFox(base, [robin, fox])] });
    await until(() => warm.calls.includes('serve'));
    expect(used.sent).not.toContainEqual(expect.objectContaining({ type: 'succession-ack', version: 2 }));
  });

  it('shows that this machine hosts when its own standby host has the lobby', async () => {
    const { warm, base } = await joinFounder();
    fake.emit('lobby:taken-over', { invitation: invitationOf(standby) });
    expect(store.getState().origin).toBe('joined');
    warm.succession.receive({ type: 'moved', claims: [claimOfFox(base, [robin, fox])] });
    await until(() => store.getState().origin === 'hosted');
  });

  it('keeps its place when the standby host of another member lets in a stranger instead of it', async () => {
    void controller.join(invitationOf(founder));
    await settle();
    const [used] = links as [FakeLink];
    await used.connect();
    await until(() => used.sent.length > 0);
    door.outcome = async () => success({ ...LOBBY, participantId: 9 });
    used.succession.receive({ type: 'succession', succession: succession() });
    await until(() => links.length === 2);
    await settle();
    await links[1]?.connect();
    await until(() => links[1]?.calls.includes('close') === true);
    // That host may not have known it yet, so it tries again before it calls the host out of reach.
    await until(() => links.length === 3);
    expect(used.sent.some(({ type }) => type === 'reached')).toBe(false);
    await settle();
    await links[2]?.connect();
    await until(() => used.sent.some(({ type }) => type === 'reached'));
    expect(used.sent.findLast(({ type }) => type === 'reached')).toEqual({
      type: 'reached',
      rows: [[fox.identity, -1]],
    });
  });

  it('goes to the new host even if that does not know it, as somebody who came while the network was parted', async () => {
    const { used, warm, base } = await joinFounder();
    warm.succession.end();
    door.outcome = async () => success({ ...LOBBY, participantId: 12 });
    used.succession.receive({ type: 'moved', claims: [claimOfFox(base, [robin, fox])] });
    await until(() => links.length === 3);
    await settle();
    await links[2]?.connect();
    await until(() => links[2]?.calls.includes('serve') === true);
    expect(store.getState()).toMatchObject({
      ownId: 12,
      invitation: invitationOf(standby),
      hostIdentity: fox.identity,
    });
  });

  it('resumes at a host with what that host has given it, whatever another host has given it since', async () => {
    door.outcome = async () => success(links.length === 1 ? LOBBY : { ...LOBBY, resume: { token: WARM, seconds: 60 } });
    const { used, warm, base } = await joinFounder();
    warm.succession.end();
    used.succession.receive({ type: 'moved', claims: [claimOfFox(base, [robin, fox])] });
    await until(() => links.length === 3);
    expect(links[2]?.wish.resume).toEqual({ participantId: LOBBY.participantId, token: WARM });
  });

  it('releases its promises before it leaves, and drops the link with the successor', async () => {
    const { used, warm } = await joinFounder();
    const leaving = controller.leave();
    await until(() => used.calls.includes('close'));
    await leaving;
    expect(callsOf('succession:remember').at(-1)).toMatchObject({ memory: { isReleased: true } });
    expect(warm.calls).toEqual(['drop']);
    expect(callsOf('standby:close')).toHaveLength(1);
  });
});

describe('handing a lobby over', () => {
  async function hostLobby(): Promise<FakeLink> {
    fake.answer('lobby:host', () => success({ invitation: invitationOf(founder), notices: [] }));
    void controller.host('Camp', LOBBY.rules, null);
    await until(() => links.length === 1);
    await settle();
    const [used] = links as [FakeLink];
    await used.connect();
    await until(() => used.sent.length > 0);
    return used;
  }

  it('leaves once this window follows the other host, and ends nothing', async () => {
    const used = await hostLobby();
    const base = succession();
    used.succession.receive({ type: 'succession', succession: base });
    await until(() => links.length === 2);
    await settle();
    const warm = links[1] as FakeLink;
    await warm.connect();
    fake.answer('lobby:hand-over', () => success({ to: fox.identity }));
    const handing = controller.handOver();
    warm.succession.receive({ type: 'moved', claims: [claimOfFox(base, [robin, fox])] });
    await until(() => warm.calls.includes('close'));
    expect(await handing).toBe(true);
    expect(callsOf('lobby:close')).toEqual([]);
    expect(store.getState().connection.status).toBe('none');
  });

  it('changes nothing if nobody can take the lobby over, or nobody does within 6 s', async () => {
    await hostLobby();
    expect(await controller.handOver()).toBe(false);
    fake.answer('lobby:hand-over', () => success({ to: fox.identity }));
    const handing = controller.handOver();
    await settle();
    clock.advance(6_000);
    expect(await handing).toBe(false);
    expect(store.getState()).toMatchObject({ origin: 'hosted', connection: { status: 'connected' } });
  });
});
