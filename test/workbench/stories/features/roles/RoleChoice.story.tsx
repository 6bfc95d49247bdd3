import { RoleChoice } from '../../../../../renderer/features/roles/RoleChoice.tsx';
import { stateOptions } from '../../../../../renderer/features/roles/role-options.ts';
import { SAMPLE_ROLES } from '../../../samples/sample-roles.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const choice =
  (isDisabled: boolean) =>
  ({ i18n }: Stage) => {
    const t = i18n.getFixedT(null, 'roles');
    return (
      <RoleChoice
        label={t('state')}
        value="dead"
        options={stateOptions(SAMPLE_ROLES.get(2), t)}
        isDisabled={isDisabled}
        onChange={() => undefined}
      />
    );
  };

export const story: Story = {
  kind: 'sheet',
  widthPixels: 200,
  states: { 'by hand': choice(false), 'by a game server': choice(true) },
};
