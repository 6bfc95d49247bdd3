import * as v from 'valibot';
import { expect, it } from 'vitest';
import { iceServersSchema, MAX_ICE_SERVERS, type IceServer } from '../../../../shared/rendezvous/messages.ts';
import { stunUrl, withStunServers } from '../../../../shared/rendezvous/stun-servers.ts';

const RELAY: IceServer = { urls: ['turn:192.0.2.9'], username: 'u', credential: 'c' };

it('writes IPv6 addresses with brackets', () => {
  expect(stunUrl({ host: '192.0.2.9', port: 3_478 })).toBe('stun:192.0.2.9:3478');
  expect(stunUrl({ host: '2001:db8::9', port: 3_478 })).toBe('stun:[2001:db8::9]:3478');
});

it('adds STUN servers after the relays, as one server', () => {
  const stun = [1, 2].map((port) => ({ host: '192.0.2.9', port }));
  expect(withStunServers([RELAY], stun)).toEqual([RELAY, { urls: ['stun:192.0.2.9:1', 'stun:192.0.2.9:2'] }]);
  expect(withStunServers([RELAY], [])).toEqual([RELAY]);
});

it('stays within what a window accepts, whatever a rendezvous names', () => {
  const full = Array.from({ length: MAX_ICE_SERVERS }, () => RELAY);
  const long = { host: 'a'.repeat(253), port: 3_478 };
  expect(withStunServers([RELAY], [long])).toEqual([RELAY]);
  const servers = withStunServers(full, [long, { host: '192.0.2.9', port: 3_478 }]);
  expect(servers).toHaveLength(MAX_ICE_SERVERS);
  expect(v.is(iceServersSchema, servers)).toBe(true);
});
