import { describe, expect, it } from 'vitest';
import * as limits from '../../../../../main/rendezvous/core/limits.ts';
import { CoreLab } from '../../../../support/rendezvous/core-lab.ts';

const LOBBY = 7;

describe('codes', () => {
  it('lead to a lobby, also while its host is away for a moment', () => {
    const lab = new CoreLab();
    const host = lab.register(LOBBY, { wantsCode: true });
    const { code } = host.take('registered');
    lab.advance(limits.KEPT_CODE_MS);
    lab.disconnect(host);
    const guest = lab.connect();
    lab.send(guest, { type: 'visit-code', prefix: code });
    expect(guest.take('error').code).toBe('no-lobby');
    lab.advance(limits.CODE_RELEASE_MS - 1_000);
    expect(lab.register(LOBBY, { wantsCode: true }).take('registered').code).toBe(code);
  });

  it('are released ten minutes after the host is gone, and at once if it was there for a moment only', () => {
    const lab = new CoreLab();
    const codeOf = (number: number, stayMs: number): string => {
      const host = lab.register(number, { wantsCode: true });
      lab.advance(stayMs);
      lab.disconnect(host);
      return host.take('registered').code;
    };
    const answerTo = (prefix: string): string => {
      const guest = lab.connect();
      lab.send(guest, { type: 'visit-code', prefix });
      return guest.take('error').code;
    };
    expect(answerTo(codeOf(1, 1_000))).toBe('no-code');
    const kept = codeOf(2, limits.KEPT_CODE_MS);
    expect(answerTo(kept)).toBe('no-lobby');
    lab.advance(limits.CODE_RELEASE_MS);
    expect(answerTo(kept)).toBe('no-code');
  });

  it('change when the host asks, a few times', () => {
    const lab = new CoreLab();
    const host = lab.register(LOBBY, { wantsCode: true });
    const first = host.take('registered').code;
    lab.send(host, { type: 'renew-code' });
    const second = host.take('code').code;
    expect(second).not.toBe(first);
    const guest = lab.connect();
    lab.send(guest, { type: 'visit-code', prefix: first });
    expect(guest.take('error').code).toBe('no-code');
    lab.send(guest, { type: 'visit-code', prefix: second });
    guest.take('visiting');
    expect(host.take('guest').by).toBe('code');
    for (let count = 0; count < limits.RENEWAL_RATE.burst; count++) lab.send(host, { type: 'renew-code' });
    expect(host.take('error')).toMatchObject({ code: 'too-many', about: 'renew-code' });
  });

  it('may be wrong five times a minute from one address, and 1,000 times from all', () => {
    const lab = new CoreLab();
    const guess = (group: string): string => {
      const guest = lab.connect(group);
      lab.send(guest, { type: 'visit-code', prefix: 'ZZZ' });
      lab.disconnect(guest);
      return guest.take('error').code;
    };
    expect(Array.from({ length: 6 }, () => guess('one'))).toEqual([...Array<string>(5).fill('no-code'), 'too-many']);
    lab.nowMs += 60_000;
    expect(Array.from({ length: 6 }, () => guess('one'))).toEqual([...Array<string>(5).fill('no-code'), 'too-many']);
    const answers = Array.from({ length: 1_000 }, (_, index) => guess(`group ${index}`));
    expect(answers.filter((code) => code === 'no-code')).toHaveLength(995);
    expect(answers.at(-1)).toBe('busy');
  });

  it('may be wrong five times a minute in an IPv6 /56, and twenty times in a /48', () => {
    const lab = new CoreLab();
    const guess = (network: number): string => {
      const guest = lab.connect(`20010db80001${network.toString(16).padStart(4, '0')}`);
      lab.send(guest, { type: 'visit-code', prefix: 'ZZZ' });
      lab.disconnect(guest);
      return guest.take('error').code;
    };
    const inOne = Array.from({ length: 6 }, (_, index) => guess(index));
    expect(inOne).toEqual([...Array<string>(5).fill('no-code'), 'too-many']);
    const inAll = Array.from({ length: 40 }, (_, index) => guess(0x100 * (1 + index)));
    expect(inAll.filter((code) => code === 'no-code')).toHaveLength(15);
  });

  it('lead to their lobbies while others try all the wrong ones', () => {
    const lab = new CoreLab();
    const { code } = lab.register(LOBBY, { wantsCode: true }).take('registered');
    for (let count = 0; count <= limits.ALL_WRONG_CODES.burst; count++) {
      const guesser = lab.connect(`guesser ${count}`);
      lab.send(guesser, { type: 'visit-code', prefix: 'ZZZ' });
      lab.disconnect(guesser);
    }
    const guest = lab.connect('guest');
    lab.send(guest, { type: 'visit-code', prefix: code });
    guest.take('visiting');
  });

  it('that are right cost no try', () => {
    const lab = new CoreLab();
    const { code } = lab.register(LOBBY, { wantsCode: true }).take('registered');
    for (let count = 0; count < 10; count++) {
      const guest = lab.connect('party');
      lab.send(guest, { type: 'visit-code', prefix: code });
      guest.take('visiting');
    }
  });
});
