import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { serveHarness } from '../../browser/renderer-harness/serve-harness.ts';
import { AppProcess } from '../../support/desktop/app-process.ts';
import { percentile, type Figure } from '../figure.ts';
import { startHostProcess } from '../host-process.ts';
import { measurePeopleList } from './people-list-figures.ts';
import { openMeasuredWindow, type MeasuredWindow, type WindowMeasurement } from './window-page.ts';
import type { PlayersOrder, PlayersSetup } from './window-players.ts';
import { en } from '../../../renderer/i18n/locales/en/index.ts';
import { connectedLine } from '../../support/window/connected-line.ts';

const TALKERS = 20;
const CROWD = 300;
const SETTLING_MS = 5_000;
const COUNTED_SECONDS = 15;
const MAX_COMMITS_PER_SECOND = 10;
/** Frame time of a 60 Hz screen, in whole milliseconds. */
const FRAME_BUDGET_MS = 16;

/**
 * The cost of the window in headless Chromium at 1,200 x 750 with the microphone open: the app as shipped, in the lobby
 * of a host in a separate process, with clients that are silent and then all talk and walk; and the map of a crowd
 * larger than a real host sends, from a host inside the page.
 */
export async function runWindowBench(): Promise<Figure[]> {
  return [...(await measureLobby()), ...(await measureCrowd())];
}

async function measureLobby(): Promise<Figure[]> {
  await using parts = new AsyncDisposableStack();
  const host = await startHostProcess(TALKERS + 2);
  parts.defer(() => host.stop());
  const app = await AppProcess.start({ name: 'Ada' });
  parts.defer(() => app.stop());
  const players = await startPlayers({ invitation: host.invitation, players: TALKERS });
  parts.defer(() => endPlayers(players));
  const window = await openMeasuredWindow(app.link);
  parts.defer(() => window.close());
  await join(window, host.invitation);
  const idle = await settleAndMeasure(window);
  order(players, 'live');
  const lively = await settleAndMeasure(window);
  return [...figuresOf(`idle in a lobby of ${TALKERS}`, idle), ...figuresOf(`with ${TALKERS} talkers`, lively)];
}

async function measureCrowd(): Promise<Figure[]> {
  await using parts = new AsyncDisposableStack();
  const harness = await serveHarness();
  parts.defer(() => harness.close());
  const window = await openMeasuredWindow(`${harness.address}?players=${CROWD}`);
  parts.defer(() => window.close());
  await join(
    window,
    await window.page.evaluate(
      () => (globalThis as unknown as { readonly harness: { readonly invitation: string } }).harness.invitation,
    ),
  );
  const figures: Figure[] = [];
  for (const [what, button] of [
    ['own surroundings', en.map.followMe],
    ['all of them', en.map.showEverybody],
  ] as const) {
    await window.page.getByRole('button', { name: button }).click();
    const watched = await settleAndMeasure(window);
    // A walking player sees every frame; a watching player sees every second one.
    await window.page.keyboard.down('KeyD');
    const walking = await window.measure(COUNTED_SECONDS / 3);
    await window.page.keyboard.up('KeyD');
    figures.push(...crowdFigures(`map of ${CROWD}, ${what}`, watched, walking));
  }
  figures.push(...(await measurePeopleList(window, CROWD)));
  return figures;
}

async function join({ page }: MeasuredWindow, invitation: string): Promise<void> {
  await page.getByLabel(en.lobby.join.field).fill(invitation);
  await page.getByRole('button', { name: en.lobby.join.start, exact: true }).click();
  await connectedLine(page).waitFor();
}

async function settleAndMeasure(window: MeasuredWindow): Promise<WindowMeasurement> {
  await new Promise((resolve) => setTimeout(resolve, SETTLING_MS));
  return window.measure(COUNTED_SECONDS);
}

function figuresOf(what: string, measured: WindowMeasurement): Figure[] {
  const { cpu, seconds, commits, pictures, longTasksMs, heapBytes } = measured;
  const period = `${seconds.toFixed(0)} s`;
  const others = `GPU process ${percent(cpu.GPU)}, browser ${percent(cpu.browser)}, others ${percent(cpu.utility)}`;
  return [
    {
      name: `window ${what}: renderer process`,
      value: 100 * cpu.renderer,
      unit: '% of a core',
      target: null,
      note: `${period}, microphone open; ${others}`,
    },
    {
      name: `window ${what}: pictures of the map`,
      value: pictures / seconds,
      unit: 'a second',
      target: null,
      note: describePictures(measured),
    },
    {
      name: `window ${what}: React commits`,
      value: commits / seconds,
      unit: 'a second',
      target: MAX_COMMITS_PER_SECOND,
      note: `${commits} in ${period}`,
    },
    {
      name: `window ${what}: main-thread tasks of 50 ms and more`,
      value: longTasksMs.length,
      unit: '',
      target: null,
      note: `in ${period}; longest ${Math.max(0, ...longTasksMs).toFixed(0)} ms`,
    },
    {
      name: `window ${what}: JavaScript heap`,
      value: heapBytes / 1e6,
      unit: 'MB',
      target: null,
      note: 'after collecting what is not in use',
    },
  ];
}

function crowdFigures(what: string, watched: WindowMeasurement, walking: WindowMeasurement): Figure[] {
  const host = 'the host runs inside the page and sends all of them ten times a second; every ninth talks, all walk';
  return [
    {
      name: `${what}: frame time while you walk, median`,
      value: percentile(walking.intervalsMs, 0.5),
      unit: 'ms',
      target: null,
      note: `${walking.intervalsMs.length} frames of requestAnimationFrame; ${host}`,
    },
    {
      name: `${what}: frame time while you walk, p95`,
      value: percentile(walking.intervalsMs, 0.95),
      unit: 'ms',
      target: null,
      note: `largest ${Math.max(...walking.intervalsMs).toFixed(0)} ms`,
    },
    {
      name: `${what}: painting on the main thread, median`,
      value: percentile(watched.pictureMs, 0.5),
      unit: 'ms',
      target: null,
      note: `${watched.pictures} pictures, ${(watched.pictures / watched.seconds).toFixed(0)} a second`,
    },
    {
      name: `${what}: painting on the main thread, p95`,
      value: percentile(watched.pictureMs, 0.95),
      unit: 'ms',
      target: FRAME_BUDGET_MS,
      note: `while you walk ${percentile(walking.pictureMs, 0.95).toFixed(1)} ms`,
    },
    ...figuresOf(what, watched)
      .slice(0, 1)
      .map((figure) => ({ ...figure, note: `${figure.note}; with the host's own work` })),
    ...figuresOf(what, watched).slice(2),
  ];
}

function describePictures({ pictures, pictureMs }: WindowMeasurement): string {
  return pictures === 0
    ? 'nothing moves'
    : `painted in ${percentile(pictureMs, 0.5).toFixed(1)} ms, p95 ${percentile(pictureMs, 0.95).toFixed(1)} ms`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

async function startPlayers(setup: PlayersSetup): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL('./window-players.ts', import.meta.url)), [JSON.stringify(setup)]);
  const ended = once(child, 'exit').then(([code]: unknown[]) => {
    throw new Error(`The players ended with code ${String(code)} before they had joined.`);
  });
  await Promise.race([once(child, 'message'), ended]);
  ended.catch(() => undefined);
  return child;
}

async function endPlayers(players: ChildProcess): Promise<void> {
  const gone = once(players, 'exit');
  players.disconnect();
  await gone;
}

function order(players: ChildProcess, next: PlayersOrder): void {
  players.send(next);
}
