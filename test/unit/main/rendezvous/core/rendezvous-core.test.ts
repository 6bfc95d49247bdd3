import { describe, expect, it } from 'vitest';
import * as limits from '../../../../../main/rendezvous/core/limits.ts';
import { MAX_PASSED_LENGTH } from '../../../../../shared/rendezvous/messages.ts';
import { CoreLab, idOf, LISTING, type LabPeer } from '../../../../support/rendezvous/core-lab.ts';

const LOBBY = 7;

/** A registered host and a guest that visits it, with nothing left to read but the visit. */
function openVisit(lab: CoreLab): { readonly host: LabPeer; readonly guest: LabPeer; readonly connection: number } {
  const host = lab.register(LOBBY);
  const guest = lab.connect();
  lab.send(guest, { type: 'visit', lobby: idOf(LOBBY) });
  const { connection } = host.take('guest');
  for (const peer of [host, guest]) peer.received.length = 0;
  return { host, guest, connection };
}

describe('registering', () => {
  it('greets with a nonce, asks for the proof, and answers with id, STUN, page and address', () => {
    const lab = new CoreLab();
    const host = lab.connect();
    expect(host.take('hello')).toMatchObject({ nonce: idOf(1) });
    lab.beginRegister(host);
    expect(host.actions).toMatchObject([{ type: 'prove', nonce: idOf(1), name: 'meet.example.org' }]);
    lab.prove(host, LOBBY);
    expect(host.take('registered')).toEqual({
      type: 'registered',
      lobby: idOf(LOBBY),
      code: '',
      stunServers: [
        { host: 'meet.example.org', port: 3478 },
        { host: 'meet.example.org', port: 3479 },
      ],
      page: 'https://meet.example.org/',
      address: '203.0.113.9',
    });
    expect(host.actions.at(-1)).toEqual({ type: 'admit', peer: host.id, as: 'host' });
  });

  it('ends a connection with a wrong proof, and leaves the lobby to its host', () => {
    const lab = new CoreLab();
    const host = lab.register(LOBBY);
    const thief = lab.connect();
    lab.beginRegister(thief);
    lab.prove(thief, undefined);
    expect(thief.take('error').code).toBe('bad-proof');
    expect(thief.isClosed).toBe(true);
    expect(host.isClosed).toBe(false);
    expect(lab.core.sizes).toMatchObject({ connections: 1, hosts: 1 });
  });

  it('handles what arrives while the proof is checked after it, and bounds it', () => {
    const lab = new CoreLab();
    const host = lab.connect();
    lab.beginRegister(host);
    lab.send(host, { type: 'list', listing: LISTING });
    expect(lab.core.sizes.listed).toBe(0);
    lab.prove(host, LOBBY);
    lab.advance(limits.LISTING_INTERVAL_MS);
    expect(lab.core.sizes.listed).toBe(1);
    const hasty = lab.connect();
    lab.beginRegister(hasty);
    for (let count = 0; count <= limits.MAX_HELD_MESSAGES; count++) lab.send(hasty, { type: 'renew-code' });
    expect(hasty.take('error').code).toBe('too-many');
    expect(hasty.isClosed).toBe(true);
  });

  it('ignores a proof for a connection that has ended meanwhile', () => {
    const lab = new CoreLab();
    const host = lab.connect();
    lab.beginRegister(host);
    lab.disconnect(host);
    lab.prove(host, LOBBY);
    expect(lab.core.sizes).toMatchObject({ connections: 0, hosts: 0 });
  });

  it('replaces the older connection of a host, and sends its guests to the newer one', () => {
    const lab = new CoreLab();
    const { host, guest } = openVisit(lab);
    const newer = lab.register(LOBBY);
    expect(host.take('error').code).toBe('replaced');
    expect(host.isClosed).toBe(true);
    guest.take('gone');
    lab.send(guest, { type: 'visit', lobby: idOf(LOBBY) });
    newer.take('guest');
    lab.disconnect(host);
    expect(lab.core.sizes).toMatchObject({ hosts: 1, guests: 1 });
  });

  it.each([
    ['registers twice', (lab: CoreLab, { host }: ReturnType<typeof openVisit>) => [lab.beginRegister(host), host]],
    [
      'visits as a host',
      (lab: CoreLab, { host }: ReturnType<typeof openVisit>) => [
        lab.send(host, { type: 'visit', lobby: idOf(LOBBY) }),
        host,
      ],
    ],
    [
      'passes as a guest',
      (lab: CoreLab, { guest, connection }: ReturnType<typeof openVisit>) => [
        lab.send(guest, { type: 'pass', connection, text: '' }),
        guest,
      ],
    ],
    [
      'registers as a guest',
      (lab: CoreLab, { guest }: ReturnType<typeof openVisit>) => [lab.beginRegister(guest), guest],
    ],
  ])('ends a connection that %s', (_name, act) => {
    const lab = new CoreLab();
    const [, peer] = act(lab, openVisit(lab)) as [void, LabPeer];
    expect(peer.take('error').code).toBe('bad-message');
    expect(peer.isClosed).toBe(true);
  });
});

describe('visits', () => {
  it('tell both sides of each other', () => {
    const lab = new CoreLab();
    lab.relayServers = [{ urls: ['turn:turn.example.org'], username: '1:a', credential: 'c' }];
    const host = lab.register(LOBBY);
    const guest = lab.connect();
    lab.send(guest, { type: 'visit', lobby: idOf(LOBBY) });
    const { connection } = host.take('guest');
    expect(guest.take('visiting')).toMatchObject({
      connection,
      lobby: idOf(LOBBY),
      iceServers: [{ urls: ['stun:meet.example.org:3478'] }, { urls: ['turn:turn.example.org'], username: '1:a' }],
    });
    lab.send(guest, { type: 'say', text: 'sealed offer' });
    expect(host.take('passed')).toEqual({ type: 'passed', connection, text: 'sealed offer' });
    lab.send(host, { type: 'pass', connection, text: 'sealed answer' });
    expect(guest.take('said')).toEqual({ type: 'said', text: 'sealed answer' });
  });

  it('hide the address of the guest, and show the host which guests share one', () => {
    const lab = new CoreLab();
    const hosts = [lab.register(1), lab.register(2)];
    const groupAt = (number: number, group: string): string => {
      const guest = lab.connect(group);
      lab.send(guest, { type: 'visit', lobby: idOf(number) });
      const message = hosts[number - 1]!.take('guest');
      expect(JSON.stringify(message)).not.toContain('203.0.113.9');
      return message.group;
    };
    const first = groupAt(1, '203.0.113.9');
    expect(groupAt(1, '203.0.113.9')).toBe(first);
    expect(groupAt(1, '203.0.113.8')).not.toBe(first);
    // Two hosts cannot find out that the same guest visits both.
    expect(groupAt(2, '203.0.113.9')).not.toBe(first);
  });

  it('end for both sides when either leaves', () => {
    const lab = new CoreLab();
    const first = openVisit(lab);
    lab.disconnect(first.guest);
    expect(first.host.take('left')).toEqual({ type: 'left', connection: first.connection });
    const guest = lab.connect();
    lab.send(guest, { type: 'visit', lobby: idOf(LOBBY) });
    const { connection } = first.host.take('guest');
    lab.send(first.host, { type: 'drop', connection, reason: 'busy' });
    expect(guest.take('gone')).toEqual({ type: 'gone', reason: 'busy' });
    expect(lab.core.sizes.guests).toBe(0);
    lab.send(guest, { type: 'visit', lobby: idOf(LOBBY) });
    lab.disconnect(first.host);
    guest.take('gone');
    lab.send(guest, { type: 'say', text: 'too late' });
    expect(guest.isClosed).toBe(false);
  });

  it('need a lobby whose host is connected, and may be tried again on the same connection', () => {
    const lab = new CoreLab();
    const guest = lab.connect();
    lab.send(guest, { type: 'visit', lobby: idOf(LOBBY) });
    expect(guest.take('error').code).toBe('no-lobby');
    lab.register(LOBBY);
    lab.send(guest, { type: 'visit', lobby: idOf(LOBBY) });
    guest.take('visiting');
  });

  it('never reach a host by a number that is not its own', () => {
    const lab = new CoreLab();
    const { guest, connection } = openVisit(lab);
    const other = lab.register(LOBBY + 1);
    lab.send(other, { type: 'pass', connection, text: 'forged' });
    lab.send(other, { type: 'drop', connection });
    expect(guest.received).toEqual([]);
    expect(lab.core.sizes.guests).toBe(1);
  });

  it('pass a limited number of messages and characters in each direction', () => {
    const lab = new CoreLab();
    const talkative = openVisit(lab);
    for (let count = 0; count <= limits.MAX_PASSED_MESSAGES; count++) {
      lab.nowMs += 1_000;
      lab.send(talkative.guest, { type: 'say', text: '' });
    }
    expect(talkative.guest.isClosed).toBe(true);
    expect(talkative.host.received.filter(({ type }) => type === 'passed')).toHaveLength(limits.MAX_PASSED_MESSAGES);
    const guest = lab.connect();
    lab.send(guest, { type: 'visit', lobby: idOf(LOBBY) });
    const { connection } = talkative.host.take('guest');
    const text = 'x'.repeat(MAX_PASSED_LENGTH);
    for (let count = 0; count < 20; count++) lab.send(talkative.host, { type: 'pass', connection, text });
    expect(guest.received.filter(({ type }) => type === 'said')).toHaveLength(
      Math.floor(limits.MAX_PASSED_CHARACTERS / MAX_PASSED_LENGTH),
    );
    guest.take('gone');
    expect(talkative.host.isClosed).toBe(false);
  });

  it('end after their time, and a connection that says nothing ends sooner', () => {
    const lab = new CoreLab();
    const { host, guest } = openVisit(lab);
    const silent = lab.connect();
    lab.advance(limits.FIRST_MESSAGE_TIMEOUT_MS);
    expect([silent.isClosed, guest.isClosed]).toEqual([true, false]);
    lab.advance(limits.VISIT_TIMEOUT_MS);
    expect([guest.isClosed, host.isClosed]).toEqual([true, false]);
    host.take('left');
  });

  it('give way to others when all places are taken: one of the group with the most of them', () => {
    const lab = new CoreLab();
    for (let number = 1; number <= 3; number++) lab.register(number);
    const crowd: LabPeer[] = [];
    const visit = (group: string, number: number): LabPeer => {
      const guest = lab.connect(group);
      lab.send(guest, { type: 'visit', lobby: idOf(number) });
      return guest;
    };
    const honest = visit('honest', 3);
    for (let count = 0; count < limits.MAX_GUESTS.lobby - 1; count++)
      crowd.push(visit(`flood ${count % 2}`, 1 + (count % 2)));
    expect(lab.core.sizes.guests).toBe(limits.MAX_GUESTS.lobby);
    const late = visit('late', 3);
    late.take('visiting');
    expect(crowd.filter(({ isClosed }) => isClosed)).toHaveLength(1);
    expect(honest.isClosed).toBe(false);
    expect(lab.core.sizes.guests).toBe(limits.MAX_GUESTS.lobby);
  });
});

describe('limits of an address group', () => {
  it('let a lobby of 250 join at once, and then ten a minute', () => {
    const lab = new CoreLab();
    lab.register(LOBBY);
    const visit = (): LabPeer => {
      const guest = lab.connect('party');
      lab.send(guest, { type: 'visit', lobby: idOf(LOBBY) });
      lab.disconnect(guest);
      return guest;
    };
    const closed = Array.from({ length: 250 }, visit).filter(({ isClosed }) => isClosed);
    expect(closed).toEqual([]);
    while (!visit().isClosed);
    lab.nowMs += 60_000;
    let visits = 0;
    while (!visit().isClosed) visits += 1;
    expect(visits).toBe(10);
  });

  it('bound the connections that are open at the same time', () => {
    const lab = new CoreLab();
    const peers: LabPeer[] = [];
    for (let count = 0; count < 2 * limits.MAX_CONNECTIONS_OF_GROUP; count++) {
      lab.nowMs += 9_000;
      peers.push(lab.connect('one'));
    }
    expect(peers.filter(({ isClosed }) => isClosed)).toHaveLength(limits.MAX_CONNECTIONS_OF_GROUP);
    expect(lab.connect('other').isClosed).toBe(false);
  });

  it('end a connection that sends too many messages', () => {
    const lab = new CoreLab();
    const { host } = openVisit(lab);
    for (let count = 0; count <= limits.MESSAGE_RATE.burst; count++) lab.send(host, { type: 'list', listing: null });
    expect(host.take('error').code).toBe('too-many');
    expect(host.isClosed).toBe(true);
  });

  it('do not count what a host passes to guests that are there', () => {
    const lab = new CoreLab();
    const host = lab.register(LOBBY);
    for (let count = 0; count < 3 * limits.MESSAGE_RATE.burst; count++) {
      const guest = lab.connect(`guest ${count}`);
      lab.send(guest, { type: 'visit', lobby: idOf(LOBBY) });
      lab.send(host, { type: 'pass', connection: host.take('guest').connection, text: '' });
      guest.take('said');
    }
    expect(host.isClosed).toBe(false);
  });

  it('leave out the relay for those that asked for it too often, and let them visit', () => {
    const lab = new CoreLab();
    lab.relayServers = [{ urls: ['turn:turn.example.org'] }];
    lab.register(LOBBY);
    const relays: number[] = [];
    for (let count = 0; count < limits.RELAY_RATE.burst; count++) {
      const guest = lab.connect('party');
      lab.send(guest, { type: 'visit', lobby: idOf(LOBBY) });
      relays.push(guest.take('visiting').iceServers.length);
      lab.disconnect(guest);
    }
    expect(new Set(relays)).toEqual(new Set([2]));
    const guest = lab.connect('party');
    lab.send(guest, { type: 'visit', lobby: idOf(LOBBY) });
    expect(guest.take('visiting').iceServers).toHaveLength(1);
    expect(lab.core.counters.relayCredentials).toBe(limits.RELAY_RATE.burst);
  });

  it('give all visits of a group one name at the relay, so that its quota binds them', () => {
    const lab = new CoreLab();
    lab.register(LOBBY);
    for (const group of ['party', 'party', 'other'])
      lab.send(lab.connect(group), { type: 'visit', lobby: idOf(LOBBY) });
    const [first, second, other] = lab.relayUsers;
    expect(second).toBe(first);
    expect(other).not.toBe(first);
  });

  it('probe no address of this machine or a private network', () => {
    const lab = new CoreLab();
    lab.isProbeable = false;
    const host = lab.register(LOBBY);
    lab.send(host, { type: 'probe', port: 80, transaction: '0'.repeat(24) });
    expect(host.take('error').code).toBe('no-probe');
    expect(host.actions.some(({ type }) => type === 'probe')).toBe(false);
    expect(host.isClosed).toBe(false);
  });

  it('probe six times a minute', () => {
    const lab = new CoreLab();
    const host = lab.register(LOBBY);
    const probe = { type: 'probe', port: 7_777, transaction: '0'.repeat(24) } as const;
    for (let count = 0; count < 7; count++) lab.send(host, probe);
    expect(host.actions.filter(({ type }) => type === 'probe')).toHaveLength(6);
    expect(host.actions.find(({ type }) => type === 'probe')).toMatchObject({ address: '203.0.113.9', probe });
    expect(host.take('error').code).toBe('too-many');
    expect(host.isClosed).toBe(false);
  });
});
