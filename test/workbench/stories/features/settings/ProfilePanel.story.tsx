import { ProfilePanel } from '../../../../../renderer/features/settings/ProfilePanel.tsx';
import type { Stage, Story } from '../../../stage/story.ts';

interface Situation {
  readonly isInLobby?: boolean;
  readonly isNameTaken?: boolean;
  readonly isRefused?: boolean;
}

const panel = (situation: Situation) => async (stage: Stage) => {
  const { settings } = await stage.openApp();
  return (
    <ProfilePanel
      settings={settings.store.getState().settings}
      onSettingsChange={settings.controller.update}
      nameInLobby={situation.isNameTaken === true ? `${settings.store.getState().settings.name} 2` : null}
      nameProblem={situation.isRefused === true ? { code: 'too-many-renames' } : null}
      pictureUrl={null}
      onSetUpAgain={situation.isInLobby === true ? null : () => undefined}
    />
  );
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    default: panel({}),
    'in a lobby': panel({ isInLobby: true }),
    'name taken': panel({ isInLobby: true, isNameTaken: true }),
    'name refused': panel({ isInLobby: true, isRefused: true }),
  },
};
