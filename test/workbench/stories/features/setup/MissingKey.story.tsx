import { MissingKey } from '../../../../../renderer/features/setup/MissingKey.tsx';
import type { Story } from '../../../stage/story.ts';

const ignore = (): void => undefined;

export const story: Story = {
  kind: 'sheet',
  states: { asked: () => <MissingKey onChoose={ignore} onContinue={ignore} /> },
};
