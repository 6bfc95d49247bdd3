import { useCallback, useEffect, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participant } from '../../../../shared/model/participant.ts';
import { bearingRadians, distanceMetres } from '../../../../shared/spatial/bearing.ts';
import type { HearingRules } from '../../../../shared/spatial/hearing-rules.ts';
import { SILENCE_DB } from '../../../../shared/units.ts';
import type { Scene } from '../../../link/scene.ts';
import { levelToFraction } from '../../../ui/display/level.ts';
import { describePlace } from '../../../words/direction.ts';
import { heardGainDb } from '../loudness.ts';
import { preferenceOf, type PeopleStore } from '../people-store.ts';
import { setData, setText } from '../set-element.ts';
import { useSceneTicks } from '../use-scene-ticks.ts';

export interface LiveRowInputs {
  readonly store: PeopleStore;
  readonly participant: Participant;
  readonly isOwn: boolean;
  readonly scene: Scene;
  /** The rules as you hear the others by them now. */
  readonly rules: HearingRules;
  /** Whether you hear anybody. */
  readonly canHear: boolean;
}

/** The elements of a row that change many times a second. */
export interface LiveRow {
  readonly row: RefObject<HTMLLIElement | null>;
  readonly ring: RefObject<HTMLSpanElement | null>;
  readonly place: RefObject<HTMLSpanElement | null>;
  readonly arrow: RefObject<HTMLSpanElement | null>;
  /** Says for screen readers that the player talks. */
  readonly talk: RefObject<HTMLSpanElement | null>;
}

/** Writes what changes many times a second straight to the row's elements, which get the returned refs. */
export function useLiveRow({ store, participant, isOwn, scene, rules, canHear }: LiveRowInputs): LiveRow {
  const { t, i18n } = useTranslation('people');
  const { t: words } = useTranslation('common');
  const { language } = i18n;
  const row = useRef<HTMLLIElement>(null);
  const ring = useRef<HTMLSpanElement>(null);
  const place = useRef<HTMLSpanElement>(null);
  const arrow = useRef<HTMLSpanElement>(null);
  const talk = useRef<HTMLSpanElement>(null);

  const update = useCallback(() => {
    const entry = scene.entry(participant.id);
    const { isTalking, levelDb } = scene.voice(participant.id);
    setData(row.current, 'talking', String(isTalking));
    setText(talk.current, isTalking ? t('talking') : '');
    ring.current?.style.setProperty('scale', (1 + 0.12 * levelToFraction(levelDb)).toFixed(2));
    if (isOwn) return;
    const own = scene.own?.pose;
    const metres = own === undefined || entry === undefined ? undefined : distanceMetres(own, entry.pose);
    const preference = preferenceOf(store.getState(), participant);
    setData(row.current, 'audible', String(mayHear(heardGainDb(metres, rules, preference, canHear))));
    const bearing = own === undefined || entry === undefined ? undefined : bearingRadians(own, entry.pose);
    arrow.current?.toggleAttribute('hidden', participant.isAway || bearing === undefined);
    if (bearing !== undefined) arrow.current?.style.setProperty('rotate', `${bearing.toFixed(2)}rad`);
    setText(place.current, describe(metres, bearing));

    function mayHear(gainDb: number): boolean {
      if (participant.isAway) return false;
      // Where the host sends no positions, nobody knows who is near.
      if (rules.mapShows === 'nobody') return canHear && !preference.isMuted && !preference.isBlocked;
      return gainDb > SILENCE_DB;
    }

    function describe(distance: number | undefined, turn: number | undefined): string {
      if (participant.isAway) return t('away');
      if (distance !== undefined && turn !== undefined) return describePlace(distance, turn, words, language);
      return rules.mapShows === 'everybody' && rules.law !== 'flat' ? t('placeUnknown') : '';
    }
  }, [store, scene, participant, isOwn, rules, canHear, t, words, language]);
  useSceneTicks(scene, update);
  useEffect(() => store.subscribe(update), [store, update]);
  return { row, ring, place, arrow, talk };
}
