import { StartStatus } from '../../../../../../renderer/app/screens/start/StartStatus.tsx';
import type { Settings } from '../../../../../../shared/model/settings.ts';
import type { SampleApp } from '../../../../samples/open-sample-app.ts';
import type { Stage, Story } from '../../../../stage/story.ts';

const status =
  (settings: Partial<Settings> = {}, prepare: (app: SampleApp) => void = () => undefined) =>
  async (stage: Stage) => {
    const app = await stage.openApp({ settings });
    prepare(app);
    return <StartStatus app={app} onOpenSettings={() => undefined} />;
  };

export const story: Story = {
  kind: 'sheet',
  widthPixels: 760,
  states: {
    'all is well': status(),
    'no key': status({ bindings: [] }),
    'no microphone': status({ talkMode: 'open-mic' }, ({ devices }) =>
      devices.store.setState({ microphone: 'failed', problem: { code: 'missing', message: '' } }),
    ),
  },
};
