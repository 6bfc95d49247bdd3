import { useEffect } from 'react';
import type { Scene } from '../../link/scene.ts';

/** As often as the host sends positions; your own dot moves more often than numbers can be read. */
const TICK_MS = 100;

/** Calls `onTick` once now and after changes of the scene, at most ten times a second. */
export function useSceneTicks(scene: Scene, onTick: () => void): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const run = (): void => {
      timer = undefined;
      onTick();
    };
    run();
    const unsubscribe = scene.subscribe(() => {
      timer ??= setTimeout(run, TICK_MS);
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [scene, onTick]);
}
