import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../../shared/model/settings.ts';
import { openSettingsStore } from '../../../../../main/desktop/settings/open-settings-store.ts';
import { formatSettings, MAX_SETTINGS_FILE_BYTES, parseSettings } from '../../../../../shared/stored/parse-settings.ts';
import { silentLog } from '../../../../support/silent-log.ts';

let folder: string;
let filePath: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-settings-'));
  filePath = path.join(folder, 'settings.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('parseSettings', () => {
  it('reads back what it wrote', () => {
    const settings = {
      ...DEFAULT_SETTINGS,
      name: 'Robin',
      talkMode: 'open-mic' as const,
      inputDevice: { id: 'a', label: 'Headset' },
    };
    expect(parseSettings(formatSettings(settings))).toEqual({ kind: 'read', settings, unusableFields: [] });
  });

  it.each([
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    ['line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a comma too many', (text: string) => text.replace(/\n {2}\}/, ',\n  }')],
    ['comments', (text: string) => `// mine\n${text.replace('{', '{ /* "a", } */')} // end`],
  ])('reads a file that a person edited, with %s', (_, edit) => {
    const settings = { ...DEFAULT_SETTINGS, name: '// Robin, }' };
    expect(parseSettings(edit(formatSettings(settings)))).toEqual({ kind: 'read', settings, unusableFields: [] });
  });

  it('replaces only an unusable field, and names it', () => {
    const text = JSON.stringify({
      version: 3,
      settings: { name: 'Robin', talkMode: 'shouting', theme: 'dark', unknown: 1 },
    });
    expect(parseSettings(text)).toEqual({
      kind: 'read',
      settings: { ...DEFAULT_SETTINGS, name: 'Robin', theme: 'dark' },
      unusableFields: ['talkMode'],
    });
  });

  it('keeps a threshold from before voice activation followed the noise', () => {
    const read = (settings: object): unknown => parseSettings(JSON.stringify({ version: 3, settings }));
    expect(read({ activationThresholdDb: -50 })).toMatchObject({
      settings: { activationSensitivity: 'manual', activationThresholdDb: -50 },
    });
    expect(read({})).toMatchObject({ settings: { activationSensitivity: 'automatic' } });
    expect(read({ activationThresholdDb: -50, activationSensitivity: 'automatic' })).toMatchObject({
      settings: { activationSensitivity: 'automatic' },
    });
  });

  it.each([
    '',
    '{',
    '[]',
    'null',
    '{"version":0,"settings":{}}',
    '{"version":"2","settings":{}}',
    '{"version":1}',
    '{"version":2,"settings":7}',
  ])('finds %j corrupt', (text) => {
    expect(parseSettings(text)).toEqual({ kind: 'corrupt' });
  });
});

/** The format that version 1 of the app wrote. */
const VERSION_1 = {
  name: 'Robin',
  talkMode: 'open-mic',
  pushToTalkKey: 'Space',
  whisperKey: 'KeyC',
  shoutKey: 'KeyX',
  radioKey: 'F5',
  inputDevice: { id: 'a1b2', label: 'Headset Microphone' },
  outputDevice: null,
  echoCancellation: false,
  noiseSuppression: true,
  autoGainControl: true,
  theme: 'dark',
} as const;

const version1File = (changes: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({ version: 1, settings: { ...VERSION_1, ...changes } }, null, 2);
const key = (action: string, code: string): unknown => ({ action, trigger: { device: 'keyboard', code } });

describe('a file of version 1', () => {
  it('keeps all settings, with keys as bindings, and asks for no first run', () => {
    expect(parseSettings(version1File())).toEqual({
      kind: 'read',
      unusableFields: [],
      settings: {
        ...DEFAULT_SETTINGS,
        name: 'Robin',
        isSetUp: true,
        talkMode: 'open-mic',
        inputDevice: { id: 'a1b2', label: 'Headset Microphone' },
        echoCancellation: false,
        noiseSuppression: 'browser',
        theme: 'dark',
        bindings: [key('talk', 'Space'), key('radio', 'F5')],
      },
    });
  });

  it('maps the noise suppression switch to its former effect', () => {
    expect(parseSettings(version1File({ noiseSuppression: false }))).toMatchObject({
      settings: { noiseSuppression: 'off' },
      unusableFields: [],
    });
    expect(parseSettings(version1File({ noiseSuppression: 'loud' }))).toMatchObject({
      settings: { noiseSuppression: 'browser' },
      unusableFields: ['noiseSuppression'],
    });
  });

  it('of the first release keeps its only key', () => {
    const text = JSON.stringify({ version: 1, settings: { name: 'Robin', pushToTalkKey: 'KeyT' } });
    expect(parseSettings(text)).toMatchObject({
      settings: {
        name: 'Robin',
        isSetUp: true,
        bindings: [key('talk', 'KeyT')],
      },
    });
  });

  it('with one key for two actions keeps it for talking', () => {
    expect(parseSettings(version1File({ pushToTalkKey: 'KeyX' }))).toMatchObject({
      settings: { bindings: [key('talk', 'KeyX'), key('radio', 'F5')] },
      unusableFields: [],
    });
  });

  it('with an invalid key loses only that key, and reports it', () => {
    expect(parseSettings(version1File({ shoutKey: 'no key!' }))).toMatchObject({
      settings: { bindings: [key('talk', 'Space'), key('radio', 'F5')] },
      unusableFields: ['bindings'],
    });
  });

  it('is saved in the newest version after the first change', async () => {
    writeFileSync(filePath, version1File());
    await (await openSettingsStore(folder, silentLog)).update({ theme: 'contrast' });
    const store = await openSettingsStore(folder, silentLog);
    expect(store.notice).toBeNull();
    expect(store.read()).toMatchObject({
      name: 'Robin',
      theme: 'contrast',
      noiseSuppression: 'browser',
      isSetUp: true,
    });
    expect(JSON.parse(readFileSync(filePath, 'utf8'))).toMatchObject({ version: 3 });
  });
});

describe('a file of version 2', () => {
  const read = (...bindings: readonly unknown[]): unknown =>
    parseSettings(JSON.stringify({ version: 2, settings: { bindings } }));

  it('keeps the talk key and loses the letters that were bound unasked', () => {
    expect(read(key('talk', 'KeyV'), key('whisper', 'KeyC'), key('shout', 'KeyX'), key('radio', 'KeyR'))).toMatchObject(
      { settings: { bindings: [key('talk', 'KeyV')] }, unusableFields: [] },
    );
  });

  it('keeps every key that was chosen', () => {
    const chosen = [
      key('talk', 'KeyC'),
      key('whisper', 'KeyX'),
      key('shout', 'F8'),
      { action: 'radio', trigger: { device: 'mouse', button: 4 } },
      key('toggle-mute', 'KeyR'),
    ];
    expect(read(...chosen)).toMatchObject({ settings: { bindings: chosen }, unusableFields: [] });
  });
});

it('keeps the sets of rules that are usable when one is not', () => {
  const ruleSets = ['{"law":"linear"}', 7, 'x'.repeat(5_000), '{"law":"flat"}'];
  expect(parseSettings(JSON.stringify({ version: 3, settings: { ruleSets } }))).toMatchObject({
    settings: { ruleSets: ['{"law":"linear"}', '{"law":"flat"}'] },
    unusableFields: ['ruleSets'],
  });
});

describe('bindings', () => {
  it('that are unusable or have a duplicate trigger are removed individually', () => {
    const bindings = [
      key('talk', 'KeyV'),
      key('dance', 'KeyD'),
      key('shout', 'KeyV'),
      { action: 'radio', trigger: { device: 'mouse', button: 4 } },
    ];
    expect(parseSettings(JSON.stringify({ version: 2, settings: { bindings } }))).toMatchObject({
      settings: { bindings: [key('talk', 'KeyV'), { action: 'radio', trigger: { device: 'mouse', button: 4 } }] },
      unusableFields: ['bindings'],
    });
  });

  it('can all be removed', () => {
    expect(parseSettings(formatSettings({ ...DEFAULT_SETTINGS, bindings: [] }))).toMatchObject({
      settings: { bindings: [] },
      unusableFields: [],
    });
  });
});

describe('settings store', () => {
  it.each([
    ['UTF-8 with a mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16, as Windows PowerShell writes it', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16, big endian', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ])('reads a file in %s', async (_, encode) => {
    writeFileSync(filePath, encode(formatSettings({ ...DEFAULT_SETTINGS, name: 'J\u00f6rg' })));
    const store = await openSettingsStore(folder, silentLog);
    expect([store.read().name, store.notice]).toEqual(['J\u00f6rg', null]);
  });

  it('starts with the defaults when there is no file, and reports nothing', async () => {
    const store = await openSettingsStore(path.join(folder, 'not', 'there'), silentLog);
    expect(store.read()).toEqual(DEFAULT_SETTINGS);
    expect(store.notice).toBeNull();
  });

  it('restores updated settings from a file that only its owner can read', async () => {
    const store = await openSettingsStore(folder, silentLog);
    await store.update({ name: 'Robin' });
    expect((await openSettingsStore(folder, silentLog)).read().name).toBe('Robin');
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  it('keeps every one of many concurrent updates', async () => {
    const store = await openSettingsStore(folder, silentLog);
    await Promise.all([
      store.update({ name: 'Robin' }),
      store.update({ theme: 'dark' }),
      store.update({ closesToTray: true }),
    ]);
    const stored = (await openSettingsStore(folder, silentLog)).read();
    expect(stored).toEqual({ ...DEFAULT_SETTINGS, name: 'Robin', theme: 'dark', closesToTray: true });
  });

  it('moves a damaged file aside each time and reports it', async () => {
    for (const number of [1, 2]) {
      writeFileSync(filePath, `{ damaged ${number}`);
      const store = await openSettingsStore(folder, silentLog);
      expect(store.read()).toEqual(DEFAULT_SETTINGS);
      expect(store.notice).toMatchObject({
        code: 'settings-damaged',
        message: expect.stringContaining('damaged') as string,
        detail: `settings.json.corrupt-${number}`,
      });
      expect(readFileSync(`${filePath}.corrupt-${number}`, 'utf8')).toBe(`{ damaged ${number}`);
    }
  });

  it('moves the file of a newer Earshot aside, whatever it contains, and reports it', async () => {
    const text = JSON.stringify({ version: 4, sections: [] });
    writeFileSync(filePath, text);
    const store = await openSettingsStore(folder, silentLog);
    expect(store.read()).toEqual(DEFAULT_SETTINGS);
    expect(store.notice).toMatchObject({ code: 'settings-newer', detail: 'settings.json.version-4-1' });
    await store.update({ name: 'Robin' });
    expect(readFileSync(`${filePath}.version-4-1`, 'utf8')).toBe(text);
  });

  it('finds the old settings after a crash in the middle of a write, and removes the leftovers', async () => {
    await (await openSettingsStore(folder, silentLog)).update({ name: 'Robin' });
    writeFileSync(`${filePath}.${randomUUID()}.tmp`, formatSettings(DEFAULT_SETTINGS).slice(0, 40));
    writeFileSync(path.join(folder, `identity.json.${randomUUID()}.tmp`), '{');
    const store = await openSettingsStore(folder, silentLog);
    expect([store.read().name, store.notice]).toEqual(['Robin', null]);
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  it('reports every change once it is stored, until nobody listens', async () => {
    const store = await openSettingsStore(folder, silentLog);
    const heard: string[] = [];
    const stop = store.onChange(({ name }) => heard.push(name));
    await store.update({ name: 'Robin' });
    rmSync(folder, { recursive: true });
    await expect(store.update({ name: 'Kim' })).rejects.toThrow();
    mkdirSync(folder);
    stop();
    await store.update({ name: 'Ada' });
    expect(heard).toEqual(['Robin']);
  });

  it('does not read a file of absurd size', async () => {
    writeFileSync(
      filePath,
      formatSettings({ ...DEFAULT_SETTINGS, name: 'Robin' }) + ' '.repeat(MAX_SETTINGS_FILE_BYTES),
    );
    const store = await openSettingsStore(folder, silentLog);
    expect(store.read().name).toBe('');
    expect(store.notice).toMatchObject({ code: 'settings-damaged', detail: 'settings.json.corrupt-1' });
  });

  it('names the fields that went back to their defaults', async () => {
    writeFileSync(filePath, JSON.stringify({ version: 1, settings: { name: 'Robin', theme: 'pink' } }));
    const store = await openSettingsStore(folder, silentLog);
    expect(store.notice).toMatchObject({
      code: 'settings-incomplete',
      message: expect.stringContaining(': theme.') as string,
      detail: 'theme',
    });
    expect(store.read().name).toBe('Robin');
    expect(existsSync(filePath)).toBe(true);
  });

  it('works with the defaults when the folder cannot be used, and reports it', async () => {
    writeFileSync(path.join(folder, 'file'), '');
    const store = await openSettingsStore(path.join(folder, 'file'), silentLog);
    expect(store.read()).toEqual(DEFAULT_SETTINGS);
    expect(store.notice).toMatchObject({
      code: 'settings-unread',
      message: expect.stringContaining('could not be read') as string,
      detail: path.join(folder, 'file'),
    });
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
