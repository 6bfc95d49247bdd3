import * as v from 'valibot';
import { bindingSchema, isSameTrigger, MAX_BINDINGS, type Binding } from '../../../shared/model/bindings.ts';
import { DEFAULT_SETTINGS, settingsSchema, type Settings } from '../../../shared/model/settings.ts';
import { migrateVersion1, type StoredSettings } from './migrate-settings.ts';

/**
 * Version of the file's layout. Fields may come and go within one version: unknown ones are ignored, missing ones
 * default.
 */
const SETTINGS_FILE_VERSION = 2;

/** Largest file that is read; everything a person can set has under 64 kB. */
export const MAX_SETTINGS_FILE_BYTES = 262_144;

/**
 * What a settings file says. `newer` = written by a later Earshot, in a layout that is not known here; `corrupt` =
 * nothing in it can be used.
 */
export type ParsedSettings =
  | { readonly kind: 'read'; readonly settings: Settings; readonly unusableFields: readonly string[] }
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'corrupt' };

const versionSchema = v.pipe(v.number(), v.integer(), v.minValue(1));
const fileSchema = v.object({ version: versionSchema, settings: v.record(v.string(), v.unknown()) });

/** Reads field by field, so that one bad value costs only itself: it becomes its default and is named. */
export function parseSettings(text: string): ParsedSettings {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { kind: 'corrupt' };
  }
  const version = v.safeParse(v.object({ version: versionSchema }), json);
  // A later layout may hold its settings in another place, so its version is all that is asked of it.
  if (version.success && version.output.version > SETTINGS_FILE_VERSION)
    return { kind: 'newer', version: version.output.version };
  const file = v.safeParse(fileSchema, json);
  if (!file.success) return { kind: 'corrupt' };
  const { settings } = file.output;
  return readFields(file.output.version === 1 ? migrateVersion1(settings) : settings);
}

function readFields(stored: StoredSettings): ParsedSettings {
  const usable: Record<string, unknown> = {};
  const unusableFields: string[] = [];
  for (const [field, schema] of Object.entries(settingsSchema.entries)) {
    if (!Object.hasOwn(stored, field)) continue;
    const value = field === 'bindings' ? usableBindings(stored[field]) : stored[field];
    const parsed = v.safeParse(schema, value);
    if (parsed.success) usable[field] = parsed.output;
    if (!parsed.success || hasLost(stored[field], value)) unusableFields.push(field);
  }
  return { kind: 'read', settings: v.parse(settingsSchema, { ...DEFAULT_SETTINGS, ...usable }), unusableFields };
}

/** The bindings that can be used, each trigger once: one that cannot must not cost all the others. */
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

function hasLost(stored: unknown, usable: unknown): boolean {
  return Array.isArray(stored) && Array.isArray(usable) && usable.length < stored.length;
}

/** Settings -> text of the file, for people to read too. */
export function formatSettings(settings: Settings): string {
  return `${JSON.stringify({ version: SETTINGS_FILE_VERSION, settings }, null, 2)}\n`;
}
