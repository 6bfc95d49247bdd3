import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { OPEN_SPACE, type RoomFacts, type RoomId } from '../../../shared/model/people/lobby-room.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { SelectField } from '../../ui/controls/SelectField.tsx';
import { Dialog } from '../../ui/display/dialog/Dialog.tsx';
import './rooms.css';

interface Props {
  readonly name: string;
  readonly rooms: readonly RoomFacts[];
  /** Where the player is. */
  readonly current: RoomId;
  readonly onMove: (room: RoomId) => void;
  readonly onClose: () => void;
}

/** Chooses the room to which a player is moved, without dragging. */
export function MoveDialog({ name, rooms, current, onMove, onClose }: Props): ReactNode {
  const { t } = useTranslation('rooms');
  const { t: tCommon } = useTranslation('common');
  const options = [{ id: OPEN_SPACE, name: t('openSpace') }, ...rooms]
    .filter(({ id }) => id !== current)
    .map((room) => ({ value: String(room.id), label: room.name }));
  const [room, setRoom] = useState(options[0]?.value ?? String(OPEN_SPACE));
  return (
    <Dialog
      title={t('moveTitle', { name })}
      actions={
        <>
          <Button onClick={onClose}>{tCommon('cancel')}</Button>
          <Button
            variant="primary"
            onClick={() => {
              onMove(Number(room));
              onClose();
            }}
          >
            {t('move')}
          </Button>
        </>
      }
      onClose={onClose}
    >
      <SelectField label={t('room')} value={room} options={options} onChange={setRoom} />
    </Dialog>
  );
}
