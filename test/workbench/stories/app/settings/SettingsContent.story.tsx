import { SettingsContent } from '../../../../../renderer/app/settings/SettingsContent.tsx';
import { SettingsHistory } from '../../../../../renderer/app/settings/settings-history.ts';
import type { SettingsPage } from '../../../../../renderer/app/settings/settings-pages.tsx';
import type { Stage, Story } from '../../../stage/story.ts';

const GUEST_PAGE = { link: '', address: 'https://play.example/', appAddress: '' };

const page = (id: SettingsPage) => async (stage: Stage) => {
  const app = await stage.openApp({ guestPage: GUEST_PAGE });
  return (
    <SettingsContent
      {...{ app, page: id, history: new SettingsHistory(app) }}
      onClose={() => undefined}
      onHost={() => undefined}
    />
  );
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 620,
  states: {
    'profile of a guest': page('profile'),
    'talking of a guest': page('talking'),
    'advanced of a guest': page('advanced'),
  },
};
