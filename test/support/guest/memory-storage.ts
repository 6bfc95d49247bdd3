/** A browser's storage for tests, with room for `roomCharacters`. */
export interface MemoryStorage {
  readonly texts: Map<string, string>;
  getItem(key: string): string | null;
  setItem(key: string, text: string): void;
  removeItem(key: string): void;
}

/** Creates an empty storage, which refuses what does not fit like a browser: by throwing, and without a change. */
export function memoryStorage(roomCharacters = Infinity): MemoryStorage {
  const texts = new Map<string, string>();
  return {
    texts,
    getItem: (key) => texts.get(key) ?? null,
    setItem(key, text) {
      const others = [...texts].filter(([other]) => other !== key);
      const used = others.reduce((sum, [name, kept]) => sum + name.length + kept.length, 0);
      if (used + key.length + text.length > roomCharacters)
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      texts.set(key, text);
    },
    removeItem: (key) => void texts.delete(key),
  };
}
