import { LobbyScreen } from '../../../../../renderer/app/screens/LobbyScreen.tsx';
import { microphoneProblem } from '../../../../../renderer/audio/microphone-problem.ts';
import type { SampleApp, SampleOptions } from '../../../samples/open-sample-app.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const screen =
  (lobby: NonNullable<SampleOptions['lobby']>, prepare: (app: SampleApp) => void = () => undefined) =>
  async (stage: Stage) => {
    const app = await stage.openApp({ lobby });
    prepare(app);
    return <LobbyScreen app={app} onOpenSettings={() => undefined} />;
  };

export const story: Story = {
  kind: 'window',
  states: {
    connected: screen({}),
    'with notices': screen({ lowered: { voices: 8, packetMs: 40, isMono: false } }, ({ devices, voice }) => {
      devices.store.setState({ problem: microphoneProblem('unplugged'), microphone: 'failed' });
      voice.store.setState({ isMicrophoneOn: false });
    }),
    'with rooms': screen({}, ({ rooms, moderation, whisper }) => {
      moderation.store.setState({ rank: 'owner', may: ['talk', 'rules', 'move'] });
      rooms.store.setState({
        isSupported: true,
        rooms: [
          { id: 1, name: 'Team A', hearing: 'everyone', limit: 5, hasPassword: true },
          { id: 2, name: 'AFK', hearing: 'nobody', limit: 0, hasPassword: false },
        ],
        places: new Map([
          [1, 1],
          [2, 1],
          [3, 2],
        ]),
      });
      whisper.store.setState({ isAllowed: true, targets: [4], from: [5] });
    }),
    ended: screen({ connection: { status: 'ended', reason: 'host-lost', error: { code: 'host-lost' } } }),
  },
};
