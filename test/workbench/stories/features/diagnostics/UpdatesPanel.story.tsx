import { UpdatesPanel } from '../../../../../renderer/features/diagnostics/UpdatesPanel.tsx';
import type { UpdateStatus } from '../../../../../renderer/features/diagnostics/diagnostics-store.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const panel =
  (update: Partial<UpdateStatus>, shell: 'electron' | 'browser' = 'electron', outlivesWindow = false) =>
  async (stage: Stage) => {
    const { diagnostics, settings } = await stage.openApp();
    diagnostics.store.setState((state) => ({ update: { ...state.update, version: '0.2.0', ...update } }));
    return (
      <UpdatesPanel
        {...diagnostics}
        settings={settings.store.getState().settings}
        onSettingsChange={settings.controller.update}
        shell={shell}
        outlivesWindow={outlivesWindow}
      />
    );
  };

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    'browser shell': panel({ state: 'unsupported' }, 'browser'),
    'in any browser': panel({ state: 'unsupported' }, 'browser', true),
    'up to date': panel({ state: 'none' }),
    downloading: panel({ state: 'downloading', percent: 40 }),
    ready: panel({ state: 'ready' }),
    failed: panel({ state: 'failed', problem: 'unreachable' }),
  },
};
