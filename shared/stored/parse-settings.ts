import * as v from 'valibot';
import { parseJsonText } from '../json-text.ts';
import { bindingSchema, isSameTrigger, MAX_BINDINGS, type Binding } from '../model/keys/bindings.ts';
import { MAX_RECENT_LOBBIES, MAX_STARRED_LOBBIES, recentLobbySchema, type RecentLobby } from '../model/recent-lobby.ts';
import {
  DEFAULT_SETTINGS,
  MAX_RULE_SET_LENGTH,
  MAX_RULE_SETS,
  settingsSchema,
  type Settings,
} from '../model/settings.ts';
import { keepThreshold, migrateVersion1, migrateVersion2, type StoredSettings } from './migrate-settings.ts';

/**
 * The version of the file's layout. Fields may come and go within a version: unknown ones are ignored, missing ones get
 * defaults.
 */
const SETTINGS_FILE_VERSION = 3;

/** The largest file that is read; all settings together take under 950 kB, most of it for rules and lobbies. */
export const MAX_SETTINGS_FILE_BYTES = 1_572_864;

/**
 * The content of a settings file. `newer` = written by a later Earshot in an unknown layout; `corrupt` = nothing in it
 * is usable.
 */
export type ParsedSettings =
  | { readonly kind: 'read'; readonly settings: Settings; readonly unusableFields: readonly string[] }
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'corrupt' };

const versionSchema = v.pipe(v.number(), v.integer(), v.minValue(1));
const fileSchema = v.object({ version: versionSchema, settings: v.record(v.string(), v.unknown()) });

/** Reads field by field, so that a bad value affects only itself: it becomes its default and is reported by name. */
export function parseSettings(text: string): ParsedSettings {
  const json = parseJsonText(text);
  if (!json.ok) return { kind: 'corrupt' };
  const version = v.safeParse(v.object({ version: versionSchema }), json.value);
  // A later layout may store its settings elsewhere, so only its version is checked.
  if (version.success && version.output.version > SETTINGS_FILE_VERSION)
    return { kind: 'newer', version: version.output.version };
  const file = v.safeParse(fileSchema, json.value);
  if (!file.success) return { kind: 'corrupt' };
  let settings: StoredSettings = file.output.settings;
  if (file.output.version <= 1) settings = migrateVersion1(settings);
  if (file.output.version <= 2) settings = migrateVersion2(settings);
  return readFields(keepThreshold(settings));
}

function readFields(stored: StoredSettings): ParsedSettings {
  const usable: Record<string, unknown> = {};
  const unusableFields: string[] = [];
  for (const [field, schema] of Object.entries(settingsSchema.entries)) {
    if (!Object.hasOwn(stored, field)) continue;
    const value = usableValue(field, stored[field]);
    const parsed = v.safeParse(schema, value);
    if (parsed.success) usable[field] = parsed.output;
    if (!parsed.success || hasLost(stored[field], value)) unusableFields.push(field);
  }
  return { kind: 'read', settings: v.parse(settingsSchema, { ...DEFAULT_SETTINGS, ...usable }), unusableFields };
}

/** Returns the usable entries of lists that must not be lost as a whole, and every other value as it is. */
function usableValue(field: string, stored: unknown): unknown {
  if (field === 'bindings') return usableBindings(stored);
  if (field === 'recentLobbies') return usableRecents(stored);
  if (field !== 'ruleSets' || !Array.isArray(stored)) return stored;
  const isUsable = (text: unknown): boolean => typeof text === 'string' && text.length <= MAX_RULE_SET_LENGTH;
  return (stored as unknown[]).filter(isUsable).slice(0, MAX_RULE_SETS);
}

/** Returns the usable bindings, each trigger once. */
function usableBindings(stored: unknown): unknown {
  if (!Array.isArray(stored)) return stored;
  const bindings: Binding[] = [];
  for (const candidate of stored.slice(0, MAX_BINDINGS) as unknown[]) {
    const parsed = v.safeParse(bindingSchema, candidate);
    if (parsed.success && !bindings.some(({ trigger }) => isSameTrigger(trigger, parsed.output.trigger)))
      bindings.push(parsed.output);
  }
  return bindings;
}

/** Returns the usable entries, each id once. */
function usableRecents(stored: unknown): unknown {
  if (!Array.isArray(stored)) return stored;
  const recents: RecentLobby[] = [];
  for (const candidate of stored as unknown[]) {
    const parsed = v.safeParse(recentLobbySchema, candidate);
    if (parsed.success && !recents.some(({ id }) => id === parsed.output.id)) recents.push(parsed.output);
  }
  return recents.slice(0, MAX_RECENT_LOBBIES + MAX_STARRED_LOBBIES);
}

function hasLost(stored: unknown, usable: unknown): boolean {
  return Array.isArray(stored) && Array.isArray(usable) && usable.length < stored.length;
}

/** Formats settings as the text of the file, readable for people too. */
export function formatSettings(settings: Settings): string {
  return `${JSON.stringify({ version: SETTINGS_FILE_VERSION, settings }, null, 2)}\n`;
}
