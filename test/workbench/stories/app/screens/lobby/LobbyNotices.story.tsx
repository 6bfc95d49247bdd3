import { LobbyNotices } from '../../../../../../renderer/app/screens/lobby/LobbyNotices.tsx';
import '../../../../../../renderer/app/screens/app.css';
import { microphoneProblem } from '../../../../../../renderer/audio/microphone-problem.ts';
import type { SampleApp } from '../../../../samples/open-sample-app.ts';
import type { Stage, Story } from '../../../../stage/story.ts';

const notices = (prepare: (app: SampleApp) => void) => async (stage: Stage) => {
  const app = await stage.openApp({ lobby: {} });
  prepare(app);
  return <LobbyNotices app={app} onOpenMicrophone={() => undefined} />;
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 320,
  states: {
    'no microphone': notices(({ devices }) =>
      devices.store.setState({ problem: microphoneProblem('unplugged'), microphone: 'failed' }),
    ),
    recorded: notices(({ lobby }) =>
      lobby.store.setState(({ rules }) => ({ rules: { ...rules, recordsForReports: true } })),
    ),
    'busy host': notices(({ lobby }) => lobby.store.setState({ lowered: { voices: 8, packetMs: 40, isMono: false } })),
    'another port': notices(({ lobby }) =>
      lobby.store.setState({ hostNotices: [{ code: 'other-port', wantedPort: 7_777, port: 7_778 }] }),
    ),
  },
};
