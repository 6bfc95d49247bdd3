/** Returns what stands on a key: capitals, except that a capital sharp s would be two letters. */
export function keyCap(key: string): string {
  const upper = key.toLocaleUpperCase();
  return upper.length === key.length ? upper : key;
}
