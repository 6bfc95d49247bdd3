import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import type { OverlayService, SettingsStore } from '../../../../main/desktop/app/ports.ts';
import { openOverlay } from '../../../../main/desktop/overlay/open-overlay.ts';
import { openSettingsStore } from '../../../../main/desktop/settings/open-settings-store.ts';
import type { OverlayPerson, OverlayPicture, OverlayText } from '../../../../shared/model/overlay.ts';
import { askHttp, connectIpc } from '../../../support/window/browser-ipc.ts';
import { silentLog } from '../../../support/silent-log.ts';

const ADA: OverlayPerson = { name: 'Ada', isTalking: true, isMuted: false, isSelf: false };

let folder: string;
let settings: SettingsStore;
let overlay: OverlayService;
const services: OverlayService[] = [];

const pageFolder = (): string => path.join(folder, 'page');
const open = (): OverlayService => {
  const service = openOverlay({ dataFolder: folder, pageFolder: pageFolder(), settings, log: silentLog });
  services.push(service);
  return service;
};

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-overlay-'));
  mkdirSync(path.join(folder, 'page'));
  writeFileSync(path.join(pageFolder(), 'index.html'), '<!doctype html><title>overlay</title>');
  writeFileSync(path.join(folder, 'page.txt'), 'not for everybody');
  settings = await openSettingsStore(folder, silentLog);
  overlay = open();
});
afterEach(async () => {
  await Promise.all(services.splice(0).map((service) => service.close()));
  rmSync(folder, { recursive: true });
});

interface Page {
  readonly port: number;
  readonly secretPath: string;
  readonly headers: { readonly Origin: string };
}

async function describePage(service = overlay): Promise<Page> {
  const { origin, port, pathname } = new URL((await service.describe()).url);
  return { port: Number(port), secretPath: pathname, headers: { Origin: origin } };
}

async function watch({
  port,
  secretPath,
  headers,
}: Page): Promise<{ readonly socket: WebSocket; readonly pictures: OverlayPicture[] }> {
  const pictures: OverlayPicture[] = [];
  const socket = await connectIpc(port, headers, `${secretPath}feed`, (data) =>
    pictures.push(JSON.parse(data) as OverlayPicture),
  );
  if (typeof socket === 'number') throw new Error(`The feed was refused with ${socket}.`);
  return { socket, pictures };
}

it('opens no port until it is enabled, and then the same port at every start', async () => {
  expect(() => statSync(path.join(folder, 'overlay-port'))).toThrow();
  const { url } = await overlay.describe();
  await overlay.close();
  const next = open();
  // Opens without a request from the window: a streaming program only knows the address.
  await expect
    .poll(() =>
      askHttp(Number(new URL(url).port), new URL(url).pathname).then(
        ({ status }) => status,
        () => 0,
      ),
    )
    .toBe(200);
  expect((await next.describe()).url).toBe(url);
});

it('opens with the switch for the in-game overlay', async () => {
  await settings.update({ overlay: { ...settings.read().overlay, isOn: true } });
  await expect.poll(() => statSync(path.join(folder, 'overlay-port'), { throwIfNoEntry: false })?.isFile()).toBe(true);
});

it('stores its secret readable by its owner only', async () => {
  const { secretPath } = await describePage();
  expect(secretPath).toMatch(/^\/[A-Za-z0-9_-]{43}\/$/);
  expect(statSync(path.join(folder, 'overlay-secret')).mode & 0o077).toBe(0);
});

it('serves the page only with the secret, at this exact address, by GET', async () => {
  const { port, secretPath } = await describePage();
  expect(await askHttp(port, secretPath)).toMatchObject({
    status: 200,
    body: expect.stringContaining('overlay') as string,
  });
  expect(await askHttp(port, `${secretPath}?corner=top-right`)).toMatchObject({ status: 200 });
  const refusals = await Promise.all([
    askHttp(port, '/'),
    askHttp(port, '/index.html'),
    askHttp(port, `/${'x'.repeat(43)}/`),
    askHttp(port, secretPath.slice(0, -2) + '/'),
    askHttp(port, `//${secretPath}`),
    askHttp(port, `${secretPath}../page.txt`),
    askHttp(port, `${secretPath}missing.js`),
  ]);
  expect(refusals.map(({ status }) => status)).toEqual(refusals.map(() => 404));
  expect((await askHttp(port, secretPath, { Host: 'evil.test' })).status).toBe(421);
  expect((await askHttp(port, secretPath, { Host: `localhost:${port}` })).status).toBe(421);
  expect((await askHttp(port, secretPath, {}, 'POST', 'x')).status).toBe(405);
  expect((await askHttp(port, secretPath, {}, 'HEAD')).status).toBe(405);
});

it('sends the full state to a new client, and every change to all clients', async () => {
  const page = await describePage();
  overlay.show([ADA]);
  const first = await watch(page);
  await expect.poll(() => first.pictures.at(-1)).toEqual({ corner: 'top-left', showsEverybody: false, people: [ADA] });
  const second = await watch(page);
  overlay.show([{ ...ADA, isTalking: false }]);
  overlay.show([{ ...ADA, isTalking: false }]);
  const chosen = { isOn: false, corner: 'bottom-right', showsEverybody: true, showsText: false } as const;
  await settings.update({ overlay: chosen });
  const expected = { corner: 'bottom-right', showsEverybody: true, people: [{ ...ADA, isTalking: false }] };
  for (const { pictures } of [first, second]) await expect.poll(() => pictures.at(-1)).toEqual(expected);
  // An event that changes nothing is not sent.
  expect(second.pictures).toHaveLength(3);
});

it('sends the messages that it gets, with names and words only, and none when there are none', async () => {
  const page = await describePage();
  overlay.show([ADA], [{ name: 'Ada', text: 'On my way', id: 7 } as OverlayText]);
  const { pictures } = await watch(page);
  await expect.poll(() => pictures.at(-1)?.texts).toEqual([{ name: 'Ada', text: 'On my way' }]);
  overlay.show([ADA]);
  await expect.poll(() => pictures.at(-1)).not.toHaveProperty('texts');
});

it('sends names, talkers and mutes, and nothing else', async () => {
  const page = await describePage();
  overlay.show([{ ...ADA, invitation: 'earshot://join/secret', id: 7 } as OverlayPerson]);
  const { pictures } = await watch(page);
  await expect.poll(() => pictures.length).toBe(1);
  expect(Object.keys(pictures[0]?.people[0] ?? {}).sort()).toEqual(['isMuted', 'isSelf', 'isTalking', 'name']);
});

it('refuses the feed to other pages, other addresses and other secrets', async () => {
  const { port, secretPath, headers } = await describePage();
  const attempts = await Promise.all([
    connectIpc(port, { Origin: 'http://evil.test' }, `${secretPath}feed`),
    connectIpc(port, {}, `${secretPath}feed`),
    connectIpc(port, { ...headers, Host: 'evil.test' }, `${secretPath}feed`),
    connectIpc(port, headers, `/${'x'.repeat(43)}/feed`),
    connectIpc(port, headers, '/feed'),
    connectIpc(port, headers, `${secretPath}ipc`),
  ]);
  expect(attempts).toEqual(attempts.map(() => 403));
});

it('disconnects a client that sends anything', async () => {
  const { socket } = await watch(await describePage());
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  socket.send('{}');
  expect(await closed).toBe(1008);
});

it('shows nothing at the previous address once there is a new one', async () => {
  const page = await describePage();
  const { socket } = await watch(page);
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  const { url } = await overlay.renew();
  expect(new URL(url).port).toBe(String(page.port));
  expect(new URL(url).pathname).not.toBe(page.secretPath);
  expect(await closed).toBe(1001);
  expect((await askHttp(page.port, page.secretPath)).status).toBe(404);
  expect(await connectIpc(page.port, page.headers, `${page.secretPath}feed`)).toBe(403);
  await watch(await describePage());
  expect(readFileSync(path.join(folder, 'overlay-secret'), 'utf8').trim()).toBe(new URL(url).pathname.slice(1, -1));
});

it('notifies watchers of the address when it changes', async () => {
  const heard: string[] = [];
  overlay.onAddress((url) => heard.push(url));
  const { url } = await overlay.renew();
  expect(heard.at(-1)).toBe(url);
});

it('uses another port when its own is taken', async () => {
  const taken: Server = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as AddressInfo;
  writeFileSync(path.join(folder, 'overlay-port'), `${port}\n`);
  expect((await describePage()).port).not.toBe(port);
  await new Promise((resolve) => taken.close(resolve));
});

it('reports that its page cannot be opened, and continues', async () => {
  await overlay.close();
  expect(await overlay.describe()).toEqual({ url: '', usualPort: null });
  overlay.show([ADA]);
});
