import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AppImageUpdater, type AppUpdater } from 'electron-updater';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { adaptUpdater } from '../../../../main/desktop/update/adapt-updater.ts';
import { createUpdateService, type UpdateStatus } from '../../../../main/desktop/update/update-service.ts';
import type { UpdateService } from '../../../../main/desktop/app/ports.ts';
import { DEFAULT_SETTINGS } from '../../../../shared/model/settings.ts';
import { NodeHttpExecutor } from '../../../support/node-http-executor.ts';
import { silentLog } from '../../../support/silent-log.ts';
import { startUpdateServer, type UpdateServer } from '../../../support/desktop/update-server.ts';

/** electron-updater's own classes against a real server; only Electron's app and network are Node's. */

const NEW_FILE = Buffer.alloc(300_000, 'a newer Earshot ');

let folder: string;
let server: UpdateServer;
let updater: AppUpdater;
let service: UpdateService;
let statuses: UpdateStatus[];
let quits: ((exitCode: number) => void)[];
let starts: number;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-update-'));
  const program = path.join(folder, 'Earshot.AppImage');
  // The stand-in for the program records that electron-updater ran the newer version.
  writeFileSync(program, '#!/bin/sh\n', { mode: 0o755 });
  process.env['APPIMAGE'] = program;
  server = await startUpdateServer();
  writeFileSync(
    path.join(folder, 'app-update.yml'),
    `provider: generic\nurl: ${server.url}\nupdaterCacheDirName: earshot-updater\n`,
  );
  quits = [];
  starts = 0;
  updater = new AppImageUpdater(null, {
    version: '1.2.3',
    name: 'Earshot',
    isPackaged: true,
    appUpdateConfigPath: path.join(folder, 'app-update.yml'),
    userDataPath: folder,
    baseCachePath: folder,
    whenReady: async () => {},
    relaunch: () => {},
    quit: () => {},
    onQuit: (handler: (exitCode: number) => void) => quits.push(handler),
  });
  Object.assign(updater, { httpExecutor: new NodeHttpExecutor() });
  statuses = [];
  service = createUpdateService({
    updater: adaptUpdater(updater, silentLog),
    settings: { read: () => ({ ...DEFAULT_SETTINGS, checksForUpdates: false }), onChange: () => () => {} },
    schedule: () => () => {},
    prepareToEnd: async () => {},
    startAgain: () => (starts += 1),
    log: silentLog,
  });
  service.on((status) => statuses.push(status));
});
afterEach(async () => {
  service.close();
  await server.close();
  delete process.env['APPIMAGE'];
  rmSync(folder, { recursive: true, force: true });
});

const states = (): readonly string[] => [...new Set(statuses.map(({ state }) => state))];
const fetched = (): readonly string[] => globSync('**/*.AppImage', { cwd: path.join(folder, 'earshot-updater') });

it('downloads a newer version, reports progress, and keeps exactly the file that the list announced', async () => {
  server.offer({ version: '1.3.0', file: NEW_FILE });
  await service.check();
  expect(states()).toEqual(['checking', 'downloading', 'ready']);
  expect(service.status()).toMatchObject({ state: 'ready', version: '1.3.0', problem: null });
  const [file = ''] = fetched();
  const digest = (bytes: Buffer): string => createHash('sha512').update(bytes).digest('hex');
  expect(digest(readFileSync(path.join(folder, 'earshot-updater', file)))).toBe(digest(NEW_FILE));
});

it('installs it when the program ends', async () => {
  server.offer({ version: '1.3.0', file: Buffer.from('#!/bin/sh\ntouch "$(dirname "$0")/was-run"\n') });
  await service.check();
  expect(quits).toHaveLength(1);
  quits[0]?.(0);
  expect(readFileSync(path.join(folder, 'Earshot.AppImage'), 'utf8')).toContain('was-run');
  expect(existsSync(path.join(folder, 'was-run'))).toBe(true);
});

it('restarts this version when the update cannot be installed at once', async () => {
  server.offer({ version: '1.3.0', file: NEW_FILE });
  await service.check();
  rmSync(path.join(folder, 'earshot-updater'), { recursive: true });
  await service.install();
  expect(starts).toBe(1);
});

it.each(['1.2.3', '1.2.2', '0.9.0'])('ignores %s because it is not newer', async (version) => {
  server.offer({ version, file: NEW_FILE });
  await service.check();
  expect(states()).toEqual(['checking', 'none']);
  expect(server.requests.map(({ path: asked }) => asked)).toEqual(['/latest-linux.yml']);
});

it('discards a file that does not match the list, reports it, and can retry', async () => {
  server.offer({
    version: '1.3.0',
    file: NEW_FILE,
    sha512: createHash('sha512').update('something else').digest('base64'),
  });
  await service.check();
  expect(service.status()).toMatchObject({ state: 'failed', problem: 'damaged' });
  expect(fetched()).toEqual([]);
  expect(quits).toEqual([]);
  server.offer({ version: '1.3.0', file: NEW_FILE });
  await service.check();
  expect(service.status()).toMatchObject({ state: 'ready', problem: null, message: '' });
});

it('discards a truncated download', async () => {
  server.offer({ version: '1.3.0', file: NEW_FILE, cutAfterBytes: 100_000 });
  await service.check();
  expect(service.status()).toMatchObject({ state: 'failed', problem: 'unreachable' });
  expect(fetched()).toEqual([]);
  expect(readFileSync(path.join(folder, 'Earshot.AppImage'), 'utf8')).toBe('#!/bin/sh\n');
});

it('reports that the server has nothing for this system', async () => {
  server.offer(null);
  await service.check();
  expect(service.status()).toMatchObject({ state: 'failed', problem: 'no-list' });
});

it('reports that the server cannot be reached', async () => {
  await server.close();
  await service.check();
  expect(service.status()).toMatchObject({ state: 'failed', problem: 'unreachable' });
});

it('sends the server nothing that identifies this copy', async () => {
  server.offer({ version: '1.3.0', file: NEW_FILE });
  await service.check();
  expect(server.requests.length).toBeGreaterThan(1);
  for (const { headers } of server.requests) {
    expect([undefined, '00000000-0000-0000-0000-000000000000']).toContain(headers['x-user-staging-id']);
    expect(headers['cookie']).toBeUndefined();
  }
});
