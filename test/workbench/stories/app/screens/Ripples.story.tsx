import { Ripples } from '../../../../../renderer/app/screens/Ripples.tsx';
import type { Story } from '../../../stage/story.ts';
import '../../../../../renderer/app/screens/app.css';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 400,
  states: {
    default: () => (
      <div style={{ position: 'relative', blockSize: 300, overflow: 'hidden' }}>
        <Ripples />
      </div>
    ),
  },
};
