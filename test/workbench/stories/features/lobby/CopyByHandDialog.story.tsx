import { CopyByHandDialog } from '../../../../../renderer/features/lobby/CopyByHandDialog.tsx';
import type { Story } from '../../../stage/story.ts';

export const story: Story = {
  kind: 'window',
  states: {
    open: () => <CopyByHandDialog invitation={`earshot://join/${'Qk3vT9'.repeat(18)}`} onClose={() => undefined} />,
  },
};
