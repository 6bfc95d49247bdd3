import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomFacts } from '../../../shared/model/people/lobby-room.ts';
import { Button } from '../../ui/controls/Button.tsx';
import './rooms.css';

interface Props {
  readonly room: RoomFacts;
  readonly onLeave: () => void;
}

/** Says on the map that you are in a room, whose people are not in the open space that it shows. */
export function RoomLine({ room, onLeave }: Props): ReactNode {
  const { t } = useTranslation('rooms');
  return (
    <p className="room-line">
      <span>{t(room.hearing === 'distance' ? 'mapOfRoom' : 'notOnMap', { name: room.name })}</span>
      <Button size="small" onClick={onLeave}>
        {t('backToLobby')}
      </Button>
    </p>
  );
}
