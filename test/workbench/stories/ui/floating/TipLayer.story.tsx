import { IconButton } from '../../../../../renderer/ui/controls/IconButton.tsx';
import { TipLayer } from '../../../../../renderer/ui/floating/TipLayer.tsx';
import { SettingsIcon } from '../../../../../renderer/ui/icons/place-icons.tsx';
import type { Story } from '../../../stage/story.ts';

/** Longer than a pointer has to rest. */
const SHOWN_AFTER_MS = 450;

export const story: Story = {
  kind: 'window',
  states: {
    'under the pointer': {
      show: ({ i18n }) => (
        <main style={{ padding: 80 }}>
          <IconButton
            label={i18n.getFixedT(null, 'lobby')('settings')}
            icon={<SettingsIcon />}
            onClick={() => undefined}
          />
          <TipLayer />
        </main>
      ),
      act: async (frame) => {
        frame.querySelector('button')?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
        await new Promise((resolve) => setTimeout(resolve, SHOWN_AFTER_MS));
      },
    },
  },
};
