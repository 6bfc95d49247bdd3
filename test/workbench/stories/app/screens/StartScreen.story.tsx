import { StartScreen } from '../../../../../renderer/app/screens/StartScreen.tsx';
import type { SampleApp } from '../../../samples/open-sample-app.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const screen =
  (prepare: (app: SampleApp) => void = () => undefined) =>
  async (stage: Stage) => {
    const app = await stage.openApp();
    prepare(app);
    return <StartScreen app={app} wanted={null} onOpenSettings={() => undefined} />;
  };

export const story: Story = {
  kind: 'window',
  states: {
    default: screen(),
    'joining failed': screen(({ lobby }) =>
      lobby.store.setState({ problem: { origin: 'joined', error: { code: 'unreachable' } } }),
    ),
  },
};
