import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import type { Scene } from '../../link/scene.ts';
import { LivingMap, type MapDependencies, type MapInputs } from './living-map.ts';

export type MapEvents = Omit<MapDependencies, 'scene' | 'inputs'>;

/** Mounts the map on the canvas once, and puts it into `map`. It always reads the newest inputs and events. */
export function useLivingMap(
  map: RefObject<LivingMap | undefined>,
  canvas: RefObject<HTMLCanvasElement | null>,
  scene: Scene,
  inputs: MapInputs,
  events: MapEvents,
): void {
  const latest = useRef({ inputs, events });
  useLayoutEffect(() => {
    latest.current = { inputs, events };
  });
  useEffect(() => {
    if (canvas.current === null) return;
    const mounted = new LivingMap(canvas.current, {
      scene,
      inputs: () => latest.current.inputs,
      onOwnPose: (pose) => latest.current.events.onOwnPose(pose),
      onFollowingChanged: (followed) => latest.current.events.onFollowingChanged(followed),
      onPlayerClicked: (id) => latest.current.events.onPlayerClicked(id),
      onMenuWanted: (id, at) => latest.current.events.onMenuWanted(id, at),
      onElsewhere: (count) => latest.current.events.onElsewhere(count),
      onTurned: (upRadians) => latest.current.events.onTurned(upRadians),
    });
    map.current = mounted;
    return () => mounted.unmount();
  }, [map, canvas, scene]);
  const { participants, marks, rules, hasRange, voice, isByHand, isHeadingUp, selectedId, texts } = inputs;
  useEffect(
    () => map.current?.refresh(),
    [map, participants, marks, rules, hasRange, voice, isByHand, isHeadingUp, selectedId, texts],
  );
}
