import type { KeyLayout } from './triggers/trigger-name.ts';

/** Chromium's WICG Keyboard Map API, which the DOM types lack. */
interface KeyboardWithLayout {
  getLayoutMap(): Promise<KeyLayout>;
}

/** Reads the player's keyboard layout; empty if the browser does not reveal it. */
export async function readKeyLayout(): Promise<KeyLayout> {
  const { keyboard } = navigator as { readonly keyboard?: KeyboardWithLayout };
  try {
    return new Map((await keyboard?.getLayoutMap())?.entries() ?? []);
  } catch {
    // Refused: the page is not the top one, or its permissions exclude it.
    return new Map();
  }
}
