import { LobbyReachDialogs } from '../../../../../renderer/app/screens/LobbyReachDialogs.tsx';
import { SAMPLE_LISTING } from '../../../samples/sample-lobbies.ts';
import { MAPPED_REACH } from '../../../samples/sample-reach.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const dialog = (open: 'invite' | 'check' | 'listing') => async (stage: Stage) => {
  const app = await stage.openApp({ lobby: {} });
  app.reach.store.setState({ reach: MAPPED_REACH });
  app.listing.store.setState({ listing: SAMPLE_LISTING });
  return (
    <LobbyReachDialogs
      app={app}
      dialogs={{ open: [open], show: () => undefined, close: () => undefined }}
      onOpenSettings={() => undefined}
    />
  );
};

export const story: Story = {
  kind: 'window',
  states: {
    'invite players': dialog('invite'),
    'check the connection': dialog('check'),
    'list the lobby': dialog('listing'),
  },
};
