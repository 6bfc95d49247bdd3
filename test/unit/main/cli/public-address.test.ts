import { expect, it } from 'vitest';
import { readPublicAddress, readRendezvous, readStunServers } from '../../../../main/cli/public-address.ts';

it.each([
  [undefined, undefined, { publicAddress: null }],
  ['play.example.org', undefined, { publicAddress: 'play.example.org' }],
  ['203.0.113.9:9000', undefined, { publicAddress: '203.0.113.9', publicPort: 9_000 }],
  ['play.example.org:443', '443', { publicAddress: 'play.example.org', publicPort: 443 }],
  ['2001:db8::1', undefined, { publicAddress: '2001:db8::1' }],
  ['[2001:db8::1]', undefined, { publicAddress: '2001:db8::1' }],
  ['[2001:db8::1]:9000', undefined, { publicAddress: '2001:db8::1', publicPort: 9_000 }],
  ['203.0.113.9', '9000', { publicAddress: '203.0.113.9', publicPort: 9_000 }],
  [' play.example.org\n', undefined, { publicAddress: 'play.example.org' }],
  ['play.example.org.', undefined, { publicAddress: 'play.example.org' }],
  ['b\u00fccher.example:9000', undefined, { publicAddress: 'xn--bcher-kva.example', publicPort: 9_000 }],
])('reads the address %j and the port %j', (address, port, expected) => {
  expect(readPublicAddress(address, port)).toEqual({ ok: true, value: expected });
});

it.each([
  ['fe80::1', undefined, /no address that players can reach/],
  ['[ff02::1]:9000', undefined, /no address that players can reach/],
  ['https://play.example.org/', undefined, /Leave out https/],
  ['0.0.0.0', undefined, /no address that players can reach/],
  ['255.255.255.255', undefined, /no address that players can reach/],
  ['224.0.0.1:9000', undefined, /no address that players can reach/],
  ['10.1', undefined, /no address that players can reach/],
  ['0x7f.1', undefined, /no address that players can reach/],
  ['1.2.3.4.5', undefined, /no address that players can reach/],
  ['play.example.org:0', undefined, /--public-port must be a number from 1/],
  ['play.example.org:70000', undefined, /--public-port must be a number from 1/],
  ['play.example.org', 'x', /--public-port must be a number from 1/],
  ['play.example.org:9000', '9001', /names the port 9000/],
  ['a b', undefined, /part of an invitation/],
  ['', undefined, /part of an invitation/],
  [undefined, '9000', /Add --public-address/],
])('refuses the address %j with the port %j', (address, port, message) => {
  expect(readPublicAddress(address, port)).toMatchObject({
    ok: false,
    error: { message: expect.stringMatching(message) as string },
  });
});

it('reads rendezvous servers, each once', () => {
  expect(readRendezvous(['https://meet.example.org/', 'meet.example.org', 'ws://127.0.0.1:7780'])).toEqual({
    ok: true,
    value: ['meet.example.org', 'ws://127.0.0.1:7780'],
  });
});

it.each([[['meet example']], [['']], [['a', 'b', 'c', 'd', 'e']]])('refuses the rendezvous servers %j', (texts) => {
  expect(readRendezvous(texts)).toMatchObject({ ok: false, error: { code: 'bad-option' } });
});

it('reads STUN servers', () => {
  expect(readStunServers(['stun.example.org', '192.0.2.1:19302', '[2001:db8::1]:1'])).toEqual({
    ok: true,
    value: [
      { host: 'stun.example.org', port: 3_478 },
      { host: '192.0.2.1', port: 19_302 },
      { host: '2001:db8::1', port: 1 },
    ],
  });
  for (const text of ['', 'stun:example.org', 'a:0', 'a:65536', 'https://a', '2001:db8::1'])
    expect(readStunServers([text]), text).toMatchObject({ ok: false, error: { code: 'bad-option' } });
});
