import { GuestStartScreen } from '../../../../../../renderer/app/screens/start/GuestStartScreen.tsx';
import type { GuestPage } from '../../../../../../renderer/app/create-window-app.ts';
import type { LastLobby } from '../../../../../../renderer/app/screens/start/use-last-lobby.ts';
import type { Stage, Story } from '../../../../stage/story.ts';

const screen =
  (guestPage: GuestPage, lastLobby: LastLobby | null = null) =>
  async (stage: Stage) => {
    const app = await stage.openApp({ guestPage });
    app.clipboard.glance = async () => ({ kind: 'refused' });
    return <GuestStartScreen {...{ app, lastLobby }} onOpenSettings={() => undefined} />;
  };

export const story: Story = {
  kind: 'window',
  states: {
    invited: screen({ link: 'AQ', address: '', appAddress: 'https://example.org/' }),
    'invited to a known lobby': screen(
      { link: 'AQ', address: '', appAddress: '' },
      { name: 'Friday raid', host: 'Mira', isClosed: false },
    ),
    'lobby closed': screen(
      { link: 'AQ', address: '', appAddress: '' },
      { name: 'Friday raid', host: 'Mira', isClosed: true },
    ),
    'without a link': screen({ link: '', address: '', appAddress: '' }),
  },
};
