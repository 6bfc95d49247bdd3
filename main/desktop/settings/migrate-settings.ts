/** Settings as a file of any version holds them: field by field, none of them checked. */
export type StoredSettings = Readonly<Record<string, unknown>>;

/** Actions of version 1's keys, which were one for each way of talking, in the window only. */
const KEY_ACTIONS = [
  ['pushToTalkKey', 'talk'],
  ['whisperKey', 'whisper'],
  ['shoutKey', 'shout'],
  ['radioKey', 'radio'],
] as const;

const DEFAULT_KEYS: StoredSettings = { pushToTalkKey: 'KeyV', whisperKey: 'KeyC', shoutKey: 'KeyX', radioKey: 'KeyR' };

/**
 * Settings of file version 1 as version 2 has them. Whoever has a file of version 1 has used Earshot, and is not asked
 * again what a first run asks. What cannot be understood stays as it is, for the schema to refuse it by its new name.
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

function omitKeys(stored: StoredSettings): StoredSettings {
  return Object.fromEntries(Object.entries(stored).filter(([field]) => !KEY_ACTIONS.some(([key]) => key === field)));
}

/**
 * The keys that were never set are version 1's defaults. Of two actions on one key, which version 1 allowed, the first
 * has it: so talking never goes missing.
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
