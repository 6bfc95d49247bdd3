import { en } from '../../../renderer/i18n/locales/en/index.ts';
import { percentile, type Figure } from '../figure.ts';
import type { MeasuredWindow } from './window-page.ts';

/** Frame time of a 60 Hz screen, in whole milliseconds. */
const FRAME_BUDGET_MS = 16;
const MAX_NODES = 1_500;
const COUNTED_SECONDS = 8;
/** Pixels of one turn of a wheel, and how many a second. */
const WHEEL_PX = 120;
const WHEEL_TURNS_PER_SECOND = 20;

/**
 * The cost of the list of players beside the map: the work of the main thread in each frame while the list rests, while
 * it is scrolled, and while 50 players a second join, and the elements that the list has in the page.
 */
export async function measurePeopleList(window: MeasuredWindow, crowd: number): Promise<Figure[]> {
  const { page } = window;
  const list = page.getByRole('region', { name: en.people.title });
  const wait = (): Promise<void> => page.waitForTimeout(COUNTED_SECONDS * 1_000);
  const resting = await window.measureBusyMs(wait);
  await list.getByRole('listitem').nth(5).hover();
  const scrolled = await window.measureBusyMs(async () => {
    for (let turn = 0; turn < COUNTED_SECONDS * WHEEL_TURNS_PER_SECOND; turn++) {
      await page.mouse.wheel(0, turn % 80 < 40 ? WHEEL_PX : -WHEEL_PX);
      await page.waitForTimeout(1_000 / WHEEL_TURNS_PER_SECOND);
    }
  });
  await page.mouse.move(0, 0);
  const nodes = await list.evaluate((element) => element.querySelectorAll('*').length);
  const joining = await window.measureBusyMs(async () => {
    await page.evaluate(letJoin);
    await wait();
  });
  const work = (what: string, busyMs: readonly number[], target: number | null): Figure => ({
    name: `list and map of ${crowd}, ${what}: main-thread work in a frame, p95`,
    value: percentile(busyMs, 0.95),
    unit: 'ms',
    target,
    note: `median ${percentile(busyMs, 0.5).toFixed(1)} ms, largest ${Math.max(...busyMs).toFixed(0)} ms; with the host's own work`,
  });
  return [
    work('at rest', resting, FRAME_BUDGET_MS),
    work('while you scroll the list', scrolled, FRAME_BUDGET_MS),
    work('while 50 players a second join', joining, FRAME_BUDGET_MS),
    {
      name: `list of ${crowd}: elements in the page`,
      value: nodes,
      unit: '',
      target: MAX_NODES,
      note: "all of the side panel's list, with its header",
    },
  ];
}

/** Runs in the page: 400 players join, 50 a second, as a host tells of them ten times a second. */
function letJoin(): void {
  const { harness } = globalThis as unknown as {
    readonly harness: { readonly hosts: readonly { send(message: object): void }[] };
  };
  let id = 10_000;
  const timer = setInterval(() => {
    const participants = Array.from({ length: 5 }, () => ({
      ...{ id: id++, name: `Newcomer ${id}`, muted: false, deafened: false },
    }));
    harness.hosts.at(-1)?.send({ type: 'changes', participants, left: [] });
    if (id >= 10_400) clearInterval(timer);
  }, 100);
}
