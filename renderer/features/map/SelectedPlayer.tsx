import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participant, ParticipantId } from '../../../shared/model/participant.ts';
import { hueOf } from '../../../shared/model/people/player-color.ts';
import type { Scene } from '../../link/scene.ts';
import { Avatar } from '../../ui/display/Avatar.tsx';
import { CloseIcon, MoreIcon } from '../../ui/icons/action-icons.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { tipIfCut } from '../../ui/floating/tip-if-cut.ts';
import { describePlayer } from './describe-player.ts';

interface Props {
  readonly participant: Participant;
  readonly scene: Scene;
  readonly onOpenMenu: (id: ParticipantId, anchor: Element) => void;
  readonly onEnd: () => void;
}

/** Often enough to see a player come nearer; numbers that change faster are unreadable. */
const UPDATE_MS = 250;

/** Shows the player chosen on the map, and where they are. The words change outside React. */
export function SelectedPlayer({ participant, scene, onOpenMenu, onEnd }: Props): ReactNode {
  const { t, i18n } = useTranslation('map');
  const place = useRef<HTMLSpanElement>(null);
  const state = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const update = (): void => {
      timer = undefined;
      const words = describePlayer(participant, scene, i18n);
      setText(place.current, words.place);
      setText(state.current, words.state);
    };
    update();
    const unsubscribe = scene.subscribe(() => {
      timer ??= setTimeout(update, UPDATE_MS);
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [participant, scene, i18n, i18n.language]);
  return (
    <div className="map-selected" role="group" aria-label={t('selected.title')}>
      <Avatar hue={hueOf(participant)} name={participant.name} />
      <div className="map-selected-words">
        <bdi className="map-selected-name" onPointerEnter={tipIfCut}>
          {participant.name}
        </bdi>
        <span ref={place} />
        <span ref={state} />
      </div>
      <IconButton
        label={t('selected.menu', { name: participant.name })}
        icon={<MoreIcon />}
        onClick={({ currentTarget }) => onOpenMenu(participant.id, currentTarget)}
      />
      <IconButton label={t('selected.end')} icon={<CloseIcon />} onClick={onEnd} />
    </div>
  );
}

function setText(element: HTMLElement | null, text: string): void {
  if (element !== null && element.textContent !== text) element.textContent = text;
}
