import { loadKoffi } from '../../native/load-koffi.ts';
import type { KeyboardLayout } from './key-places.ts';

/** MAPVK_VK_TO_VSC */
const TO_SCAN_CODE = 0;

/** Reads the layout of the window that has the focus. Rejects where Windows cannot be called. */
export async function openWindowsKeyboard(): Promise<() => KeyboardLayout> {
  const library = (await loadKoffi()).load('user32.dll');
  const foregroundWindow = library.func('intptr_t __stdcall GetForegroundWindow()');
  const threadOfWindow = library.func('uint32_t __stdcall GetWindowThreadProcessId(intptr_t window, void *processId)');
  const layoutOfThread = library.func('intptr_t __stdcall GetKeyboardLayout(uint32_t thread)');
  const mapVirtualKey = library.func(
    'uint32_t __stdcall MapVirtualKeyExW(uint32_t code, uint32_t mapType, intptr_t layout)',
  );
  return () => {
    const id = layoutOfThread(threadOfWindow(foregroundWindow(), null)) as number | bigint;
    return { id, scanCodeOf: (virtualKey) => mapVirtualKey(virtualKey, TO_SCAN_CODE, id) as number };
  };
}
