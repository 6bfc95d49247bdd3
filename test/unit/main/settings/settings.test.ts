import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../shared/model/settings.ts';
import { findDataFolder } from '../../../../main/settings/data-folder.ts';
import { makeFolder } from '../../../../main/settings/make-folder.ts';
import { openSettingsStore } from '../../../../main/settings/open-settings-store.ts';
import { formatSettings, parseSettings } from '../../../../main/settings/parse-settings.ts';
import { writeFileAtomically } from '../../../../main/settings/write-file-atomically.ts';
import { silentLog } from '../../../support/silent-log.ts';

let folder: string;
let filePath: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-settings-'));
  filePath = path.join(folder, 'settings.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('findDataFolder', () => {
  it.each([
    ['linux', {}, '/home/robin', '/home/robin/.config/earshot'],
    ['linux', { XDG_CONFIG_HOME: '/settings' }, '/home/robin', '/settings/earshot'],
    ['linux', { XDG_CONFIG_HOME: 'relative' }, '/home/robin', '/home/robin/.config/earshot'],
    ['darwin', {}, '/Users/robin', '/Users/robin/Library/Application Support/Earshot'],
    ['win32', { APPDATA: 'D:\\Roaming' }, 'C:\\Users\\robin', 'D:\\Roaming\\Earshot'],
    ['win32', {}, 'C:\\Users\\robin', 'C:\\Users\\robin\\AppData\\Roaming\\Earshot'],
    ['linux', { EARSHOT_DATA_DIR: '/elsewhere' }, '/home/robin', '/elsewhere'],
  ] as const)('on %s with %j it follows the system', (platform, environment, homeFolder, expected) => {
    expect(findDataFolder({ platform, environment, homeFolder })).toBe(expected);
  });
});

describe('parseSettings', () => {
  it('reads back what it wrote', () => {
    const settings = { ...DEFAULT_SETTINGS, name: 'Robin', talkMode: 'open-mic' as const, inputDevice: { id: 'a', label: 'Headset' } };
    expect(parseSettings(formatSettings(settings))).toEqual({ kind: 'read', settings, unusableFields: [] });
  });

  it('replaces only the field that cannot be used, and names it', () => {
    const text = JSON.stringify({ version: 1, settings: { name: 'Robin', talkMode: 'shouting', theme: 'dark', unknown: 1 } });
    expect(parseSettings(text)).toEqual({
      kind: 'read',
      settings: { ...DEFAULT_SETTINGS, name: 'Robin', theme: 'dark' },
      unusableFields: ['talkMode'],
    });
  });

  it.each(['', '{', '[]', 'null', '{"version":2,"settings":{}}', '{"version":1}'])('finds %j corrupt', (text) => {
    expect(parseSettings(text)).toEqual({ kind: 'corrupt' });
  });
});

describe('settings store', () => {
  it('starts with the defaults where there is no file, and says nothing', async () => {
    const store = await openSettingsStore(path.join(folder, 'not', 'there'), silentLog);
    expect(store.read()).toEqual(DEFAULT_SETTINGS);
    expect(store.notice).toBeNull();
  });

  it('finds again what was updated, in a file that only its owner can read', async () => {
    const store = await openSettingsStore(folder, silentLog);
    await store.update({ name: 'Robin' });
    expect((await openSettingsStore(folder, silentLog)).read().name).toBe('Robin');
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  it('keeps every one of many updates made at once', async () => {
    const store = await openSettingsStore(folder, silentLog);
    await Promise.all([store.update({ name: 'Robin' }), store.update({ theme: 'dark' }), store.update({ pushToTalkKey: 'KeyT' })]);
    const stored = (await openSettingsStore(folder, silentLog)).read();
    expect(stored).toEqual({ ...DEFAULT_SETTINGS, name: 'Robin', theme: 'dark', pushToTalkKey: 'KeyT' });
  });

  it('keeps a damaged file under another name each time and says so', async () => {
    for (const number of [1, 2]) {
      writeFileSync(filePath, `{ damaged ${number}`);
      const store = await openSettingsStore(folder, silentLog);
      expect(store.read()).toEqual(DEFAULT_SETTINGS);
      expect(store.notice).toContain(`settings.json.corrupt-${number}`);
      expect(readFileSync(`${filePath}.corrupt-${number}`, 'utf8')).toBe(`{ damaged ${number}`);
    }
  });

  it('does not read a file of absurd size', async () => {
    writeFileSync(filePath, formatSettings({ ...DEFAULT_SETTINGS, name: 'Robin' }) + ' '.repeat(70_000));
    const store = await openSettingsStore(folder, silentLog);
    expect(store.read().name).toBe('');
    expect(store.notice).toContain('corrupt-1');
  });

  it('names the fields that went back to their defaults', async () => {
    writeFileSync(filePath, JSON.stringify({ version: 1, settings: { name: 'Robin', theme: 'pink' } }));
    const store = await openSettingsStore(folder, silentLog);
    expect(store.notice).toContain('theme');
    expect(store.read().name).toBe('Robin');
    expect(existsSync(filePath)).toBe(true);
  });

  it('works with the defaults where the folder cannot be used, and says so', async () => {
    writeFileSync(path.join(folder, 'file'), '');
    const store = await openSettingsStore(path.join(folder, 'file'), silentLog);
    expect(store.read()).toEqual(DEFAULT_SETTINGS);
    expect(store.notice).toContain('could not be read');
  });

  it('changes nothing when an update cannot be written, and works again afterwards', async () => {
    const inner = path.join(folder, 'inner');
    const store = await openSettingsStore(inner, silentLog);
    rmSync(inner, { recursive: true });
    await expect(store.update({ name: 'Robin' })).rejects.toThrow('ENOENT');
    expect(store.read().name).toBe('');
    await openSettingsStore(inner, silentLog);
    expect((await store.update({ name: 'Kim' })).name).toBe('Kim');
  });
});

describe('makeFolder', () => {
  it('makes what is missing above it too, for its owner only, and is content with what is there', () => {
    const inner = path.join(folder, 'a', 'b');
    makeFolder(inner);
    makeFolder(inner);
    expect(statSync(inner).mode & 0o077).toBe(0);
  });

  it('fails where no folder can be made', () => {
    writeFileSync(path.join(folder, 'file'), '');
    expect(() => makeFolder(path.join(folder, 'file', 'a', 'b'))).toThrow('ENOTDIR');
  });

  it.runIf(process.platform === 'linux')('returns where the file system denies what exists', () => {
    expect(() => makeFolder('/proc/earshot/a')).toThrow('ENOENT');
  });
});

describe('writeFileAtomically', () => {
  it('leaves the old file and no litter when it fails', async () => {
    await expect(writeFileAtomically(path.join(folder, 'missing', 'file'), 'text')).rejects.toThrow();
    expect(readdirSync(folder)).toEqual([]);
  });
});
