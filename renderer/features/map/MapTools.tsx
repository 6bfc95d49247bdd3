import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { FitIcon, LocateIcon, MinusIcon, PlusIcon } from '../../ui/icons/action-icons.tsx';
import { CompassIcon } from '../../ui/icons/sign-icons.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import type { LivingMap } from './living-map.ts';

interface Props {
  readonly map: RefObject<LivingMap | undefined>;
  readonly isFollowing: boolean;
  readonly isHeadingUp: boolean;
  readonly onHeadingUpChange: (isHeadingUp: boolean) => void;
}

const ZOOM_STEP = 1.5;

/**
 * The buttons that move the map besides pointer and keys. The compass points north, whichever way the map is turned.
 */
export function MapTools({ map, isFollowing, isHeadingUp, onHeadingUpChange }: Props): ReactNode {
  const { t } = useTranslation('map');
  return (
    <div className="map-tools">
      <IconButton label={t('zoomIn')} icon={<PlusIcon />} onClick={() => map.current?.zoomBy(ZOOM_STEP)} />
      <IconButton label={t('zoomOut')} icon={<MinusIcon />} onClick={() => map.current?.zoomBy(1 / ZOOM_STEP)} />
      <IconButton label={t('showEverybody')} icon={<FitIcon />} onClick={() => map.current?.showEverybody()} />
      <IconButton
        label={t('followMe')}
        icon={<LocateIcon />}
        isPressed={isFollowing}
        onClick={() => map.current?.follow()}
      />
      <IconButton
        label={t('headingUp')}
        icon={
          <span className="map-compass">
            <CompassIcon />
          </span>
        }
        isPressed={isHeadingUp}
        onClick={() => onHeadingUpChange(!isHeadingUp)}
      />
    </div>
  );
}
