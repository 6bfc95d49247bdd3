import { TeamList } from '../../../../../renderer/features/roles/TeamList.tsx';
import type { RolesState } from '../../../../../renderer/features/roles/roles-store.ts';
import { SAMPLE_ROLES, SAMPLE_TEAMS } from '../../../samples/sample-roles.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const list = (state: Partial<RolesState>) => async (stage: Stage) => {
  const { roles } = await stage.openApp();
  roles.store.setState(state);
  return <TeamList {...roles} />;
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 480,
  states: {
    none: list({}),
    'some with players': list({ roles: SAMPLE_ROLES, named: SAMPLE_TEAMS }),
    'as many as there can be': list({ named: ['1', '2', '3', '4', '5', '6', '7', '8'] }),
  },
};
