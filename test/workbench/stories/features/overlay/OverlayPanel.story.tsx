import { OverlayPanel } from '../../../../../renderer/features/overlay/OverlayPanel.tsx';
import type { Stage, Story } from '../../../stage/story.ts';

const panel =
  (shell: 'electron' | 'browser', hasAddress = true) =>
  async (stage: Stage) => {
    const { overlay, settings, fake } = await stage.openApp();
    if (!hasAddress) fake.answer('overlay:describe', () => ({ ok: true, value: { url: '' } }));
    return (
      <OverlayPanel
        {...overlay}
        settings={settings.store.getState().settings}
        onSettingsChange={settings.controller.update}
        shell={shell}
        onCopy={() => Promise.resolve(true)}
      />
    );
  };

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: { 'desktop app': panel('electron'), browser: panel('browser'), 'no address': panel('electron', false) },
};
