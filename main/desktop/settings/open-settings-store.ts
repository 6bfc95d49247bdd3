import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import {
  DEFAULT_SETTINGS,
  settingsSchema,
  type Settings,
  type SettingsUpdate,
} from '../../../shared/model/settings.ts';
import type { StoredNotice } from '../../../shared/model/stored-notice.ts';
import { TypedEmitter } from '../../../shared/typed-emitter.ts';
import type { SettingsStore } from '../app/ports.ts';
import type { Log } from '../../../shared/log.ts';
import { MAX_SETTINGS_FILE_BYTES, formatSettings, parseSettings } from '../../../shared/stored/parse-settings.ts';
import { keepAs } from './kept-file.ts';
import { makeFolder } from './make-folder.ts';
import { readTextFile } from './read-text-file.ts';
import { writeFileAtomically } from '../../files/write-file-atomically.ts';

export const SETTINGS_FILE_NAME = 'settings.json';

/**
 * Reads `settings.json` in `folder`, which is created if missing. Never rejects: what cannot be read becomes the
 * default, and `notice` reports it; a damaged file, or one of a later Earshot, is kept under another name. Updates are
 * written one at a time, each as a whole file; a failed write rejects and changes nothing.
 */
export async function openSettingsStore(folder: string, log: Log): Promise<SettingsStore> {
  const filePath = path.join(folder, SETTINGS_FILE_NAME);
  const loaded = await load(folder, filePath, log);
  if (loaded.notice !== null) log.warn(loaded.notice.message);
  let settings = loaded.settings;
  let lastWrite: Promise<unknown> = Promise.resolve();
  const changes = new TypedEmitter<{ readonly change: Settings }>((error) =>
    log.error('A change of the settings could not be followed.', error),
  );

  async function apply(patch: SettingsUpdate): Promise<Settings> {
    const next = v.parse(settingsSchema, { ...settings, ...patch });
    await writeFileAtomically(filePath, formatSettings(next));
    settings = next;
    changes.emit('change', next);
    return next;
  }

  return {
    notice: loaded.notice,
    read: () => settings,
    onChange: (listener) => changes.on('change', listener),
    update(patch) {
      const write = lastWrite.then(() => apply(patch));
      lastWrite = write.catch(() => undefined);
      return write;
    },
  };
}

interface Loaded {
  readonly settings: Settings;
  readonly notice: StoredNotice | null;
}

async function load(folder: string, filePath: string, log: Log): Promise<Loaded> {
  try {
    makeFolder(folder);
    await removeUnfinishedWrites(folder);
    const text = await readTextFile(filePath, MAX_SETTINGS_FILE_BYTES);
    if (text === undefined) return { settings: DEFAULT_SETTINGS, notice: null };
    const parsed = parseSettings(text);
    if (parsed.kind === 'corrupt') return { settings: DEFAULT_SETTINGS, notice: await quarantine(filePath) };
    if (parsed.kind === 'newer')
      return { settings: DEFAULT_SETTINGS, notice: await setAside(filePath, parsed.version) };
    if (parsed.unusableFields.length === 0) return { settings: parsed.settings, notice: null };
    const detail = parsed.unusableFields.join(', ');
    const message = `These settings could not be read completely and use their defaults: ${detail}.`;
    return { settings: parsed.settings, notice: { code: 'settings-incomplete', message, detail } };
  } catch (error) {
    log.error('The settings could not be read.', error);
    const message = `The settings in ${folder} could not be read.`;
    return { settings: DEFAULT_SETTINGS, notice: { code: 'settings-unread', message, detail: folder } };
  }
}

/**
 * The names that `writeFileAtomically` gives unfinished files, for any file of the folder: that of the identity holds a
 * key.
 */
const UNFINISHED_WRITE = /\.[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\.tmp$/;

/**
 * Removes what crashes during a write left behind; the files themselves are whole. Nothing else writes to the folder
 * yet.
 */
async function removeUnfinishedWrites(folder: string): Promise<void> {
  const names = await readdir(folder);
  const unfinished = names.filter((name) => UNFINISHED_WRITE.test(name));
  await Promise.all(unfinished.map((name) => rm(path.join(folder, name), { force: true })));
}

async function quarantine(filePath: string): Promise<StoredNotice> {
  const detail = await keepAs(filePath, 'corrupt');
  return {
    code: 'settings-damaged',
    message: `The settings file was damaged and is kept as ${detail}.`,
    detail,
  };
}

/** After returning to the later Earshot, users get their settings back by renaming the file. */
async function setAside(filePath: string, version: number): Promise<StoredNotice> {
  const detail = await keepAs(filePath, `version-${version}`);
  return {
    code: 'settings-newer',
    message: `The settings file is from a newer version and is kept as ${detail}.`,
    detail,
  };
}
