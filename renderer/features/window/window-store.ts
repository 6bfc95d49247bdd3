import { createStore, type StoreApi } from 'zustand/vanilla';
import type { WindowShape } from '../../../shared/model/window-place.ts';

interface WindowState {
  /** The shape that was chosen. A window made small by hand is laid out like a small shape, and keeps `full`. */
  readonly shape: WindowShape;
  /** Whether the shell places the window, so that it can also keep it above others. */
  readonly isPlacedByShell: boolean;
  /** Whether the window is one of its own, so that it can take other shapes: a tab would only show less. */
  readonly canTakeShapes: boolean;
}

export type WindowStore = StoreApi<WindowState>;

export function createWindowStore(): WindowStore {
  return createStore<WindowState>(() => ({ shape: 'full', isPlacedByShell: false, canTakeShapes: false }));
}
