import { RenewInvitation } from '../../../../../../renderer/features/lobby/invitation/RenewInvitation.tsx';
import type { Story } from '../../../../stage/story.ts';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 200,
  states: { closed: () => <RenewInvitation onRenew={() => Promise.resolve()} /> },
};
