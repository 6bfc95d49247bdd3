import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openWindowPlaces, WINDOW_FILE_NAME } from '../../../../../main/desktop/window/open-window-places.ts';
import { silentLog } from '../../../../support/silent-log.ts';

const FULL = { x: 10, y: 20, width: 900, height: 700 };
const COMPACT = { x: 1_640, y: 20, width: 280, height: 640 };

let folder: string;
let due: (() => void)[];
const schedule = (run: () => void): (() => void) => {
  due.push(run);
  return () => void (due = due.filter((one) => one !== run));
};
const open = () => openWindowPlaces(folder, schedule, silentLog);
const file = () => path.join(folder, WINDOW_FILE_NAME);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-window-'));
  due = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

it('returns at the next start where the window was in each shape', async () => {
  const places = await open();
  expect(places.read('full')).toBeNull();
  places.keep('full', FULL);
  places.keep('compact', COMPACT);
  await places.close();
  const again = await open();
  expect([again.read('full'), again.read('compact'), again.read('mini')]).toEqual([FULL, COMPACT, null]);
});

it('writes once after the window rests, and not at all when nothing changed', async () => {
  const places = await open();
  for (let x = 0; x < 10; x++) places.keep('full', { ...FULL, x });
  expect(due).toHaveLength(1);
  expect(existsSync(file())).toBe(false);
  await places.close();
  expect(JSON.parse(readFileSync(file(), 'utf8'))).toMatchObject({ full: { x: 9 } });
  places.keep('full', { ...FULL, x: 9 });
  expect(due).toHaveLength(0);
});

it.each([
  '',
  'not JSON',
  '[]',
  JSON.stringify({ full: { x: 'left', y: 0, width: 1, height: 1 } }),
  JSON.stringify({ full: { ...FULL, width: 1e9 } }),
  `${JSON.stringify({ full: FULL })}${' '.repeat(5_000)}`,
])('opens as at the first start with the file %j', async (text) => {
  writeFileSync(file(), text);
  expect((await open()).read('full')).toBeNull();
});

it('continues when the folder cannot be written', async () => {
  const places = await open();
  rmSync(folder, { recursive: true });
  places.keep('full', FULL);
  await places.close();
  expect(places.read('full')).toEqual(FULL);
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-window-'));
});
