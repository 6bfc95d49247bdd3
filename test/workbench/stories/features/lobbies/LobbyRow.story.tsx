import type { ReactNode } from 'react';
import type { FoundLobby } from '../../../../../shared/ipc/lobbies-contract.ts';
import { LobbyRow } from '../../../../../renderer/features/lobbies/LobbyRow.tsx';
import { KNOCK_LOBBY, LAN_LOBBY, PASSWORD_LOBBY } from '../../../samples/sample-lobbies.ts';
import type { Story } from '../../../stage/story.ts';

function row(lobby: FoundLobby, isBusy = false, isGone = false): ReactNode {
  return (
    <table className="lobby-table" role="table">
      <tbody role="rowgroup">
        <LobbyRow {...{ lobby, isGone, isBusy }} isDisabled={isBusy} onEnter={() => undefined} />
      </tbody>
    </table>
  );
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 900,
  states: {
    'with a password': () => row(PASSWORD_LOBBY),
    knock: () => row(KNOCK_LOBBY),
    'on the network': () => row(LAN_LOBBY),
    entering: () => row(KNOCK_LOBBY, true),
    gone: () => row(PASSWORD_LOBBY, false, true),
  },
};
