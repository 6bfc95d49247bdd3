import { EnterButton } from '../../../../../renderer/features/lobbies/EnterButton.tsx';
import type { FoundLobby } from '../../../../../shared/ipc/lobbies-contract.ts';
import { KNOCK_LOBBY, PASSWORD_LOBBY } from '../../../samples/sample-lobbies.ts';
import type { Story } from '../../../stage/story.ts';

const button =
  (lobby: FoundLobby, isBusy = false, isGone = false) =>
  () => <EnterButton {...{ lobby, isBusy, isGone }} isDisabled={false} onEnter={() => undefined} />;

export const story: Story = {
  kind: 'sheet',
  widthPixels: 160,
  states: {
    open: button({ ...KNOCK_LOBBY, access: 'open' }),
    'with a password': button(PASSWORD_LOBBY),
    knock: button(KNOCK_LOBBY),
    entering: button(KNOCK_LOBBY, true),
    gone: button(KNOCK_LOBBY, false, true),
  },
};
