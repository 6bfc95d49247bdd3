import { LobbyReachCard } from '../../../../../renderer/app/screens/LobbyReachCard.tsx';
import type { HostReach } from '../../../../../shared/model/host-reach.ts';
import { ARRANGED_REACH, LOCAL_REACH } from '../../../samples/sample-reach.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const DIALOGS = { open: null, show: () => undefined, close: () => undefined };

const card = (reach: HostReach, isAlone: boolean) => async (stage: Stage) => {
  const app = await stage.openApp({ lobby: isAlone ? { participants: [] } : {} });
  app.reach.store.setState({ reach });
  return <LobbyReachCard app={app} dialogs={DIALOGS} />;
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 348,
  states: {
    'nobody else is there': card(ARRANGED_REACH, true),
    'only the local network can join': card(LOCAL_REACH, false),
  },
};
