import type { TFunction } from 'i18next';
import type { Participant } from '../../../shared/model/participant.ts';
import { formatList, formatMetres } from '../../i18n/format.ts';
import type { Scene } from '../../link/scene.ts';
import { directionTo, distanceMetres } from './bearing.ts';

/** What the map says of somebody in words. */
export interface PlayerWords {
  /** "9.3 m ahead right", or that they are not on the map. */
  readonly place: string;
  /** "hears you, talking". */
  readonly state: string;
}

export function describePlayer(
  { id, isMuted }: Participant,
  scene: Scene,
  t: TFunction<'map'>,
  language: string,
): PlayerWords {
  const pose = scene.entry(id)?.pose;
  const { own } = scene;
  const state = [t(scene.hearers.has(id) ? 'selected.hearsYou' : 'selected.hearsYouNot')];
  if (scene.voice(id).isTalking) state.push(t('selected.talking'));
  if (isMuted) state.push(t('selected.muted'));
  return {
    place:
      pose === undefined || own === undefined
        ? t('selected.gone')
        : t(`place.${directionTo(own.pose, pose)}`, {
            distance: formatMetres(distanceMetres(own.pose, pose), language),
          }),
    state: formatList(state, language, 'comma'),
  };
}
