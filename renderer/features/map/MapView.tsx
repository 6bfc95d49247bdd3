import { useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Participant, ParticipantId } from '../../../shared/model/participant.ts';
import type { Pose } from '../../../shared/model/pose.ts';
import type { VoiceStrength } from '../../../shared/model/presence.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import type { Scene } from '../../link/scene.ts';
import { LiveRegion } from '../../ui/display/LiveRegion.tsx';
import { describePlayer } from './describe-player.ts';
import { createMapTexts } from './labels/map-texts.ts';
import { MapTools } from './MapTools.tsx';
import { mountMap, type MapInputs, type MountedMap } from './mount-map.ts';
import { PlayerPicker, type Choice } from './PlayerPicker.tsx';
import { SelectedPlayer } from './SelectedPlayer.tsx';
import './map.css';

interface Props {
  readonly scene: Scene;
  readonly participants: readonly Participant[];
  readonly rules: HearingRules;
  readonly theme: Settings['theme'];
  /** How loud one speaks now: how far one is heard. */
  readonly voice: VoiceStrength;
  /** Whether the person moves the own dot. Else a game does. */
  readonly isByHand: boolean;
  /** Whether the map turns with its person. */
  readonly isHeadingUp: boolean;
  readonly onHeadingUpChange: (isHeadingUp: boolean) => void;
  readonly onOwnPose: (pose: Pose) => void;
  /** What is told above the map's corner. */
  readonly children?: ReactNode;
}

/** The map: painted outside React, which only tells it when names, rules or colours change. */
export function MapView({
  scene,
  participants,
  rules,
  theme,
  voice,
  isByHand,
  isHeadingUp,
  onHeadingUpChange,
  onOwnPose,
  children,
}: Props): ReactNode {
  const { t, i18n } = useTranslation('map');
  const [isFollowing, setFollowing] = useState(true);
  const [hasMoved, setMoved] = useState(false);
  const [elsewhere, setElsewhere] = useState(0);
  const [choice, setChoice] = useState<Choice>();
  const [spoken, setSpoken] = useState('');
  const section = useRef<HTMLElement>(null);
  const texts = useMemo(() => createMapTexts(t, i18n.language), [t, i18n.language]);
  const chosen = participants.find(({ id }) => id === choice?.id);
  const inputs: MapInputs = { participants, rules, voice, isByHand, isHeadingUp, selectedId: chosen?.id, texts };

  /** `isSpoken`: who chooses with a pointer has no focus in the list that says whom. */
  function choose(id: ParticipantId | undefined, isSpoken: boolean): void {
    const participant = participants.find((candidate) => candidate.id === id);
    const order = map.current?.othersByDistance() ?? [];
    const words =
      participant === undefined
        ? ''
        : t('selected.words', { name: participant.name, ...describePlayer(participant, scene, t, i18n.language) });
    setChoice(
      participant === undefined
        ? undefined
        : { id: participant.id, words, position: order.indexOf(participant.id) + 1, count: order.length },
    );
    setSpoken(isSpoken ? words : '');
  }

  const canvas = useRef<HTMLCanvasElement>(null);
  const map = useMountedMap(canvas, scene, inputs, {
    onOwnPose(pose) {
      onOwnPose(pose);
      setMoved(true);
    },
    onFollowingChanged: setFollowing,
    onElsewhere: setElsewhere,
    onTurned: (upRadians) => section.current?.style.setProperty('--map-up', `${upRadians.toFixed(3)}rad`),
    onPlayerClicked(id) {
      choose(id === choice?.id ? undefined : id, true);
    },
  });
  useEffect(() => map.current?.recolor(), [map, theme]);

  return (
    <section ref={section} className="map" aria-label={t('title')}>
      <canvas
        ref={canvas}
        className="map-canvas"
        tabIndex={-1}
        role="img"
        aria-label={t('picture')}
        aria-describedby="map-help"
      />
      <PlayerPicker
        choice={chosen === undefined ? undefined : choice}
        order={() => map.current?.othersByDistance() ?? []}
        onChoose={(id) => choose(id, false)}
        onCentre={(id) => map.current?.show(id)}
        onPan={(dx, dy) => map.current?.pan(dx, dy)}
      />
      <div className="map-lines">
        {children}
        {elsewhere > 0 && (
          <span className="map-elsewhere">
            {t(rules.mapShows === 'nearby' ? 'outOfSight' : 'elsewhere', { count: elsewhere })}
          </span>
        )}
      </div>
      <MapTools map={map} isFollowing={isFollowing} isHeadingUp={isHeadingUp} onHeadingUpChange={onHeadingUpChange} />
      {chosen !== undefined && (
        <SelectedPlayer
          participant={chosen}
          scene={scene}
          onCentre={() => map.current?.show(chosen.id)}
          onEnd={() => choose(undefined, false)}
        />
      )}
      <p className="map-help" id="map-help" data-known={hasMoved || chosen !== undefined}>
        <Trans t={t} i18nKey={isByHand ? 'help.walk' : 'help.pan'} components={{ key: <kbd /> }} />
      </p>
      <LiveRegion message={spoken} />
    </section>
  );
}

type MapEvents = Omit<Parameters<typeof mountMap>[1], 'scene' | 'inputs'>;

/** Mounts the map once; what it reads and whom it tells is always the newest. */
function useMountedMap(
  canvas: RefObject<HTMLCanvasElement | null>,
  scene: Scene,
  inputs: MapInputs,
  events: MapEvents,
): RefObject<MountedMap | undefined> {
  const map = useRef<MountedMap>(undefined);
  const latest = useRef({ inputs, events });
  useLayoutEffect(() => {
    latest.current = { inputs, events };
  });
  useEffect(() => {
    if (canvas.current === null) return;
    const mounted = mountMap(canvas.current, {
      scene,
      inputs: () => latest.current.inputs,
      onOwnPose: (pose) => latest.current.events.onOwnPose(pose),
      onFollowingChanged: (isFollowing) => latest.current.events.onFollowingChanged(isFollowing),
      onPlayerClicked: (id) => latest.current.events.onPlayerClicked(id),
      onElsewhere: (count) => latest.current.events.onElsewhere(count),
      onTurned: (upRadians) => latest.current.events.onTurned(upRadians),
    });
    map.current = mounted;
    return () => mounted.unmount();
  }, [canvas, scene]);
  const { participants, rules, voice, isByHand, isHeadingUp, selectedId, texts } = inputs;
  useEffect(() => map.current?.refresh(), [participants, rules, voice, isByHand, isHeadingUp, selectedId, texts]);
  return map;
}
