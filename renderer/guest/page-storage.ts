/** Texts that the page keeps between visits. */
export interface PageStorage {
  /** Whether the browser keeps anything: private windows and strict settings refuse. */
  readonly isKept: boolean;
  read(key: string): string | null;
  /** Returns false if the browser has no room. What was stored before stays. */
  write(key: string, text: string): boolean;
}

/** Every key of this program begins with this: other programs may share the page's origin. */
const PREFIX = 'earshot.';
const PROBE_KEY = `${PREFIX}probe`;

/**
 * Opens the browser's storage. `getStorage` may throw, as reading `localStorage` does where it is blocked: then the
 * page keeps everything until it closes.
 */
export function openPageStorage(getStorage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): PageStorage {
  try {
    const storage = getStorage();
    storage.setItem(PROBE_KEY, '1');
    storage.removeItem(PROBE_KEY);
    return {
      isKept: true,
      read: (key) => storage.getItem(PREFIX + key),
      write(key, text) {
        try {
          storage.setItem(PREFIX + key, text);
          return true;
        } catch {
          return false;
        }
      },
    };
  } catch {
    const texts = new Map<string, string>();
    return {
      isKept: false,
      read: (key) => texts.get(key) ?? null,
      write(key, text) {
        texts.set(key, text);
        return true;
      },
    };
  }
}

/** Texts of one kind that are kept because they could not be read; more would fill the storage. */
const MAX_KEPT_ASIDE = 4;

/**
 * Keeps the text of `key`, which cannot be used, under another name: `settings.corrupt-1`. Returns that name. The last
 * name is used again when all are taken.
 */
export function keepAside(storage: PageStorage, key: string, reason: string): string {
  let number = 1;
  while (number < MAX_KEPT_ASIDE && storage.read(`${key}.${reason}-${number}`) !== null) number++;
  const name = `${key}.${reason}-${number}`;
  storage.write(name, storage.read(key) ?? '');
  return name;
}
