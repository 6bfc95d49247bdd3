/** Settings as a file of any version holds them: field by field, unchecked. */
export type StoredSettings = Readonly<Record<string, unknown>>;

/** Actions of version 1's keys: one for each talk style, in the window only. */
const KEY_ACTIONS = [
  ['pushToTalkKey', 'talk'],
  ['whisperKey', 'whisper'],
  ['shoutKey', 'shout'],
  ['radioKey', 'radio'],
] as const;

const DEFAULT_KEYS: StoredSettings = { pushToTalkKey: 'KeyV', whisperKey: 'KeyC', shoutKey: 'KeyX', radioKey: 'KeyR' };

/**
 * Converts settings of file version 1 to version 2. An owner of a version 1 file has used Earshot, so the first run is
 * skipped. Unknown values stay as they are, so that the schema refuses them under their new names.
 */
export function migrateVersion1(stored: StoredSettings): StoredSettings {
  const { noiseSuppression, ...rest } = omitKeys(stored);
  return {
    ...rest,
    isSetUp: true,
    bindings: bindingsOf(stored),
    ...(noiseSuppression === undefined ? {} : { noiseSuppression: suppressionOf(noiseSuppression) }),
  };
}

/** Version 2's bindings of keys that nobody had chosen. */
const UNASKED_BINDINGS: Readonly<Record<string, string>> = { whisper: 'KeyC', shout: 'KeyX', radio: 'KeyR' };

/**
 * Converts settings of file version 2 to version 3, in which only keys that you chose are bound. Version 2 bound C, X
 * and R over all programs without asking, so these go unless you moved them; the talk key stays. Anything else stays as
 * it is, for the schema to judge.
 */
export function migrateVersion2(stored: StoredSettings): StoredSettings {
  const { bindings } = stored;
  if (!Array.isArray(bindings)) return stored;
  return { ...stored, bindings: bindings.filter((binding) => !isUnasked(binding)) };
}

/**
 * Keeps the threshold of voice activation of settings from before it could follow the noise. New settings have it
 * follow the noise.
 */
export function keepThreshold(stored: StoredSettings): StoredSettings {
  const isEarlier = Object.hasOwn(stored, 'activationThresholdDb') && !Object.hasOwn(stored, 'activationSensitivity');
  return isEarlier ? { ...stored, activationSensitivity: 'manual' } : stored;
}

function isUnasked(binding: unknown): boolean {
  const { action, trigger } = (binding ?? {}) as { readonly action?: unknown; readonly trigger?: unknown };
  const { device, code } = (trigger ?? {}) as { readonly device?: unknown; readonly code?: unknown };
  return typeof action === 'string' && device === 'keyboard' && code !== undefined && code === UNASKED_BINDINGS[action];
}

function omitKeys(stored: StoredSettings): StoredSettings {
  return Object.fromEntries(Object.entries(stored).filter(([field]) => !KEY_ACTIONS.some(([key]) => key === field)));
}

/**
 * Keys that were never set get version 1's defaults. If two actions share a key, which version 1 allowed, the first
 * keeps it, so the talk key is never lost.
 */
function bindingsOf(stored: StoredSettings): readonly unknown[] {
  const taken = new Set<unknown>();
  return KEY_ACTIONS.flatMap(([field, action]) => {
    const code = stored[field] ?? DEFAULT_KEYS[field];
    if (taken.has(code)) return [];
    taken.add(code);
    return [{ action, trigger: { device: 'keyboard', code } }];
  });
}

function suppressionOf(stored: unknown): unknown {
  if (stored === true) return 'browser';
  return stored === false ? 'off' : stored;
}
