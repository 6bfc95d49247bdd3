import { useEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Participant, ParticipantId } from '../../../shared/model/participant.ts';
import type { Pose } from '../../../shared/model/pose.ts';
import type { VoiceStrength } from '../../../shared/model/presence.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import type { Scene } from '../../link/scene.ts';
import type { Box } from '../../ui/floating/place-floating.ts';
import { TOUCH_ONLY, useMediaQuery } from '../../ui/controls/use-media-query.ts';
import { LiveRegion } from '../../ui/display/LiveRegion.tsx';
import { watchUnsoughtFocus } from './input/takes-keys.ts';
import { createMapTexts } from './labels/map-texts.ts';
import type { LivingMap } from './living-map.ts';
import type { MapPictureOf } from './map-pictures.ts';
import type { PlayerMarks } from './map-player.ts';
import type { Followed } from './map-status.ts';
import { MapTools } from './MapTools.tsx';
import { PlayerPicker } from './PlayerPicker.tsx';
import { SelectedPlayer } from './SelectedPlayer.tsx';
import { useChosenPlayer } from './use-chosen-player.ts';
import { useLivingMap } from './use-living-map.ts';
import './map.css';

/** The text that says what the keys do. */
const HELP_ID = 'map-help';

/** A wish to see a player; each one is an object of its own. */
export interface ShownOnMap {
  readonly id: ParticipantId;
  /** Whether the map keeps them in the middle until you move it. */
  readonly isFollowed: boolean;
}

interface Props {
  readonly scene: Scene;
  readonly participants: readonly Participant[];
  readonly marks: PlayerMarks;
  /** The rules as you hear the others by them now. */
  readonly rules: HearingRules;
  /** Whether your voice carries only so far. */
  readonly hasRange: boolean;
  readonly theme: Settings['theme'];
  /** How loud you speak now, which decides how far you are heard. */
  readonly voice: VoiceStrength;
  /** Whether you move your own dot. Otherwise a game does. */
  readonly isByHand: boolean;
  /** Whether the map turns with you. */
  readonly isHeadingUp: boolean;
  readonly onHeadingUpChange: (isHeadingUp: boolean) => void;
  readonly onOwnPose: (pose: Pose) => void;
  readonly pictureOf: MapPictureOf;
  /** The player to show now; null = nobody is asked for. */
  readonly shown: ShownOnMap | null;
  /** Opens what can be done about a player, beside an element or at a point of the window. */
  readonly onOpenMenu: (id: ParticipantId, anchor: Element | Box) => void;
  /** Lines in the corner of the map. */
  readonly children?: ReactNode;
}

/** The map. It is painted outside React, which only tells it about changes of names, rules and colours. */
export function MapView(props: Props): ReactNode {
  const { scene, participants, marks, rules, hasRange, voice, isByHand, isHeadingUp, pictureOf } = props;
  const { t, i18n } = useTranslation('map');
  const [followed, setFollowed] = useState<Followed>('you');
  const [hasMoved, setMoved] = useState(false);
  const [elsewhere, setElsewhere] = useState(0);
  const section = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const map = useRef<LivingMap>(undefined);
  const order = (): readonly ParticipantId[] => map.current?.othersByDistance() ?? [];
  const { participant: chosen, choice, spoken, choose } = useChosenPlayer(participants, scene, order);
  const texts = useMemo(() => createMapTexts(t, i18n.language), [t, i18n.language]);
  const looks = { isByHand, isHeadingUp, selectedId: chosen?.id, texts, pictureOf };
  const inputs = { participants, marks, rules, hasRange, voice, ...looks };
  useLivingMap(map, canvas, scene, inputs, {
    onOwnPose(pose) {
      props.onOwnPose(pose);
      setMoved(true);
    },
    onFollowingChanged: setFollowed,
    onElsewhere: setElsewhere,
    onTurned: (upRadians) => section.current?.style.setProperty('--map-up', `${upRadians.toFixed(3)}rad`),
    onPlayerClicked: (id) => choose(id === chosen?.id ? undefined : id, true),
    onMenuWanted: props.onOpenMenu,
  });
  useShown(map, props.shown, (id) => choose(id === scene.own?.id ? undefined : id, true));
  useEffect(() => map.current?.recolor(), [map, props.theme]);
  useEffect(watchUnsoughtFocus, []);

  return (
    <section ref={section} className="map" aria-label={t('title')}>
      <Picture ref={canvas} />
      <PlayerPicker
        choice={choice}
        mapHelpId={HELP_ID}
        order={order}
        onChoose={(id) => choose(id, false)}
        onCentre={(id) => map.current?.show(id)}
        onOpenMenu={props.onOpenMenu}
        onPan={(dx, dy) => map.current?.pan(dx, dy)}
      />
      <Lines {...{ elsewhere, rules }}>{props.children}</Lines>
      <MapTools
        map={map}
        isFollowing={followed === 'you'}
        isHeadingUp={isHeadingUp}
        onHeadingUpChange={props.onHeadingUpChange}
      />
      {chosen !== undefined && (
        <SelectedPlayer
          {...{ scene, participant: chosen, picture: pictureOf(chosen) }}
          mark={marks.get(chosen.id)}
          isFollowed={followed === chosen.id}
          onFollow={() => (followed === chosen.id ? map.current?.hold() : map.current?.follow(chosen.id))}
          onOpenMenu={props.onOpenMenu}
          onEnd={() => choose(undefined, false)}
        />
      )}
      <Help isByHand={isByHand} isKnown={hasMoved || chosen !== undefined} />
      <LiveRegion message={spoken} />
    </section>
  );
}

/** The lines in the corner: those of the page around, and the number of players who are not on the map. */
function Lines({
  elsewhere,
  rules,
  children,
}: Pick<Props, 'rules' | 'children'> & { readonly elsewhere: number }): ReactNode {
  return (
    <div className="map-lines">
      {children}
      <Elsewhere count={elsewhere} rules={rules} />
    </div>
  );
}

/** What keys and pointer do on the map, or fingers. */
function Help({ isByHand, isKnown }: { readonly isByHand: boolean; readonly isKnown: boolean }): ReactNode {
  const { t } = useTranslation('map');
  const isTouch = useMediaQuery(TOUCH_ONLY);
  const how = isTouch ? (isByHand ? 'tap' : 'drag') : isByHand ? 'walk' : 'pan';
  return (
    <p className="map-help" id={HELP_ID} data-known={isKnown}>
      <Trans t={t} i18nKey={`help.${how}`} components={{ key: <kbd /> }} />
    </p>
  );
}

/** Brings the wanted player to the middle, follows them if that is wanted, and chooses them unless it is you. */
function useShown(
  map: RefObject<LivingMap | undefined>,
  shown: ShownOnMap | null,
  choose: (id: ParticipantId) => void,
): void {
  const latest = useRef(choose);
  useEffect(() => {
    latest.current = choose;
  });
  useEffect(() => {
    if (shown === null) return;
    if (shown.isFollowed) map.current?.follow(shown.id);
    else map.current?.show(shown.id);
    latest.current(shown.id);
  }, [map, shown]);
}

/** The canvas, with a name and a description for screen readers. */
function Picture({ ref }: { readonly ref: RefObject<HTMLCanvasElement | null> }): ReactNode {
  const { t } = useTranslation('map');
  return (
    <canvas
      ref={ref}
      className="map-canvas"
      tabIndex={-1}
      role="img"
      aria-label={t('picture')}
      aria-describedby={HELP_ID}
    />
  );
}

/** The number of people in the lobby who are not on the map. */
function Elsewhere({ count, rules }: { readonly count: number; readonly rules: HearingRules }): ReactNode {
  const { t } = useTranslation('map');
  if (count === 0) return null;
  if (rules.mapShows === 'nobody') return <span className="map-elsewhere">{t('hidden')}</span>;
  return (
    <span className="map-elsewhere">{t(rules.mapShows === 'nearby' ? 'outOfSight' : 'elsewhere', { count })}</span>
  );
}
