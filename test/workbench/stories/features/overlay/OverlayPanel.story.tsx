import { OverlayPanel } from '../../../../../renderer/features/overlay/OverlayPanel.tsx';
import type { Stage, Story } from '../../../stage/story.ts';

const panel =
  (shell: 'electron' | 'browser', address?: { readonly url: string; readonly usualPort: number | null }) =>
  async (stage: Stage) => {
    const { overlay, settings, fake } = await stage.openApp();
    if (address !== undefined) fake.answer('overlay:describe', () => ({ ok: true, value: address }));
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
  states: {
    'desktop app': panel('electron'),
    browser: panel('browser'),
    'no address': panel('electron', { url: '', usualPort: null }),
    'another port': panel('electron', { url: 'http://127.0.0.1:24701/secret/', usualPort: 24_700 }),
  },
};
