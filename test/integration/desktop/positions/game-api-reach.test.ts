import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { networkInterfaces } from 'node:os';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { openGameApi, type OpenedGameApi } from '../../../support/desktop/game-api.ts';
import { afterTest } from '../../../support/lobby/host-parts.ts';
import { waitUntil } from '../../../support/wait-until.ts';

/** How programs that are not tools of developers reach the local game API: over IPv6, from pages, on a chosen port. */

const BODY = JSON.stringify({ type: 'self', game: 'Game', player: { position: [1, 2, 3] } });
const PAGE = 'https://cfx-nui-radio';
const hasIpv6 = Object.values(networkInterfaces()).some((addresses) =>
  addresses?.some(({ address }) => address === '::1'),
);

function request(api: OpenedGameApi, method: string, headers: Readonly<Record<string, string>>): Promise<Response> {
  const token = { authorization: `Bearer ${api.token}` };
  return method === 'POST'
    ? fetch(`${api.url}/v1/self`, { method, headers: { ...token, ...headers }, body: BODY })
    : fetch(`${api.url}/v1/self`, { method, headers });
}

if (!hasIpv6) it('is not reached over IPv6 here (SKIPPED)', ({ skip }) => skip('this machine has no ::1'));

describe.runIf(hasIpv6)('over IPv6, which localhost may mean', () => {
  it('HTTP, WebSocket and UDP work with the same token and checks', async () => {
    const api = await openGameApi();
    const there = { ...api, url: `http://[::1]:${api.port}` };
    expect((await request(there, 'POST', {})).status).toBe(204);
    expect((await request({ ...there, token: 'wrong' }, 'POST', {})).status).toBe(401);
    expect((await request(there, 'POST', { origin: PAGE })).status).toBe(403);
    const socket = new WebSocket(`ws://[::1]:${api.port}/v1/self?token=${api.token}`);
    afterTest(() => socket.terminate());
    await once(socket, 'open');
    const udp = createSocket('udp6');
    afterTest(() => void udp.close());
    udp.send(JSON.stringify({ token: 'wrong', type: 'self', player: {} }), api.port, '::1');
    expect(String((await once(udp, 'message'))[0])).toContain('wrong-token');
    udp.send(JSON.stringify({ token: api.token, type: 'self', game: 'Game', player: {} }), api.port, '::1');
    await waitUntil('the position by UDP', () => api.heard.length === 2);
  });

  it('a port that is taken on ::1 only is not used at all', async () => {
    const udp = createSocket({ type: 'udp6', ipv6Only: true }).bind(0, '::1');
    await once(udp, 'listening');
    afterTest(() => void udp.close());
    expect((await openGameApi([udp.address().port, 0])).port).not.toBe(udp.address().port);
  });
});

describe('a web page', () => {
  it('of an allowed origin gets past the browser, with the token', async () => {
    const api = await openGameApi([0], { port: null, origins: [PAGE] });
    const preflight = await request(api, 'OPTIONS', { origin: PAGE, 'access-control-request-method': 'POST' });
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, PAGE]);
    expect(preflight.headers.get('access-control-allow-headers')).toMatch(/Authorization/);
    const accepted = await request(api, 'POST', { origin: PAGE });
    expect([accepted.status, accepted.headers.get('access-control-allow-origin')]).toEqual([204, PAGE]);
    const refused = await request({ ...api, token: 'wrong' }, 'POST', { origin: PAGE });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, PAGE]);
    expect(refused.headers.get('vary')).toBe('Origin');
    const socket = new WebSocket(`${api.url.replace('http', 'ws')}/v1/self?token=${api.token}`, { origin: PAGE });
    afterTest(() => socket.terminate());
    await once(socket, 'open');
  });

  it('of another origin gets no answer, and neither does any page by default', async () => {
    const allowing = await openGameApi([0], { port: null, origins: [PAGE] });
    for (const [api, origin] of [
      [allowing, 'https://evil.test'],
      [allowing, `${PAGE}.evil.test`],
      [await openGameApi(), PAGE],
    ] as const) {
      for (const method of ['OPTIONS', 'POST']) {
        const answer = await request(api, method, { origin, 'access-control-request-method': 'POST' });
        expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([403, null]);
      }
    }
  });

  it('of a file gets no permission from the browser', async () => {
    const api = await openGameApi([0], { port: null, origins: [PAGE] });
    const preflight = await request(api, 'OPTIONS', { origin: 'null', 'access-control-request-method': 'POST' });
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([405, null]);
  });

  it('is allowed and refused as the player changes the list', async () => {
    const api = await openGameApi();
    api.choose({ port: null, origins: [PAGE] });
    expect((await request(api, 'POST', { origin: PAGE })).status).toBe(204);
    api.choose({ port: null, origins: [] });
    expect((await request(api, 'POST', { origin: PAGE })).status).toBe(403);
  });
});

describe('a chosen port', () => {
  it('is used at once, with the same token, and the old one closes', async () => {
    const api = await openGameApi();
    const free = await openGameApi();
    await free.source.stop();
    api.choose({ port: free.port, origins: [] });
    const moved = await api.source.describe();
    expect(moved).toEqual({ url: `http://127.0.0.1:${free.port}`, token: api.token });
    expect((await request({ ...api, url: moved.url }, 'POST', {})).status).toBe(204);
    const old = connect(api.port, '127.0.0.1');
    expect(String((await once(old, 'error'))[0])).toContain('ECONNREFUSED');
    api.choose({ port: null, origins: [] });
    expect((await api.source.describe()).url).not.toBe(moved.url);
  });

  it('that is taken is not replaced by another: the player learns of it', async () => {
    const other = await openGameApi();
    const api = await openGameApi([0], { port: other.port, origins: [] });
    expect(api.url).toBe('');
    expect(api.source.report()).toMatchObject({ state: 'failed', problem: 'chosen-port' });
    api.choose({ port: null, origins: [] });
    expect((await api.source.describe()).url).toMatch(/^http:/);
    expect(api.source.report()).toMatchObject({ state: 'waiting', problem: null });
  });
});
