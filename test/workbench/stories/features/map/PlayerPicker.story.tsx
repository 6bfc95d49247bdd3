import { PlayerPicker } from '../../../../../renderer/features/map/PlayerPicker.tsx';
import { showAs } from '../../../stage/pseudo-states.ts';
import type { Story } from '../../../stage/story.ts';
import '../../../../../renderer/features/map/map.css';

export const story: Story = {
  kind: 'sheet',
  states: {
    focus: {
      show: () => (
        <div style={{ position: 'relative', blockSize: 120 }}>
          <PlayerPicker
            choice={undefined}
            mapHelpId=""
            order={() => []}
            onChoose={() => undefined}
            onCentre={() => undefined}
            onOpenMenu={() => undefined}
            onPan={() => undefined}
          />
        </div>
      ),
      act: showAs('focus-visible', '[role="listbox"]'),
    },
  },
};
