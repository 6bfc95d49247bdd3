import type { ReactNode } from 'react';
import { AtDoorDialog } from '../../../../../../renderer/features/lobby/door/AtDoorDialog.tsx';
import type { AtDoor } from '../../../../../../renderer/features/lobby/lobby-store.ts';
import type { Story } from '../../../../stage/story.ts';

const dialog = (atDoor: AtDoor) => (): ReactNode => (
  <AtDoorDialog atDoor={atDoor} onPassword={() => undefined} onCancel={() => undefined} />
);

export const story: Story = {
  kind: 'sheet',
  widthPixels: 520,
  states: {
    password: dialog({ type: 'password', error: null, isChecking: false }),
    checking: dialog({ type: 'password', error: null, isChecking: true }),
    'wrong password': dialog({ type: 'password', error: { code: 'wrong-lobby-password' }, isChecking: false }),
    waiting: dialog({ type: 'waiting', lobbyName: 'Night watch' }),
    'waiting, without a name': dialog({ type: 'waiting', lobbyName: '' }),
  },
};
