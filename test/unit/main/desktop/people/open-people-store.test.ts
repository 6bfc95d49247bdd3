import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openPeopleStore, PEOPLE_FILE_NAME } from '../../../../../main/desktop/people/open-people-store.ts';
import { MAX_PEOPLE_FILE_BYTES } from '../../../../../shared/stored/parse-people.ts';
import type { Person } from '../../../../../shared/model/people/person.ts';
import { silentLog } from '../../../../support/silent-log.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'earshot-people-'));
});
afterEach(() => rm(folder, { recursive: true }));

const filePath = (): string => path.join(folder, PEOPLE_FILE_NAME);
const open = () => openPeopleStore(folder, silentLog);

function person(letter: string, change: Partial<Person> = {}): Person {
  return { identity: letter.repeat(22), name: letter, volumePercent: 50, isMuted: false, isBlocked: false, ...change };
}

it("restores people's settings after a start, the newest last", async () => {
  const store = await open();
  await store.update(person('a'));
  await store.update(person('b', { isBlocked: true }));
  expect(await store.update(person('a', { isMuted: true }))).toEqual([
    person('b', { isBlocked: true }),
    person('a', { isMuted: true }),
  ]);
  expect((await open()).read()).toEqual(store.read());
  if (process.platform !== 'win32') expect((await stat(filePath())).mode & 0o777).toBe(0o600);
});

it('forgets people whose settings are back to the defaults', async () => {
  const store = await open();
  await store.update(person('a'));
  expect(await store.update(person('a', { volumePercent: 100 }))).toEqual([]);
});

it('keeps all of many concurrent updates', async () => {
  const store = await open();
  await Promise.all(['a', 'b', 'c', 'd'].map((letter) => store.update(person(letter))));
  expect((await open()).read()).toHaveLength(4);
  expect(await readdir(folder)).toEqual([PEOPLE_FILE_NAME]);
});

it('reads a list that an editor saved with a byte order mark', async () => {
  await (await open()).update(person('a', { isBlocked: true }));
  await writeFile(filePath(), `\ufeff${await readFile(filePath(), 'utf8')}`);
  const store = await open();
  expect([store.read(), store.notices]).toEqual([[person('a', { isBlocked: true })], []]);
});

it.each(['', '[]', '{"version":1}', '{"version":7,"people":[]}', 'x'.repeat(MAX_PEOPLE_FILE_BYTES + 1)])(
  'moves a damaged file (%#) aside and reports it',
  async (text) => {
    await writeFile(filePath(), text);
    const store = await open();
    expect(store.read()).toEqual([]);
    expect(store.notices).toMatchObject([
      {
        code: 'people-damaged',
        message: expect.stringContaining('damaged') as string,
        detail: `${PEOPLE_FILE_NAME}.corrupt-1`,
      },
    ]);
    expect(await readFile(`${filePath()}.corrupt-1`, 'utf8')).toBe(text);
  },
);

it('loses only unusable entries, and reports how many', async () => {
  await writeFile(
    filePath(),
    JSON.stringify({ version: 1, people: [person('a'), { ...person('b'), volumePercent: 900 }, 7] }),
  );
  const store = await open();
  expect(store.read()).toEqual([person('a')]);
  expect(store.notices).toMatchObject([
    { code: 'people-incomplete', message: expect.stringContaining('2 entries') as string, detail: '2' },
  ]);
});

it('never overwrites a list that it could not read, and uses it once it can', async () => {
  await mkdir(filePath());
  const store = await open();
  expect(store.notices).toMatchObject([
    { code: 'people-unread', message: expect.stringContaining('could not be read') as string },
  ]);
  await expect(store.update(person('a'))).rejects.toThrow('it is not overwritten');
  await rm(filePath(), { recursive: true });
  await writeFile(filePath(), JSON.stringify({ version: 1, people: [person('b', { isBlocked: true })] }));
  expect(await store.update(person('a'))).toEqual([person('b', { isBlocked: true }), person('a')]);
});

it('rejects an update that cannot be written, and stays unchanged', async () => {
  const store = await openPeopleStore(path.join(folder, 'missing'), silentLog);
  await expect(store.update(person('a'))).rejects.toThrow();
  expect(store.read()).toEqual([]);
});
