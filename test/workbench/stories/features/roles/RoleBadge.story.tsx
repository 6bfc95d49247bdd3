import { RoleBadge } from '../../../../../renderer/features/roles/RoleBadge.tsx';
import { SAMPLE_ROLES } from '../../../samples/sample-roles.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const badge = (id: number) => async (stage: Stage) => {
  const { roles } = await stage.openApp();
  roles.store.setState({ roles: SAMPLE_ROLES });
  return <RoleBadge store={roles.store} id={id} />;
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 240,
  states: { team: badge(1), 'team, dead': badge(2), 'team, watching': badge(3) },
};
