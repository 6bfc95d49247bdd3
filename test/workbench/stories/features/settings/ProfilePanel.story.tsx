import { ProfilePanel } from '../../../../../renderer/features/settings/ProfilePanel.tsx';
import type { Stage, Story } from '../../../stage/story.ts';

const panel = (isInLobby: boolean) => async (stage: Stage) => {
  const { settings } = await stage.openApp();
  return (
    <ProfilePanel
      settings={settings.store.getState().settings}
      onSettingsChange={settings.controller.update}
      onSetUpAgain={isInLobby ? null : () => undefined}
    />
  );
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: { default: panel(false), 'in a lobby': panel(true) },
};
