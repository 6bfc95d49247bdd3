import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMumbleLinkSource } from '../../../../main/desktop/positions/mumble-link/create-mumble-link-source.ts';
import type { PositionReport } from '../../../../main/desktop/positions/position-source.ts';
import type { WineStatus } from '../../../../main/desktop/positions/wine/wine-bridge.ts';
import { openWine } from '../../../../main/desktop/positions/wine/open-wine.ts';
import { scheduleTimer } from '../../../../shared/schedule.ts';
import { silentLog } from '../../../support/silent-log.ts';
import { waitUntil } from '../../../support/wait-until.ts';

const PROJECT = path.resolve(import.meta.dirname, '../../../..');
const BRIDGE = 'main/desktop/positions/mumble-link/bridge/mumble-link-bridge.c';
const COMPILER = 'x86_64-w64-mingw32-gcc';
const isInstalled = (program: string): boolean =>
  process.platform === 'linux' && spawnSync(program, ['--version']).status === 0;
const canBuild = isInstalled(COMPILER);
const folder = mkdtempSync(path.join(tmpdir(), 'earshot-bridge-'));
/** A separate Wine that ends with the test and uses no display. */
const environment = {
  ...process.env,
  WINEPREFIX: path.join(folder, 'prefix'),
  WINEDEBUG: '-all',
  DISPLAY: '',
  WINEDLLOVERRIDES: 'mscoree,mshtml=',
};
const canRun = canBuild && isInstalled('wine') && isInstalled('wineserver');

if (!canBuild) it('is not built here: no MinGW (SKIPPED)', ({ skip }) => skip(`${COMPILER} is not installed`));
if (canBuild && !canRun)
  it('is not run here: no Wine (SKIPPED)', ({ skip }) => skip('wine or wineserver is not installed'));

function build(source: string): string {
  const program = path.join(folder, `${path.basename(source, '.c')}.exe`);
  const run = spawnSync(
    COMPILER,
    ['-O2', '-Wall', '-Wextra', '-Werror', '-s', '-o', program, path.join(PROJECT, source)],
    { encoding: 'utf8' },
  );
  expect(run.stderr).toBe('');
  return program;
}

afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

describe.runIf(canBuild)('the bridge outside Wine', () => {
  it('builds without warnings', () => {
    build(BRIDGE);
  });
});

describe.runIf(canRun)('the bridge in Wine', () => {
  const children: ChildProcess[] = [];
  const name = `EarshotTest.${process.pid}.wine`;
  let bridge = '';

  beforeAll(() => {
    bridge = build(BRIDGE);
    // Two programs that set up a new Wine at the same time occasionally deadlock.
    spawnSync('wine', ['wineboot', '--init'], { env: environment, stdio: 'ignore', timeout: 60_000 });
  });

  afterAll(() => {
    for (const child of children) child.kill();
    spawnSync('wineserver', ['-k'], { env: environment });
    rmSync(`/dev/shm/${name}`, { force: true });
  });

  it('carries what a game writes in Wine to Earshot', async () => {
    const writer = build('test/fixtures/mumble-link-writer-windows.c');
    const reports: (PositionReport | undefined)[] = [];
    const source = createMumbleLinkSource({ mappingName: name });
    await source.start((report) => reports.push(report));
    children.push(spawn('wine', [bridge, name], { env: environment, stdio: 'ignore' }));
    children.push(spawn('wine', [writer, '3', '-4', '5.5'], { env: environment, stdio: 'ignore' }));
    await waitUntil(
      'a position comes out of Wine',
      () => reports.some((report) => report?.pose?.xMetres === 3),
      30_000,
    );
    expect(reports.at(-1)).toMatchObject({
      pose: { xMetres: 3, yMetres: -4, zMetres: 5.5, yawRadians: Math.PI / 2 },
      presence: { world: expect.stringMatching(/^TestLink 🎮 /) },
    });
    expect(source.report()).toMatchObject({
      state: 'fresh',
      feeder: 'TestLink 🎮',
      detail: expect.stringContaining('Adéle'),
    });
    await source.stop();
  });

  it('gives a second game in the same Wine its own name', async () => {
    const writer = build('test/fixtures/mumble-link-writer-windows.c');
    const source = createMumbleLinkSource({ mappingName: name });
    await source.start(() => undefined);
    const play = (game: string): ChildProcess => {
      const child = spawn('wine', [writer, '3', '-4', '5.5', game], { env: environment, stdio: 'ignore' });
      children.push(child);
      return child;
    };
    await waitUntil('the first game is there', () => source.report().feeder === 'TestLink 🎮', 30_000);
    for (const child of children.splice(1)) child.kill();
    await waitUntil('the first game is lost', () => source.report().state === 'stale', 30_000);
    play('Second game');
    await waitUntil('the second game is there', () => source.report().feeder === 'Second game', 30_000);
    for (const child of children.splice(0)) child.kill();
    await source.stop();
  });

  it('is built, started for a game that runs, and ends with it', async () => {
    const writer = build('test/fixtures/mumble-link-writer-windows.c');
    const source = createMumbleLinkSource({ mappingName: name });
    await source.start(() => undefined);
    let status: WineStatus | undefined;
    const wine = openWine({
      places: { folder: path.join(folder, 'built'), sourceFile: path.join(PROJECT, BRIDGE) },
      mappingName: name,
      isLinked: () => false,
      startsWithGames: () => false,
      listener: (next) => (status = next),
      schedule: scheduleTimer,
      log: silentLog,
    });
    wine.watch(true);
    const game = spawn('wine', [writer, '7', '8', '9', 'Third game'], { env: environment, stdio: 'ignore' });
    children.push(game);
    const prefix = environment.WINEPREFIX;
    const isSeen = (): boolean => status?.games.some((each) => each.prefix === prefix) === true;
    await waitUntil('the game is noticed', isSeen, 30_000);
    expect(status?.games.find((each) => each.prefix === prefix)?.name).toBe('mumble-link-writer-windows');
    expect(await wine.start(prefix)).toMatchObject({ ok: true });
    await waitUntil('its position arrives', () => source.report().feeder === 'Third game', 30_000);
    game.kill();
    await waitUntil('the bridge ends with it', () => status?.bridge === 'off', 30_000);
    wine.close();
    await source.stop();
  });
});
