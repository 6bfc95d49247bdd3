import { describe, expect, it } from 'vitest';
import * as limits from '../../../../../main/rendezvous/core/limits.ts';
import { CoreLab, idOf, LISTING, type LabPeer } from '../../../../support/rendezvous/core-lab.ts';

const LOBBY = 7;

describe('a crowd at one lobby', () => {
  function crowded(by: 'lobby' | 'code'): { lab: CoreLab; code: string; crowd: LabPeer[]; full: number } {
    const lab = new CoreLab();
    const { code } = lab.register(LOBBY, { wantsCode: true }).take('registered');
    const full = limits.MAX_GUESTS_OF_LOBBY[by];
    const crowd = Array.from({ length: full }, (_, index) => {
      const guest = lab.connect(`flood ${index % 2}`);
      lab.send(guest, by === 'lobby' ? { type: 'visit', lobby: idOf(LOBBY) } : { type: 'visit-code', prefix: code });
      return guest;
    });
    return { lab, code, crowd, full };
  }

  it('gives way to a guest of another network', () => {
    const { lab, crowd, full } = crowded('lobby');
    const guest = lab.connect('honest');
    lab.send(guest, { type: 'visit', lobby: idOf(LOBBY) });
    guest.take('visiting');
    expect(crowd.filter(({ isClosed }) => isClosed)).toHaveLength(1);
    expect(lab.core.sizes.guests).toBe(full);
  });

  it('that has a code takes no place of a guest with an invitation', () => {
    const { lab, code, crowd, full } = crowded('code');
    const invited = lab.connect('honest');
    lab.send(invited, { type: 'visit', lobby: idOf(LOBBY) });
    invited.take('visiting');
    expect(crowd.some(({ isClosed }) => isClosed)).toBe(false);
    const late = lab.connect('late');
    lab.send(late, { type: 'visit-code', prefix: code });
    late.take('visiting');
    expect(crowd.filter(({ isClosed }) => isClosed)).toHaveLength(1);
    expect(lab.core.sizes.guests).toBe(full + 1);
  });
});

describe('a stranger', () => {
  it.each(['password', 'knock'] as const)('comes by %s if the lobby is listed so, and not otherwise', (by) => {
    const lab = new CoreLab();
    const host = lab.register(LOBBY);
    const stranger = lab.connect();
    const visit = () => lab.send(stranger, { type: 'visit', lobby: idOf(LOBBY), by });
    for (const access of [undefined, 'open', by === 'knock' ? 'password' : 'knock'] as const) {
      if (access !== undefined) lab.send(host, { type: 'list', listing: { ...LISTING, access } });
      visit();
      expect(stranger.take('error').code).toBe('no-lobby');
    }
    lab.send(host, { type: 'list', listing: { ...LISTING, access: by } });
    visit();
    stranger.take('visiting');
    expect(host.take('guest')).toMatchObject({ by });
    expect(host.received.filter(({ type }) => type === 'guest')).toEqual([]);
    lab.send(host, { type: 'list', listing: null });
    visit();
    expect(stranger.take('error').code).toBe('no-lobby');
  });

  it('takes no place of a guest with an invitation', () => {
    const lab = new CoreLab();
    lab.register(LOBBY, { listing: LISTING });
    const strangers = Array.from({ length: limits.MAX_GUESTS_OF_LOBBY.knock }, (_, index) => {
      const stranger = lab.connect(`flood ${index % 2}`);
      lab.send(stranger, { type: 'visit', lobby: idOf(LOBBY), by: 'knock' });
      return stranger;
    });
    const invited = lab.connect('honest');
    lab.send(invited, { type: 'visit', lobby: idOf(LOBBY) });
    invited.take('visiting');
    expect(strangers.some(({ isClosed }) => isClosed)).toBe(false);
  });

  const network = (number: number): string => `20010db80001${number.toString(16).padStart(4, '0')}`;

  it.each(['password', 'knock'] as const)('by %s has one name at the host for an IPv6 /56', (by) => {
    const lab = new CoreLab();
    const host = lab.register(LOBBY, { listing: { ...LISTING, access: by } });
    const groups = [0x101, 0x102, 0x201].map((number) => {
      lab.send(lab.connect(network(number)), { type: 'visit', lobby: idOf(LOBBY), by });
      return host.take('guest').group;
    });
    expect(groups[0]).toBe(groups[1]);
    expect(groups[0]).not.toBe(groups[2]);
  });

  it('counts by IPv6 /56, and keeps nobody with an invitation out', () => {
    const lab = new CoreLab();
    lab.register(LOBBY, { listing: LISTING });
    const visit = (number: number, by?: 'knock'): LabPeer => {
      const guest = lab.connect(network(number));
      lab.send(guest, { type: 'visit', lobby: idOf(LOBBY), by });
      return guest;
    };
    for (let count = 0; count < limits.VISIT_RATE.burst; count++) lab.disconnect(visit(count % 256, 'knock'));
    expect(visit(1, 'knock').take('error').code).toBe('too-many');
    visit(0x101, 'knock').take('visiting');
    visit(1).take('visiting');
  });

  it('gives way to one of another home, however many networks the first has', () => {
    const lab = new CoreLab();
    lab.register(LOBBY, { listing: LISTING });
    const knock = (number: number): LabPeer => {
      const guest = lab.connect(network(number));
      lab.send(guest, { type: 'visit', lobby: idOf(LOBBY), by: 'knock' });
      return guest;
    };
    const neighbour = knock(0x1ff);
    for (let number = 0; number < 2 * limits.MAX_GUESTS_OF_LOBBY.knock; number++) knock(number);
    expect(neighbour.isClosed).toBe(false);
  });
});
