import { SetupDone } from '../../../../../renderer/features/setup/SetupDone.tsx';
import type { Story } from '../../../stage/story.ts';
import '../../../../../renderer/features/setup/setup.css';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 480,
  states: { default: () => <SetupDone onChoose={() => undefined} /> },
};
