import { useCallback, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participant, ParticipantId } from '../../../shared/model/participant.ts';
import { hueOf } from '../../../shared/model/people/player-color.ts';
import type { Scene } from '../../link/scene.ts';
import { Avatar } from '../../ui/display/Avatar.tsx';
import { tipIfCut } from '../../ui/floating/tip-if-cut.ts';
import type { PictureOf } from './row/PersonRow.tsx';
import { useSceneTicks } from './use-scene-ticks.ts';
import './people.css';

interface Props {
  readonly scene: Scene;
  readonly participants: readonly Participant[];
  readonly ownId: ParticipantId | null;
  readonly pictureOf: PictureOf;
}

/** Lists the others who talk now, and nobody else. */
export function Talkers({ scene, participants, ownId, pictureOf }: Props): ReactNode {
  const { t } = useTranslation('people');
  const [ids, setIds] = useState<readonly ParticipantId[]>([]);
  const update = useCallback(() => {
    const talking = participants.map(({ id }) => id).filter((id) => id !== ownId && scene.voice(id).isTalking);
    setIds((before) => (before.join() === talking.join() ? before : talking));
  }, [scene, participants, ownId]);
  useSceneTicks(scene, update);
  const talkers = participants.filter(({ id }) => ids.includes(id));
  if (talkers.length === 0) return <p className="talkers-none">{t('nobodyTalks')}</p>;
  return (
    <ul className="talkers">
      {talkers.map((participant) => (
        <li key={participant.id} className="talker" data-talking="true">
          <Avatar hue={hueOf(participant)} name={participant.name} picture={pictureOf(participant)} />
          <bdi onPointerEnter={tipIfCut}>{participant.name}</bdi>
        </li>
      ))}
    </ul>
  );
}
