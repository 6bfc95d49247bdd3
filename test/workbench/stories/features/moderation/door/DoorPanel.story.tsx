import { DoorPanel } from '../../../../../../renderer/features/moderation/door/DoorPanel.tsx';
import { SAMPLE_DOOR } from '../../../../samples/sample-door.ts';
import type { Story } from '../../../../stage/story.ts';

const panel = (change: Partial<typeof SAMPLE_DOOR>) => () => (
  <DoorPanel door={{ ...SAMPLE_DOOR, ...change }} controller={{ setDoor: () => undefined }} />
);

export const story: Story = {
  kind: 'sheet',
  widthPixels: 520,
  states: {
    open: panel({}),
    strict: panel({ entry: 'knock', known: true, hasPassword: true, places: 12, perMinute: 10 }),
  },
};
