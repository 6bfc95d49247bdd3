import { describe, expect, it } from 'vitest';
import { readGathered, type Gathered } from '../../../../renderer/link/gather-facts.ts';

const STUN = { urls: ['stun:192.0.2.9:3478', 'stun:192.0.2.9:3479'] };
const TURN = { urls: ['turn:192.0.2.9:3478', 'turn:192.0.2.9:3478?transport=tcp'], username: 'u', credential: 'c' };

const host = (address: string, port = 50_000): string => `candidate:1 1 udp 2122260223 ${address} ${port} typ host`;
const outer = (address: string, port: number, base = '10.0.0.5 rport 50000'): string =>
  `candidate:2 1 udp 1686052607 ${address} ${port} typ srflx raddr ${base} generation 0`;
const relayed = 'candidate:3 1 udp 41885439 192.0.2.9 60000 typ relay raddr 203.0.113.5 rport 50000';
const read = (
  candidates: readonly string[],
  errors: Gathered['errors'] = [],
  servers: Parameters<typeof readGathered>[1] = [STUN],
) => readGathered({ candidates, errors }, servers);

describe('what gathering says about the router', () => {
  it('is that it keeps the port, or uses another for each destination', () => {
    expect(read([host('10.0.0.5'), outer('203.0.113.5', 50_000)]).nat).toBe('seems-easy');
    const elsewhere = { urls: ['stun:192.0.2.10:3478'] };
    expect(read([host('10.0.0.5'), outer('203.0.113.5', 50_000)], [], [STUN, elsewhere]).nat).toBe('easy');
    expect(read([host('10.0.0.5'), outer('203.0.113.5', 50_000), outer('203.0.113.5', 50_001)]).nat).toBe('hard');
    expect(read([host('203.0.113.5')]).nat).toBe('none');
    const two = [outer('203.0.113.5', 50_000), outer('203.0.113.5', 50_001, '10.0.0.6 rport 50001')];
    expect(read([host('10.0.0.5'), host('10.0.0.6', 50_001), ...two]).nat, 'two adapters').toBe('seems-easy');
  });

  it('is nothing where addresses are hidden, a server is silent, or only one port was asked', () => {
    const hidden = '0.0.0.0 rport 0';
    const names = [host('a1.local'), host('b2.local', 50_001)];
    const ports = [outer('203.0.113.5', 50_000, hidden), outer('203.0.113.5', 50_001, hidden)];
    expect(read([...names, ...ports])).toEqual({ nat: 'unknown', relay: 'none', hasIpv6: null });
    const silent = [{ url: 'stun:192.0.2.9:3479', code: 701 }];
    expect(read([host('10.0.0.5'), outer('203.0.113.5', 50_000)], silent).nat).toBe('unknown');
    const one = { urls: ['stun:192.0.2.9:3478'] };
    expect(read([host('10.0.0.5'), outer('203.0.113.5', 50_000)], [], [one]).nat).toBe('unknown');
    expect(read([host('10.0.0.5')], [], []).nat).toBe('unknown');
  });

  it('is that UDP is blocked only if the relay answers by TCP and not by UDP', () => {
    const silent = STUN.urls.map((url) => ({ url, code: 701 }));
    expect(read([host('10.0.0.5')], silent).nat).toBe('silent');
    expect(read([host('10.0.0.5')], silent, [STUN, TURN]).nat).toBe('silent');
    expect(read([host('10.0.0.5'), relayed], silent, [STUN, TURN]).nat).toBe('silent');
    const blocked = [...silent, { url: TURN.urls[0]!, code: 701 }];
    expect(read([host('10.0.0.5'), relayed], blocked, [STUN, TURN])).toMatchObject({ nat: 'blocked', relay: 'works' });
  });
});

describe('what gathering says about the relay', () => {
  it.each([
    [401, 'denied'],
    [403, 'denied'],
    [438, 'denied'],
    [486, 'full'],
    [508, 'full'],
    [701, 'silent'],
  ] as const)('after error %i is that it is %s', (code, relay) => {
    expect(read([host('10.0.0.5')], [{ url: TURN.urls[0]!, code }], [TURN]).relay).toBe(relay);
    expect(read([host('10.0.0.5'), relayed], [{ url: TURN.urls[1]!, code }], [TURN]).relay).toBe('works');
  });

  it('is that there is none', () => {
    expect(read([host('10.0.0.5')]).relay).toBe('none');
  });
});

it('knows IPv6 from an address of the internet', () => {
  expect(read([host('2001:db8::5')]).hasIpv6).toBe(true);
  expect(read([host('fd00::5'), host('10.0.0.5')]).hasIpv6).toBe(false);
  expect(read([host('a1.local')]).hasIpv6).toBeNull();
});
