import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { hueOf } from '../../../shared/model/people/player-color.ts';
import { Avatar, fixedPicture } from '../../ui/display/Avatar.tsx';
import { tipIfCut } from '../../ui/floating/tip-if-cut.ts';
import './player-preview.css';

interface Props {
  readonly name: string;
  /** The place of the colour in `PLAYER_HUES`; null = the host chooses one. */
  readonly color: number | null;
  /** The line with the name; '' = none. */
  readonly note: string;
  /** The picture's address; null = none. */
  readonly pictureUrl: string | null;
}

/** Shows you as others see you on the map. */
export function PlayerPreview({ name, color, note, pictureUrl }: Props): ReactNode {
  const { t } = useTranslation('settings');
  const picture = useMemo(() => (pictureUrl === null ? undefined : fixedPicture(pictureUrl)), [pictureUrl]);
  const shown = name.trim() === '' ? t('nameless') : name;
  return (
    <div className="player-preview">
      <Avatar hue={hueOf({ id: 1, color })} name={shown} picture={picture} />
      <bdi onPointerEnter={tipIfCut}>{shown}</bdi>
      {note !== '' && (
        <bdi className="player-preview-note" onPointerEnter={tipIfCut}>
          {note}
        </bdi>
      )}
    </div>
  );
}
