import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import type { WebSocket } from 'ws';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDesktopApp, type DesktopApp } from '../../../../main/desktop/app/create-desktop-app.ts';
import { createIpcRouter } from '../../../../main/desktop/app/ipc-router.ts';
import { askFirstInstance } from '../../../../main/desktop/shell/browser/ask-first-instance.ts';
import {
  createInstanceEndpoint,
  type InstanceRequest,
} from '../../../../main/desktop/shell/browser/instance-endpoint.ts';
import { MAX_FRAME_BYTES } from '../../../../main/desktop/shell/browser/ipc-socket.ts';
import { startLoopbackServer, type LoopbackServer } from '../../../../main/desktop/shell/browser/loopback-server.ts';
import { contract } from '../../../../shared/ipc/contract.ts';
import {
  askHttp,
  closeCode,
  connectIpc,
  nextFrame,
  openLink,
  sendTicket,
} from '../../../support/window/browser-ipc.ts';
import { EXAMPLE_INVITATION, PARSED_INVITATION } from '../../../support/desktop/example-invitation.ts';
import { createFakePorts } from '../../../support/desktop/fake-app-ports.ts';
import { silentLog } from '../../../support/silent-log.ts';

const INSTANCE_SECRET = 'instance-secret-of-32-bytes-or-more';

let folder: string;
let app: DesktopApp;
let server: LoopbackServer;
let windowCounts: number[];
let instanceRequests: InstanceRequest[];

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-loopback-'));
  mkdirSync(path.join(folder, 'renderer'));
  writeFileSync(path.join(folder, 'renderer', 'index.html'), '<!doctype html><title>Earshot</title>');
  writeFileSync(path.join(folder, 'secret.json'), '{"secret":true}');
  instanceRequests = [];
  app = createDesktopApp(createFakePorts().dependencies);
  server = await startServer([0]);
});

afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

function startServer(portNumbers: readonly number[]): Promise<LoopbackServer> {
  // One server per test, because its windows may close after the next test has begun.
  const counts: number[] = [];
  windowCounts = counts;
  return startLoopbackServer({
    rendererFolder: path.join(folder, 'renderer'),
    portNumbers,
    app,
    router: createIpcRouter(contract, app.handlers, silentLog),
    log: silentLog,
    instanceEndpoint: createInstanceEndpoint(INSTANCE_SECRET, async (request) => {
      instanceRequests.push(request);
      return { link: 'http://127.0.0.1/#x' };
    }),
    onWindowCount: (count) => counts.push(count),
  });
}

const origin = () => `http://127.0.0.1:${server.port}`;

async function connectWindow(): Promise<WebSocket> {
  const protocols = await openLink(server.port, server.createLink());
  const socket = await connectIpc(server.port, { Origin: origin(), 'Sec-WebSocket-Protocol': protocols });
  if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
  return socket;
}

describe('links', () => {
  it('open the page once, with a secret that only the page gets', async () => {
    const link = server.createLink();
    expect(link).toMatch(new RegExp(`^${origin()}/#[\\w-]{43}$`));
    const opened = await sendTicket(server.port, link);
    expect(opened).toMatchObject({ status: 200, body: expect.stringMatching(/^[\w-]{43}\n$/) as string });
    expect(opened.headers['set-cookie']).toBeUndefined();
    expect(opened.headers['cache-control']).toBe('no-store');
    expect((await sendTicket(server.port, link)).status).toBe(403);
  });

  it('say in a page what to do when they were used before', async () => {
    const answer = await askHttp(server.port, '/session');
    expect(answer).toMatchObject({ status: 403, headers: { 'content-type': 'text/html; charset=utf-8' } });
    expect(answer.body).toContain('This link was already used');
    expect(answer.body).toContain('Run the same command again');
    expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]{43}='/);
  });

  it('say in a page that there is no build of the window', async () => {
    rmSync(path.join(folder, 'renderer', 'index.html'));
    const answer = await askHttp(server.port, '/');
    expect(answer).toMatchObject({ status: 404, headers: { 'content-type': 'text/html; charset=utf-8' } });
    expect(answer.body).toContain('There is no build of the window yet');
  });

  it.each([
    ['nothing', ''],
    ['a word', 'wrong'],
    ['a NUL', '\0'],
    ['100,000 letters', 'x'.repeat(100_000)],
  ])('cannot be guessed with %s', async (_what, guess) => {
    const answer = await askHttp(server.port, '/session', { Origin: origin() }, 'POST', guess);
    expect(answer.status).toBe(403);
    expect(answer.body).toContain('Open Earshot with the link');
  });

  it.runIf(process.platform === 'linux' && process.getuid?.() === 0)(
    'are refused to another user of the machine, and stay good for their own',
    async () => {
      const link = server.createLink();
      const ticket = new URL(link).hash.slice(1);
      const request = [
        ...['POST /session HTTP/1.1', `Host: 127.0.0.1:${server.port}`, `Origin: ${origin()}`, 'Connection: close'],
        ...[`Content-Length: ${ticket.length}`, '', ticket],
      ].join('\r\n');
      const send = `exec 3<>/dev/tcp/127.0.0.1/${server.port}; printf %s "$0" >&3; cat <&3`;
      const { stdout } = await promisify(execFile)('bash', ['-c', send, request], { uid: 65_534, cwd: '/' });
      expect(stdout).toMatch(/^HTTP\/1\.1 403 /);
      expect((await sendTicket(server.port, link)).status).toBe(200);
    },
  );

  it('are not used up by another page, by another method or under another name', async () => {
    const link = server.createLink();
    for (const other of ['http://evil.test', 'null', `http://127.0.0.1:${server.port + 1}`])
      expect((await sendTicket(server.port, link, { Origin: other })).status).toBe(403);
    expect((await sendTicket(server.port, link, { Host: `evil.test:${server.port}` })).status).toBe(421);
    for (const method of ['GET', 'HEAD', 'PUT'])
      expect((await askHttp(server.port, '/session', { Origin: origin() }, method)).status).toBe(403);
    expect((await sendTicket(server.port, link)).status).toBe(200);
  });
});

describe('the page', () => {
  it('is served with its policies and without a cookie', async () => {
    const page = await askHttp(server.port, '/');
    expect(page.status).toBe(200);
    expect(page.body).toContain('<title>Earshot</title>');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.headers['permissions-policy']).toContain('microphone=(self)');
    expect(page.headers['cache-control']).toBe('no-cache');
    expect(page.headers['set-cookie']).toBeUndefined();
  });

  it.each(['evil.test', 'localhost', '127.0.0.1', '127.0.0.1.evil.test', '[::1]'])(
    'is not served to the name %s (DNS rebinding)',
    async (host) => {
      const name = host === '127.0.0.1' ? host : `${host}:${server.port}`;
      expect((await askHttp(server.port, '/', { Host: name })).status).toBe(421);
    },
  );

  it.each([
    '/../secret.json',
    '/..%2fsecret.json',
    '/%2e%2e/secret.json',
    '/..\\secret.json',
    '//secret.json',
    '/index.html/../../secret.json',
    'http://evil.test/',
  ])('serves nothing outside its folder: %s', async (attack) => {
    const answer = await askHttp(server.port, attack);
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain('secret"');
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('cannot be requested with %s', async (method) => {
    expect((await askHttp(server.port, '/', {}, method)).status).toBe(405);
  });

  it('is refused when headers are absurdly long', async () => {
    expect((await askHttp(server.port, '/', { Accept: 'x'.repeat(20_000) })).status).toBe(431);
  });
});

describe('the WebSocket', () => {
  it('answers its own page', async () => {
    const socket = await connectWindow();
    socket.send(JSON.stringify({ id: 1, name: 'settings:read', request: {} }));
    expect(await nextFrame(socket)).toMatchObject({ id: 1, result: { ok: true, value: { talkMode: 'push-to-talk' } } });
    socket.terminate();
  });

  it('refuses every other page, program and path', async () => {
    const session = { 'Sec-WebSocket-Protocol': await openLink(server.port, server.createLink()) };
    const own = { Origin: origin(), ...session };
    const attempts: [Record<string, string>, string?][] = [
      [session],
      [{ ...own, Origin: 'http://evil.test' }],
      [{ ...own, Origin: 'null' }],
      [{ ...own, Origin: `http://localhost:${server.port}` }],
      [{ ...own, Origin: `http://127.0.0.1:${server.port + 1}` }],
      [{ Origin: origin() }],
      [{ Origin: origin(), 'Sec-WebSocket-Protocol': 'earshot' }],
      [{ Origin: origin(), 'Sec-WebSocket-Protocol': `earshot, ${'x'.repeat(43)}` }],
      [{ Origin: origin(), 'Sec-WebSocket-Protocol': `other, ${session['Sec-WebSocket-Protocol']}` }],
      [{ Origin: origin(), Cookie: `earshot-${server.port}=${session['Sec-WebSocket-Protocol'].slice(-43)}` }],
      [{ ...own, Host: `evil.test:${server.port}` }],
      [{ ...session, Host: `evil.test:${server.port}`, Origin: `http://evil.test:${server.port}` }],
      [own, '/'],
      [own, '/ipc/'],
      [own, '/ipc?t=1'],
    ];
    for (const [headers, where] of attempts)
      expect(await connectIpc(server.port, headers, where), JSON.stringify(headers)).toBe(403);
    expect(windowCounts).toEqual([]);
  });

  it.each(['', 'hello', '{"id":1}', '[]', '{"id":"1","name":"settings:read","request":{}}'])(
    'cuts off a window that sends %j',
    async (text) => {
      const socket = await connectWindow();
      const closed = closeCode(socket);
      socket.send(text);
      expect(await closed).toBe(1008);
    },
  );

  it('disconnects a window that sends binary or oversized messages', async () => {
    const binary = await connectWindow();
    const binaryClosed = closeCode(binary);
    binary.send(Buffer.from('{}'));
    expect(await binaryClosed).toBe(1003);
    const large = await connectWindow();
    const largeClosed = closeCode(large);
    large.send('x'.repeat(MAX_FRAME_BYTES + 1));
    expect(await largeClosed).toBe(1009);
  });

  it('keeps the other windows connected when one is disconnected', async () => {
    const good = await connectWindow();
    const bad = await connectWindow();
    const closed = closeCode(bad);
    bad.send('nonsense');
    await closed;
    good.send(JSON.stringify({ id: 2, name: 'lobby:close', request: {} }));
    expect(await nextFrame(good)).toEqual({ id: 2, result: { ok: true, value: {} } });
    good.terminate();
  });

  it('sends events to every window', async () => {
    const windows = [await connectWindow(), await connectWindow()];
    await app.handlers['app:describe']({});
    const frames = Promise.all(windows.map(nextFrame));
    app.openInvitation(PARSED_INVITATION);
    const expected = { event: 'app:invitation-opened', payload: { invitation: EXAMPLE_INVITATION } };
    expect(await frames).toEqual([expected, expected]);
    for (const window of windows) window.terminate();
  });

  it('counts the windows', async () => {
    const first = await connectWindow();
    const second = await connectWindow();
    first.close();
    second.close();
    await expect.poll(() => windowCounts).toEqual([1, 2, 1, 0]);
  });
});

describe('other starts', () => {
  it('are answered when they have the secret', async () => {
    const request = { wantsWindow: true, invitation: EXAMPLE_INVITATION };
    expect(await askFirstInstance(server.port, INSTANCE_SECRET, request)).toEqual({
      link: 'http://127.0.0.1/#x',
    });
    expect(instanceRequests).toEqual([request]);
  });

  it.each([
    ['a wrong secret', { Authorization: 'Bearer wrong' }, '{"wantsWindow":true,"invitation":null}', 403],
    ['no secret', {}, '{"wantsWindow":true,"invitation":null}', 403],
    [
      'the secret from a web page',
      { Authorization: `Bearer ${INSTANCE_SECRET}`, Origin: 'http://evil.test' },
      '{"wantsWindow":true,"invitation":null}',
      403,
    ],
    ['text that is not JSON', { Authorization: `Bearer ${INSTANCE_SECRET}` }, 'hello', 400],
    ['another command', { Authorization: `Bearer ${INSTANCE_SECRET}` }, '{"wantsWindow":1}', 400],
    ['a body that is far too long', { Authorization: `Bearer ${INSTANCE_SECRET}` }, 'x'.repeat(50_000), 400],
  ] as const)('are refused with %s', async (_what, headers, body, status) => {
    expect((await askHttp(server.port, '/instance', headers as Record<string, string>, 'POST', body)).status).toBe(
      status,
    );
    expect(instanceRequests).toEqual([]);
  });

  it('get no answer when another program has the port', async () => {
    const stranger = createServer((_request, response) => response.end('hi'));
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    const address = stranger.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await askFirstInstance(port, INSTANCE_SECRET, { wantsWindow: true, invitation: null })).toBeUndefined();
    stranger.closeAllConnections();
    await new Promise((resolve) => stranger.close(resolve));
    expect(await askFirstInstance(port, INSTANCE_SECRET, { wantsWindow: true, invitation: null })).toBeUndefined();
  });
});

describe('the port', () => {
  it('is the first free one of the requested ports', async () => {
    const other = await startServer([server.port, 0]);
    expect(other.port).not.toBe(server.port);
    await other.close();
  });

  it('is an error when it is in use and there is no alternative', async () => {
    await expect(startServer([server.port])).rejects.toThrow('EADDRINUSE');
  });
});
