import { createToasts } from '../../../../../renderer/features/toasts/toast-store.ts';
import { Toasts } from '../../../../../renderer/features/toasts/Toasts.tsx';
import type { Story } from '../../../stage/story.ts';

export const story: Story = {
  kind: 'window',
  states: {
    'with undo and without': ({ i18n }) => {
      const toasts = createToasts();
      toasts.controller.show('talk mode', i18n.getFixedT(null, 'settings')('about.privacyText'), null);
      toasts.controller.show('volume', i18n.getFixedT(null, 'voice')('soundCues'), () => undefined);
      return <Toasts {...toasts} />;
    },
  },
};
