import { RoleBadge } from '../../../../../renderer/features/roles/RoleBadge.tsx';
import { SAMPLE_ROLES } from '../../../samples/sample-roles.ts';
import type { Story } from '../../../stage/story.ts';

const badge = (id: number, teamMark: number) => () => <RoleBadge role={SAMPLE_ROLES.get(id)} teamMark={teamMark} />;

export const story: Story = {
  kind: 'sheet',
  widthPixels: 240,
  states: { team: badge(1, 0), 'team, dead': badge(2, 4), 'team, watching': badge(3, 0) },
};
