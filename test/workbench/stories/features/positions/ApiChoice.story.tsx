import { ApiChoice } from '../../../../../renderer/features/positions/ApiChoice.tsx';
import type { Story } from '../../../stage/story.ts';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    'as usual': () => <ApiChoice choice={{ port: null, origins: [] }} onChange={() => undefined} />,
    chosen: () => <ApiChoice choice={{ port: 8_080, origins: ['https://cfx-nui-radio'] }} onChange={() => undefined} />,
  },
};
