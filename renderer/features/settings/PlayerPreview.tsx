import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { hueOf } from '../../../shared/model/people/player-color.ts';
import { Avatar } from '../../ui/display/Avatar.tsx';
import { tipIfCut } from '../../ui/floating/tip-if-cut.ts';
import './player-preview.css';

interface Props {
  readonly name: string;
  /** The place of the colour in `PLAYER_HUES`; null = the host chooses one. */
  readonly color: number | null;
}

/** Shows you as others see you on the map. */
export function PlayerPreview({ name, color }: Props): ReactNode {
  const { t } = useTranslation('settings');
  const shown = name.trim() === '' ? t('nameless') : name;
  return (
    <div className="player-preview">
      <Avatar hue={hueOf({ id: 1, color })} name={shown} />
      <bdi onPointerEnter={tipIfCut}>{shown}</bdi>
    </div>
  );
}
