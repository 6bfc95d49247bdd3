import { BusyNotice } from '../../../../../renderer/features/lobby/BusyNotice.tsx';
import type { Story } from '../../../stage/story.ts';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 340,
  states: {
    quieter: () => <BusyNotice lowered={{ voices: 8, packetMs: 20, isMono: false }} />,
    later: () => <BusyNotice lowered={{ voices: 1, packetMs: 40, isMono: false }} />,
  },
};
