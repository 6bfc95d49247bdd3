import { LobbyReachCard } from '../../../../../renderer/app/screens/LobbyReachCard.tsx';
import { ARRANGED_REACH } from '../../../samples/sample-reach.ts';
import type { Story } from '../../../stage/story.ts';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 348,
  states: {
    'nobody else is there': async (stage) => {
      const app = await stage.openApp({ lobby: { participants: [] } });
      app.reach.store.setState({ reach: ARRANGED_REACH });
      return <LobbyReachCard app={app} dialogs={{ open: [], show: () => undefined, close: () => undefined }} />;
    },
  },
};
