import { KEY_PLACE, TextWithKey } from '../../../../../renderer/ui/display/TextWithKey.tsx';
import type { Story } from '../../../stage/story.ts';

export const story: Story = {
  kind: 'sheet',
  states: {
    'short key': ({ i18n }) => (
      <TextWithKey text={i18n.getFixedT(null, 'hotkeys')('holdToTalk', { key: KEY_PLACE })} keyName="V" />
    ),
    'long key': ({ i18n }) => (
      <TextWithKey text={i18n.getFixedT(null, 'hotkeys')('holdToMute', { key: KEY_PLACE })} keyName="Scroll Lock" />
    ),
  },
};
