import { PracticeLine } from '../../../../../../renderer/features/lobby/start/PracticeLine.tsx';
import type { Story } from '../../../../stage/story.ts';

const line = (isBusy: boolean) => () => (
  <PracticeLine isBusy={isBusy} isDisabled={isBusy} onPractice={() => undefined} />
);

export const story: Story = {
  kind: 'sheet',
  widthPixels: 480,
  states: { idle: line(false), starting: line(true) },
};
