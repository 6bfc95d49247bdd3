import { AppView } from '../../../../../renderer/app/screens/AppView.tsx';
import type { WindowApp } from '../../../../../renderer/app/create-window-app.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const view = (prepare: (app: WindowApp) => Partial<WindowApp>) => async (stage: Stage) => {
  const app = await stage.openApp();
  return <AppView app={{ ...app, ...prepare(app) }} />;
};

export const story: Story = {
  kind: 'window',
  states: {
    'invitation opened': view(({ lobby }) => {
      lobby.store.setState({ openedInvitation: 'earshot://join/Qk3vT9' });
      return {};
    }),
    'invitation refused': view(({ lobby }) => {
      lobby.store.setState({ refusedInvitation: { code: 'invitation-typo', detail: '46' } });
      return {};
    }),
    'main process ended': view(() => ({
      onMainProcessEnded(listener) {
        listener();
        return () => undefined;
      },
    })),
  },
};
