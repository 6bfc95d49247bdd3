import type { KeyLayout } from './trigger-name.ts';

/** Of Chromium (WICG Keyboard Map); the types of the DOM do not have it. */
interface KeyboardWithLayout {
  getLayoutMap(): Promise<KeyLayout>;
}

/** The person's keyboard layout; empty where the browser does not tell. */
export async function readKeyLayout(): Promise<KeyLayout> {
  const { keyboard } = navigator as { readonly keyboard?: KeyboardWithLayout };
  try {
    return new Map((await keyboard?.getLayoutMap())?.entries() ?? []);
  } catch {
    // Refused: the page is not the top one, or its permissions leave it out.
    return new Map();
  }
}
