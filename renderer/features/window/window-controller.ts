import type { EarshotBridge } from '../../../shared/ipc/contract.ts';
import { firstPlaceOf, type WindowShape } from '../../../shared/model/window-place.ts';
import type { WindowFrame } from './window-frame.ts';
import type { WindowStore } from './window-store.ts';

export interface WindowController {
  /** Asks who places the window, and brings it back from a screen that is gone. */
  load(): Promise<void>;
  /** Gives the window a shape, in the place where that shape was last. Where nothing moves it, the layout changes. */
  takeShape(shape: WindowShape): Promise<void>;
  /** Changes between the whole window and the strip beside a game. */
  toggleCompact(): void;
  /** Follows whether small shapes stay above other windows. */
  setOnTop(isOnTop: boolean): void;
}

export interface WindowControllerDependencies {
  readonly bridge: EarshotBridge;
  readonly store: WindowStore;
  readonly frame: WindowFrame;
  readonly isOnTop: () => boolean;
}

/** Changes the shape of the window: through the shell where it has the window, else from inside. */
export function createWindowController(dependencies: WindowControllerDependencies): WindowController {
  const { bridge, store, frame, isOnTop } = dependencies;
  let reported = '';

  async function reportPlace(): Promise<void> {
    const bounds = frame.bounds();
    const text = JSON.stringify(bounds);
    if (bounds === null || text === reported || store.getState().isPlacedByShell) return;
    reported = text;
    await bridge.invoke('window:moved', { bounds });
  }

  async function takeShape(shape: WindowShape): Promise<void> {
    // The place is that of the shape before.
    await reportPlace();
    const before = frame.bounds();
    const taken = await bridge.invoke('window:take-shape', { shape, isOnTop: isOnTop() });
    const isOther = shape !== store.getState().shape;
    store.setState({ shape });
    if (!isOther || !taken.ok || store.getState().isPlacedByShell || before === null) return;
    frame.moveTo(frame.onScreen(taken.value.bounds ?? firstPlaceOf(shape, before)));
  }

  return {
    async load() {
      const described = await bridge.invoke('window:describe', {});
      // A page that guests open has no window of its own.
      if (!described.ok) return;
      const { isPlacedByShell } = described.value;
      if (isPlacedByShell) return store.setState({ isPlacedByShell, canTakeShapes: true });
      const bounds = frame.bounds();
      store.setState({ isPlacedByShell, canTakeShapes: bounds !== null });
      if (bounds !== null && frame.onScreen(bounds) !== bounds) frame.moveTo(frame.onScreen(bounds));
      frame.onMoved(() => void reportPlace());
    },
    takeShape,
    toggleCompact() {
      const { shape, canTakeShapes } = store.getState();
      if (canTakeShapes) void takeShape(shape === 'full' ? 'compact' : 'full');
    },
    setOnTop(isNow) {
      const { shape } = store.getState();
      if (shape !== 'full') void bridge.invoke('window:take-shape', { shape, isOnTop: isNow });
    },
  };
}
