import type { i18n } from 'i18next';
import type { Participant } from '../../../shared/model/participant.ts';
import { bearingRadians, distanceMetres } from '../../../shared/spatial/bearing.ts';
import { formatList } from '../../i18n/format.ts';
import type { Scene } from '../../link/scene.ts';
import { describePlace } from '../../words/direction.ts';

/** A player in words, for the map. */
export interface PlayerWords {
  /** "9.3 m ahead right", or that the player is not on the map. */
  readonly place: string;
  /** "hears you, talking". */
  readonly state: string;
}

export function describePlayer({ id, isMuted, isAway }: Participant, scene: Scene, texts: i18n): PlayerWords {
  const t = texts.getFixedT(null, 'map');
  const pose = scene.entry(id)?.pose;
  const own = scene.own?.pose;
  const state = [t(scene.hearers.has(id) ? 'selected.hearsYou' : 'selected.hearsYouNot')];
  if (scene.voice(id).isTalking) state.push(t('selected.talking'));
  if (isAway) state.push(t('selected.away'));
  if (isMuted) state.push(t('selected.muted'));
  return {
    place:
      pose === undefined || own === undefined
        ? t('selected.gone')
        : describePlace(
            distanceMetres(own, pose),
            bearingRadians(own, pose),
            texts.getFixedT(null, 'common'),
            texts.language,
          ),
    state: formatList(state, texts.language, 'comma'),
  };
}
