import { StartScreen } from '../../../../../../renderer/app/screens/start/StartScreen.tsx';
import type { Settings } from '../../../../../../shared/model/settings.ts';
import { SAMPLE_LOBBIES, SAMPLE_SEARCH } from '../../../../samples/sample-lobbies.ts';
import { SAMPLE_NOW_MS, SAMPLE_RECENTS } from '../../../../samples/sample-recents.ts';
import type { SampleApp } from '../../../../samples/open-sample-app.ts';
import type { Stage, Story } from '../../../../stage/story.ts';

const RECENT: Partial<Settings> = { recentLobbies: SAMPLE_RECENTS };

const screen =
  (prepare: (app: SampleApp) => void = () => undefined, settings: Partial<Settings> = {}) =>
  async (stage: Stage) => {
    const app = await stage.openApp({ settings });
    prepare(app);
    // Search, clipboard and clock stand still: the state is that of the story.
    Object.assign(app.lobbies.controller, { start: () => undefined, stop: () => undefined });
    app.clipboard.glance = async () => ({ kind: 'none' });
    Object.assign(app.recents, { nowMs: () => SAMPLE_NOW_MS });
    return <StartScreen app={app} onOpenSettings={() => undefined} />;
  };

export const story: Story = {
  kind: 'window',
  states: {
    'first time': screen(({ lobbies }) => lobbies.store.setState({ isNew: false })),
    'with recents and two lobbies near': screen(
      ({ lobbies }) => lobbies.store.setState({ ...SAMPLE_SEARCH, lobbies: SAMPLE_LOBBIES.slice(0, 2) }),
      RECENT,
    ),
    'joining failed': screen(
      ({ lobby }) => lobby.store.setState({ problem: { origin: 'joined', error: { code: 'port-refused' } } }),
      RECENT,
    ),
    'a lobby has ended': screen(({ lobby, recents }) => {
      recents.store.setState({ enteredId: 'raid' });
      lobby.store.setState({ problem: { origin: 'joined', error: { code: 'unreachable' } } });
    }, RECENT),
    'many lobbies found': screen(({ lobbies }) => lobbies.store.setState(SAMPLE_SEARCH), {
      ...RECENT,
      rendezvous: ['rendezvous.example.org'],
    }),
    'all lobbies': {
      show: screen(({ lobbies }) => lobbies.store.setState(SAMPLE_SEARCH), { rendezvous: ['rendezvous.example.org'] }),
      act: (frame) => frame.querySelector<HTMLButtonElement>('.nearby .start-list-header button')?.click(),
    },
    hosting: {
      show: screen(),
      act: (frame) => frame.querySelector<HTMLButtonElement>('.start-host button')?.click(),
    },
  },
};
