import { StartScreen } from '../../../../../renderer/app/screens/StartScreen.tsx';
import type { Settings } from '../../../../../shared/model/settings.ts';
import { SAMPLE_SEARCH } from '../../../samples/sample-lobbies.ts';
import type { SampleApp } from '../../../samples/open-sample-app.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const screen =
  (prepare: (app: SampleApp) => void = () => undefined, settings: Partial<Settings> = {}) =>
  async (stage: Stage) => {
    const app = await stage.openApp({ settings });
    prepare(app);
    // The search stands still: the state is that of the story.
    Object.assign(app.lobbies.controller, { start: () => undefined, stop: () => undefined });
    return <StartScreen app={app} wanted={null} onOpenSettings={() => undefined} />;
  };

export const story: Story = {
  kind: 'window',
  states: {
    default: screen(),
    'joining failed': screen(({ lobby }) =>
      lobby.store.setState({ problem: { origin: 'joined', error: { code: 'unreachable' } } }),
    ),
    'lobbies found': screen(({ lobbies }) => lobbies.store.setState(SAMPLE_SEARCH), {
      rendezvous: ['rendezvous.example.org'],
    }),
  },
};
