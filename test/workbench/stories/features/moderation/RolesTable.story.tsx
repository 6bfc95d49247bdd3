import { RolesTable } from '../../../../../renderer/features/moderation/RolesTable.tsx';
import { describePermissions, withPermission } from '../../../../../shared/model/people/rank.ts';
import type { Story } from '../../../stage/story.ts';

const CHANGED = describePermissions(withPermission({}, 'member', 'radio', false));

export const story: Story = {
  kind: 'sheet',
  widthPixels: 632,
  states: {
    owner: () => <RolesTable permissions={CHANGED} onPermit={() => undefined} />,
    'read only': () => <RolesTable permissions={describePermissions({})} onPermit={null} />,
  },
};
