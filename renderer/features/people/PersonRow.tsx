import { memo, useCallback, useEffect, useId, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Participant, ParticipantId } from '../../../shared/model/participant.ts';
import { hueOf } from '../../../shared/model/player-color.ts';
import { bearingRadians, distanceMetres } from '../../../shared/spatial/bearing.ts';
import { earshotMetres, type HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { SILENCE_DB } from '../../../shared/units.ts';
import { worseLoss } from '../../link/connection-grade.ts';
import type { Scene } from '../../link/scene.ts';
import { Avatar } from '../../ui/display/Avatar.tsx';
import { MoreIcon } from '../../ui/icons/action-icons.tsx';
import { ArrowIcon } from '../../ui/icons/sign-icons.tsx';
import { levelToFraction } from '../../ui/display/level.ts';
import { describePlace } from '../../words/direction.ts';
import type { PersonQuality } from './connection-grade.ts';
import { ConnectionBars } from './ConnectionBars.tsx';
import { describeEarshot } from './describe-earshot.ts';
import { heardGainDb } from './loudness.ts';
import type { PeopleController } from './people-controller.ts';
import { preferenceOf, type PeopleStore } from './people-store.ts';
import { PersonDetails } from './PersonDetails.tsx';
import { PersonStates } from './PersonStates.tsx';
import { setData, setText } from './set-element.ts';
import { useSceneTicks } from './use-scene-ticks.ts';

interface Props {
  readonly store: PeopleStore;
  readonly controller: PeopleController;
  readonly onFollow: (id: ParticipantId) => void;
  readonly participant: Participant;
  readonly isOwn: boolean;
  /** Whether the lobby is on this player's machine. */
  readonly isHost: boolean;
  /** Whether the details are open. */
  readonly isOpen: boolean;
  /** Opens the details of this participant, or closes them. */
  readonly onToggle: (id: ParticipantId | null) => void;
  readonly scene: Scene;
  readonly rules: HearingRules;
  readonly quality: PersonQuality;
  /** Whether you hear anybody. */
  readonly canHear: boolean;
}

/** Shows one participant. Distance, direction and talk change ten times a second and bypass React. */
export const PersonRow = memo(function PersonRow(props: Props): ReactNode {
  const { store, participant, isOwn, isHost, isOpen, onToggle, ...shown } = props;
  const { t, i18n } = useTranslation('people');
  const preference = useStore(store, (state) => preferenceOf(state, participant));
  const detailsId = useId();
  const live = useLiveRow(props);
  return (
    <li
      className="person"
      ref={live.row}
      data-own={isOwn}
      data-open={isOpen}
      data-away={participant.isAway && !isOwn}
      data-silenced={preference.isMuted || preference.isBlocked}
    >
      <div className="person-line">
        <Avatar hue={hueOf(participant)} name={participant.name} ringRef={live.ring} />
        <div className="person-text">
          <span className="person-name">
            <bdi>{participant.name}</bdi>
            {isOwn && <span className="person-badge">{t('you')}</span>}
            {isHost && <span className="person-badge">{t('host')}</span>}
            <PersonStates participant={participant} preference={preference} />
            <span className="person-level" aria-hidden="true">
              <span />
              <span />
              <span />
            </span>
          </span>
          <span className="person-place">
            <span className="person-arrow" ref={live.arrow} hidden={isOwn}>
              <ArrowIcon />
            </span>
            <span ref={live.place}>{isOwn ? describeEarshot(earshotMetres(shown.rules), t, i18n.language) : ''}</span>
          </span>
        </div>
        <span className="visually-hidden" ref={live.talk} />
        <ConnectionBars
          roundTripMs={shown.quality.roundTripMs}
          lossPercent={worseLoss(shown.quality.lossToHostPercent, shown.quality.lossFromHostPercent)}
        />
        {!isOwn && (
          <button
            className="person-more"
            type="button"
            aria-label={t('details', { name: participant.name })}
            aria-expanded={isOpen}
            aria-controls={isOpen ? detailsId : undefined}
            onClick={() => onToggle(isOpen ? null : participant.id)}
          >
            <MoreIcon />
          </button>
        )}
      </div>
      {isOpen && !isOwn && (
        <PersonDetails id={detailsId} participant={participant} preference={preference} {...shown} />
      )}
    </li>
  );
});

/** Writes what changes many times a second straight to the row's elements. */
function useLiveRow({ store, participant, isOwn, scene, rules, canHear }: Props) {
  const { t, i18n } = useTranslation('people');
  const { t: words } = useTranslation('common');
  const { language } = i18n;
  const row = useRef<HTMLLIElement>(null);
  const ring = useRef<HTMLSpanElement>(null);
  const place = useRef<HTMLSpanElement>(null);
  const arrow = useRef<HTMLSpanElement>(null);
  const talk = useRef<HTMLSpanElement>(null);
  const isOutOfView = useRef(false);

  const update = useCallback(() => {
    if (isOutOfView.current) return;
    const entry = scene.entry(participant.id);
    const { isTalking, levelDb } = scene.voice(participant.id);
    setData(row.current, 'talking', String(isTalking));
    setText(talk.current, isTalking ? t('talking') : '');
    ring.current?.style.setProperty('scale', (1 + 0.12 * levelToFraction(levelDb)).toFixed(2));
    const metres =
      scene.own !== undefined && entry !== undefined ? distanceMetres(scene.own.pose, entry.pose) : undefined;
    const preference = preferenceOf(store.getState(), participant);
    const gainDb = isOwn ? 0 : heardGainDb(metres, rules, preference, canHear);
    row.current?.style.setProperty('--level', levelToFraction(levelDb + gainDb).toFixed(2));
    if (isOwn) return;
    setData(row.current, 'audible', String(gainDb > SILENCE_DB && !participant.isAway));
    if (participant.isAway) {
      setText(place.current, t('away'));
      arrow.current?.style.setProperty('opacity', '0');
      return;
    }
    if (scene.own === undefined || entry === undefined || metres === undefined) {
      setText(place.current, rules.law === 'flat' ? '' : t('placeUnknown'));
      arrow.current?.style.setProperty('opacity', '0');
      return;
    }
    const bearing = bearingRadians(scene.own.pose, entry.pose);
    setText(place.current, describePlace(metres, bearing, words, language));
    arrow.current?.style.setProperty('opacity', '1');
    arrow.current?.style.setProperty('rotate', `${bearing.toFixed(2)}rad`);
  }, [store, scene, participant, isOwn, rules, canHear, t, words, language]);
  useSceneTicks(scene, update);
  useEffect(() => {
    const element = row.current;
    // Fired by `content-visibility: auto`: of 200 rows, only those on screen are worth the work.
    const onVisibility = (event: Event): void => {
      isOutOfView.current = (event as ContentVisibilityAutoStateChangeEvent).skipped;
      update();
    };
    element?.addEventListener('contentvisibilityautostatechange', onVisibility);
    return () => element?.removeEventListener('contentvisibilityautostatechange', onVisibility);
  }, [update]);
  return { row, ring, place, arrow, talk };
}
