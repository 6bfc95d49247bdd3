import { SettingsDialog } from '../../../../../renderer/app/screens/SettingsDialog.tsx';
import type { SettingsPage } from '../../../../../renderer/app/screens/settings-pages.tsx';
import type { Stage, Story } from '../../../stage/story.ts';

const dialog = (page: SettingsPage) => async (stage: Stage) => (
  <SettingsDialog
    app={await stage.openApp()}
    page={page}
    onPage={() => undefined}
    onClose={() => undefined}
    onOpenPositions={() => undefined}
  />
);

export const story: Story = {
  kind: 'window',
  states: { profile: dialog('profile'), keys: dialog('keys') },
};
