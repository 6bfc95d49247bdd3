import { NO_AUTHORITY } from '../../../../../shared/model/people/moderation.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { HostSuccession } from '../../../../../main/host/succession/host-succession.ts';
import type { SuccessionLink } from '../../../../../main/host/succession/succession-link.ts';
import type { ClientboundChannelMessage } from '../../../../../shared/protocol/channel.ts';
import { NO_MEETING, type LobbyState } from '../../../../../shared/protocol/lobby-state.ts';
import type { SignedSuccession } from '../../../../../shared/protocol/succession-messages.ts';
import { authenticateAsk } from '../../../../../shared/succession/authenticate.ts';
import { formatStandbyInvitation } from '../../../../../shared/succession/standby-invitation.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';
import { createBedKeys, type BedKeys } from '../../../../support/succession/bed-host.ts';

const ZEROS = 'AAAAAAAAAAAAAAAAAAAAAA';
const STATE: LobbyState = {
  ...{ lobbyId: ZEROS, version: 1, lobbyName: 'Den', capacity: 30, rules: DEFAULT_HEARING_RULES, phase: 'playing' },
  ...{
    nextParticipantId: 100,
    participants: [],
    groups: [],
    rooms: { nextId: 1, rooms: [] },
    authority: NO_AUTHORITY,
    secret: ZEROS,
    hostIdentity: '',
  },
  meeting: NO_MEETING,
};

let keys: BedKeys;
beforeAll(async () => void (keys = await createBedKeys()));

const person = (id: number): string => `${id}`.padStart(22, 'A').slice(0, 21) + 'AQgw'[id % 4];
/** The invitation of a standby host, another one for each port. */
const invitation = (port: number): string =>
  formatStandbyInvitation({
    addresses: [{ host: '192.0.2.1', port }],
    certificateSha256: keys.certificateSha256,
    rendezvous: '',
  });

/** A host with members whose messages the test sends. They acknowledge what they get. */
function openHost(members: number) {
  const clock = new ManualClock();
  const issued: SignedSuccession[] = [];
  const doubts: (readonly string[])[] = [];
  const preparing: boolean[] = [];
  const host = new HostSuccession({
    ...{ lobbyId: ZEROS, epoch: 0, hostIdentity: '', claims: [], certificate: keys.certificate },
    ...{ nowMs: clock.nowMs, schedule: clock.schedule },
    snapshot: () => STATE,
    onDoubt: (invitations) => void doubts.push(invitations),
    onPreparing: (isPreparing) => void preparing.push(isPreparing),
    onIssued: (succession, publish) => {
      issued.push(succession);
      publish();
    },
    onProblem: () => undefined,
  });
  const join = (id: number, hosts: boolean) => {
    const sent: ClientboundChannelMessage[] = [];
    const link: SuccessionLink & { readonly sent: ClientboundChannelMessage[] } = {
      ...{ id, roundTripMs: 10, sent, peer: { bufferedBytes: () => 0, silentMs: 0 } },
      send: (message) => {
        sent.push(message);
        if (message.type !== 'succession') return;
        const { epoch, version } = message.succession;
        host.handle(link, { type: 'succession-ack', epoch, version, votedEpoch: 0 });
      },
    };
    host.connected(link, person(id));
    host.handle(link, { type: 'can-host', votes: true, hosts, cores: 4 });
    return link;
  };
  const links = Array.from({ length: members }, (_, index) => join(index + 1, index < 3));
  /** A member opens its standby host, and says that it holds the state. */
  const stand = (id: number): void => {
    host.handle(links[id - 1] as SuccessionLink, { type: 'standby', invitation: invitation(7_000 + id) });
    host.handle(links[id - 1] as SuccessionLink, { type: 'lobby-state-ack', version: 1 });
  };
  clock.advance(2_000);
  return { clock, host, issued, doubts, preparing, links, stand, join };
}

const successorsOf = (issued: readonly SignedSuccession[]): readonly string[] | undefined =>
  issued.at(-1)?.successors.map(({ identity }) => identity);

describe('a member that changes its mind sixty times a second', () => {
  it.each<[string, (lobby: ReturnType<typeof openHost>, count: number) => void]>([
    [
      'about the address of its standby host',
      ({ host, links }, count) =>
        host.handle(links[0] as SuccessionLink, { type: 'standby', invitation: invitation(1_000 + count) }),
    ],
    [
      'about what its machine can do',
      ({ host, links }, count) =>
        host.handle(links[0] as SuccessionLink, { type: 'can-host', votes: count % 2 === 0, hosts: true, cores: 4 }),
    ],
    [
      'about the members it reaches',
      ({ host, links }, count) =>
        host.handle(links[3] as SuccessionLink, { type: 'reached', rows: [[person(1), count % 2 === 0 ? -1 : 10]] }),
    ],
  ])('%s costs the others a few successions a second', (_, change) => {
    const lobby = openHost(5);
    const { clock, issued, stand } = lobby;
    for (const id of [1, 2, 3]) stand(id);
    const before = issued.length;
    for (let count = 0; count < 1_200; count++) {
      clock.advance(1_000 / 60);
      change(lobby, count);
    }
    expect(issued.length - before).toBeLessThan(120);
    // The last word counts, a moment later.
    clock.advance(2_000);
    expect(successorsOf(issued)).toContain(person(2));
  });

  it('does not get more by coming again on another channel', () => {
    const { host, clock, issued, stand, join } = openHost(3);
    for (const id of [1, 2, 3]) stand(id);
    const before = issued.length;
    for (let count = 0; count < 600; count++) {
      clock.advance(100);
      const link = join(1, true);
      host.handle(link, { type: 'can-host', votes: count % 2 === 0, hosts: true, cores: 4 });
    }
    expect(issued.length - before).toBeLessThan(300);
  });
});

it('says while a member gets ready to take over', () => {
  const { preparing, host, stand, links } = openHost(2);
  expect(preparing).toEqual([true]);
  stand(1);
  expect(preparing).toEqual([true]);
  stand(2);
  expect(preparing).toEqual([true, false]);
  host.handle(links[1] as SuccessionLink, { type: 'standby', invitation: '' });
  host.gone(1, person(1), true);
  expect(preparing).toEqual([true, false]);
});

describe('a host in doubt', () => {
  it('asks every successor, however many addresses one of them has named', () => {
    const { host, clock, doubts, links, stand } = openHost(3);
    for (const id of [1, 2, 3]) stand(id);
    for (let count = 0; count < 100; count++) {
      clock.advance(1_000);
      host.handle(links[0] as SuccessionLink, { type: 'standby', invitation: invitation(1_000 + count) });
    }
    clock.advance(2_000);
    const { length } = doubts;
    for (const { id } of links) host.away(id);
    clock.advance(10_000);
    expect(doubts.length).toBeGreaterThan(length);
    expect([...(doubts.at(-1) ?? [])].sort()).toEqual([invitation(1_099), invitation(7_002), invitation(7_003)].sort());
  });
});

describe('a grant', () => {
  it('is worth nothing 10 s later: members hold a newer succession by then', async () => {
    const { host, clock, issued, links, stand } = openHost(3);
    for (const id of [1, 2, 3]) stand(id);
    const heir = host.grant();
    const base = issued.at(-1) as SignedSuccession;
    expect(heir).toEqual(base.successors[0]);
    const granted = links.flatMap(({ sent }) => sent).find((message) => message.type === 'grant');
    const grant = granted?.type === 'grant' ? granted.grant : null;
    const ask = { type: 'ask-vote', epoch: 1, isBinding: true, succession: base, grant } as const;
    expect(await authenticateAsk(ask)).toMatchObject({ grant: { candidate: heir?.identity } });
    clock.advance(9_900);
    expect(issued.at(-1)).toBe(base);
    clock.advance(200);
    const renewed = issued.at(-1) as SignedSuccession;
    expect(renewed).toMatchObject({ version: base.version + 1, electors: base.electors, successors: base.successors });
    expect(links.every(({ sent }) => sent.some((one) => one.type === 'succession' && one.succession === renewed))).toBe(
      true,
    );
    expect(await authenticateAsk({ ...ask, succession: renewed })).toBeUndefined();
  });

  it('is not withdrawn any longer when the host has stepped down', () => {
    const { host, clock, issued, stand } = openHost(3);
    for (const id of [1, 2, 3]) stand(id);
    host.grant();
    host.stop();
    const { length } = issued;
    clock.advance(60_000);
    expect(issued).toHaveLength(length);
  });
});

describe('a lying newcomer', () => {
  it('does not become a successor by saying that it stands by and holds the state', () => {
    const { host, clock, issued, stand, join } = openHost(4);
    for (const id of [1, 2, 3]) stand(id);
    const before = issued.at(-1);
    const liar = join(9, false);
    host.handle(liar, { type: 'standby', invitation: invitation(9_000) });
    host.handle(liar, { type: 'lobby-state-ack', version: 2_000_000_000 });
    host.handle(liar, { type: 'reached', rows: [[person(9), 1]] });
    clock.advance(5_000);
    expect(successorsOf(issued)).toEqual(before?.successors.map(({ identity }) => identity));
  });

  it('does not name electors or successors by sending a succession, a vote or a readiness to a host', () => {
    const { host, issued, links, stand } = openHost(3);
    for (const id of [1, 2, 3]) stand(id);
    const base = issued.at(-1) as SignedSuccession;
    const liar = links[2] as SuccessionLink;
    host.handle(liar, { type: 'succession', succession: { ...base, version: 99, electors: [person(3)] } });
    host.handle(liar, { type: 'ready', epoch: 1, votedEpoch: 0 });
    host.handle(liar, { type: 'vote', epoch: 1, publicKey: 'A'.repeat(43), signature: 'A'.repeat(86) });
    expect(issued.at(-1)).toBe(base);
  });
});
