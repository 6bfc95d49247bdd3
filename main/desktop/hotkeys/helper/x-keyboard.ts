import { loadKoffi } from '../../native/load-koffi.ts';
import type { ReadKeymap } from './nameless-keys.ts';

const KEYMAP_BYTES = 32;

/** Opens a connection to the X server for reading its keymap. Rejects where X cannot be called. */
export async function openXKeyboard(): Promise<ReadKeymap> {
  const library = (await loadKoffi()).load('libX11.so.6');
  const openDisplay = library.func('void *XOpenDisplay(const char *name)');
  const queryKeymap = library.func('int XQueryKeymap(void *display, _Out_ uint8_t *keys)');
  const display = openDisplay(null);
  if (display === null) throw new Error('The X server does not answer.');
  const keymap = new Uint8Array(KEYMAP_BYTES);
  return () => {
    queryKeymap(display, keymap);
    return keymap;
  };
}
