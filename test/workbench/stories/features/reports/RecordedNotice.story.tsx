import { RecordedNotice } from '../../../../../renderer/features/reports/RecordedNotice.tsx';
import type { Story } from '../../../stage/story.ts';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 440,
  states: { on: () => <RecordedNotice isOn />, off: () => <RecordedNotice isOn={false} /> },
};
