import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Participant } from '../../../shared/model/participant.ts';
import type { Pose } from '../../../shared/model/pose.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import type { Scene } from '../../link/scene.ts';
import { FitIcon, LocateIcon, MinusIcon, PlusIcon } from '../../ui/icons.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { mountMap, type MountedMap } from './mount-map.ts';
import './map.css';

interface Props {
  readonly scene: Scene;
  readonly participants: readonly Participant[];
  readonly rules: HearingRules;
  readonly theme: Settings['theme'];
  /** Whether the person moves the own dot. Else a game does. */
  readonly isByHand: boolean;
  readonly onOwnPose: (pose: Pose) => void;
  /** What is told above the map's corner. */
  readonly children?: ReactNode;
}

const ZOOM_STEP = 1.5;

/** The map: painted outside React, which only tells it when names, rules or colours change. */
export function MapView({ scene, participants, rules, theme, isByHand, onOwnPose, children }: Props): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const map = useRef<MountedMap>(undefined);
  const current = useRef({ participants, rules, isByHand, onOwnPose });
  const [isFollowing, setFollowing] = useState(true);
  const [hasMoved, setMoved] = useState(false);

  useEffect(() => {
    if (canvas.current === null) return;
    const mounted = mountMap(canvas.current, {
      scene,
      participants: () => current.current.participants,
      rules: () => current.current.rules,
      isByHand: () => current.current.isByHand,
      onOwnPose(pose) {
        current.current.onOwnPose(pose);
        setMoved(true);
      },
      onFollowingChanged: setFollowing,
    });
    map.current = mounted;
    return () => mounted.unmount();
  }, [scene]);

  useEffect(() => {
    current.current = { participants, rules, isByHand, onOwnPose };
    map.current?.refresh();
  }, [participants, rules, isByHand, onOwnPose, theme]);

  return (
    <section className="map" aria-label="Map">
      <canvas ref={canvas} className="map-canvas" tabIndex={0} role="img" aria-label="Map of the lobby" aria-describedby="map-help" />
      {children !== undefined && <div className="map-lines">{children}</div>}
      <div className="map-tools">
        <IconButton label="Zoom in" icon={<PlusIcon />} onClick={() => map.current?.zoomBy(ZOOM_STEP)} />
        <IconButton label="Zoom out" icon={<MinusIcon />} onClick={() => map.current?.zoomBy(1 / ZOOM_STEP)} />
        <IconButton label="Show everybody" icon={<FitIcon />} onClick={() => map.current?.showEverybody()} />
        <IconButton label="Follow me" icon={<LocateIcon />} isPressed={isFollowing} onClick={() => map.current?.follow()} />
      </div>
      <p className="map-help" id="map-help" data-known={hasMoved || !isByHand}>
        <kbd>W</kbd><kbd>A</kbd><kbd>S</kbd><kbd>D</kbd> or arrow keys walk, <kbd>Q</kbd> <kbd>E</kbd> turn, <kbd>Shift</kbd> runs. Drag yourself, or click where to go.
      </p>
    </section>
  );
}
