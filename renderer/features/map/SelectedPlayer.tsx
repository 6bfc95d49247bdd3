import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participant, ParticipantId } from '../../../shared/model/participant.ts';
import { hueOf } from '../../../shared/model/people/player-color.ts';
import type { Scene } from '../../link/scene.ts';
import { Avatar, type AvatarPicture } from '../../ui/display/Avatar.tsx';
import { StateMark } from '../../ui/display/marks/StateMark.tsx';
import { TeamMark } from '../../ui/display/marks/TeamMark.tsx';
import { CloseIcon, FollowIcon, MoreIcon } from '../../ui/icons/action-icons.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { tipIfCut } from '../../ui/floating/tip-if-cut.ts';
import { describePlayer } from './describe-player.ts';
import type { PlayerMark } from './map-player.ts';

interface Props {
  readonly participant: Participant;
  readonly picture: AvatarPicture | undefined;
  readonly scene: Scene;
  /** What is known about their part in the game; undefined = nothing. */
  readonly mark: PlayerMark | undefined;
  /** Whether the map keeps them in the middle. */
  readonly isFollowed: boolean;
  readonly onFollow: () => void;
  readonly onOpenMenu: (id: ParticipantId, anchor: Element) => void;
  readonly onEnd: () => void;
}

/** Often enough to see a player come nearer; numbers that change faster are unreadable. */
const UPDATE_MS = 250;

/** Shows the player chosen on the map, and where they are. The words change outside React. */
export function SelectedPlayer(props: Props): ReactNode {
  const { participant, picture, scene, mark, isFollowed, onFollow, onOpenMenu, onEnd } = props;
  const { t, i18n } = useTranslation('map');
  const { t: roles } = useTranslation('roles');
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
      <Avatar hue={hueOf(participant)} name={participant.name} picture={picture} />
      <div className="map-selected-words">
        <span className="map-selected-name">
          <bdi onPointerEnter={tipIfCut}>{participant.name}</bdi>
          {mark !== undefined && mark.teamMark !== null && <TeamMark mark={mark.teamMark} />}
          {mark !== undefined && mark.state !== 'alive' && (
            <StateMark state={mark.state} label={roles(`states.${mark.state}`)} />
          )}
        </span>
        <span ref={place} />
        <span ref={state} />
      </div>
      <IconButton label={t('selected.follow')} icon={<FollowIcon />} isPressed={isFollowed} onClick={onFollow} />
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
