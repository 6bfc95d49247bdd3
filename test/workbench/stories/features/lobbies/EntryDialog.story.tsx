import type { ReactNode } from 'react';
import { EntryDialog } from '../../../../../renderer/features/lobbies/EntryDialog.tsx';
import type { Entry } from '../../../../../renderer/features/lobbies/lobbies-store.ts';
import { KNOCK_LOBBY, PASSWORD_LOBBY } from '../../../samples/sample-lobbies.ts';
import type { Story } from '../../../stage/story.ts';

const CONTROLLER = { submitPassword: () => undefined, knockAgain: () => undefined, cancelEntry: () => undefined };

const dialog = (entry: Entry) => (): ReactNode => <EntryDialog entry={entry} controller={CONTROLLER} />;

export const story: Story = {
  kind: 'sheet',
  widthPixels: 520,
  states: {
    password: dialog({ lobby: PASSWORD_LOBBY, step: 'asking', error: null }),
    'checking the password': dialog({ lobby: PASSWORD_LOBBY, step: 'waiting', error: null }),
    'wrong password': dialog({ lobby: PASSWORD_LOBBY, step: 'asking', error: { code: 'wrong-lobby-password' } }),
    knocking: dialog({ lobby: KNOCK_LOBBY, step: 'waiting', error: null }),
    refused: dialog({ lobby: KNOCK_LOBBY, step: 'failed', error: { code: 'refused' } }),
  },
};
