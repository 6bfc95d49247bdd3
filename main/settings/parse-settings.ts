import * as v from 'valibot';
import { DEFAULT_SETTINGS, settingsSchema, type Settings } from '../../shared/model/settings.ts';

/** Version of the file's layout. Fields may come and go within one version: unknown ones are ignored, missing ones default. */
export const SETTINGS_FILE_VERSION = 1;

/** Largest file that is read; everything a person can set has under 4 kB. */
export const MAX_SETTINGS_FILE_BYTES = 65_536;

/** What a settings file says. `corrupt` = nothing in it can be used. */
export type ParsedSettings =
  | { readonly kind: 'read'; readonly settings: Settings; readonly unusableFields: readonly string[] }
  | { readonly kind: 'corrupt' };

/** Reads field by field, so that one bad value costs only itself: it becomes its default and is named. */
export function parseSettings(text: string): ParsedSettings {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { kind: 'corrupt' };
  }
  const file = v.safeParse(v.object({ version: v.literal(SETTINGS_FILE_VERSION), settings: v.record(v.string(), v.unknown()) }), json);
  if (!file.success) return { kind: 'corrupt' };
  const stored = file.output.settings;
  const usable: Record<string, unknown> = {};
  const unusableFields: string[] = [];
  for (const [field, schema] of Object.entries(settingsSchema.entries)) {
    if (!Object.hasOwn(stored, field)) continue;
    const parsed = v.safeParse(schema, stored[field]);
    if (parsed.success) usable[field] = parsed.output;
    else unusableFields.push(field);
  }
  return { kind: 'read', settings: v.parse(settingsSchema, { ...DEFAULT_SETTINGS, ...usable }), unusableFields };
}

/** Settings -> text of the file, for people to read too. */
export function formatSettings(settings: Settings): string {
  return `${JSON.stringify({ version: SETTINGS_FILE_VERSION, settings }, null, 2)}\n`;
}
