import type { PlayerMarks } from '../../../../../renderer/features/map/map-player.ts';
import { MapView } from '../../../../../renderer/features/map/MapView.tsx';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';
import { samplePeople } from '../../../samples/sample-people.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const NO_MARKS: PlayerMarks = new Map();

/** Every mark that there is. */
const MARKS: PlayerMarks = new Map([
  [1, { teamMark: 0, state: 'alive' }],
  [2, { teamMark: 1, state: 'dead' }],
  [3, { teamMark: 4, state: 'spectator' }],
  [4, { teamMark: null, state: 'dead' }],
  [5, { teamMark: 7, state: 'alive' }],
]);

const map =
  (isHeadingUp: boolean, isByHand: boolean, marks = NO_MARKS) =>
  async (stage: Stage) => {
    const { scene } = await stage.openApp({ lobby: {} });
    return (
      <div style={{ display: 'grid', blockSize: 400 }}>
        <MapView
          scene={scene}
          participants={samplePeople(stage.look)}
          marks={marks}
          rules={DEFAULT_HEARING_RULES}
          hasRange
          theme={stage.look.theme}
          voice="normal"
          isByHand={isByHand}
          isHeadingUp={isHeadingUp}
          onHeadingUpChange={() => undefined}
          onOwnPose={() => undefined}
          pictureOf={() => undefined}
          shown={null}
          onOpenMenu={() => undefined}
        />
      </div>
    );
  };

export const story: Story = {
  kind: 'sheet',
  widthPixels: 440,
  states: {
    'you walk': map(false, true),
    'teams, the dead and a spectator': map(false, true, MARKS),
    'a player chosen': {
      show: map(true, false),
      act(frame) {
        const picker = frame.querySelector<HTMLElement>('[role="listbox"]');
        picker?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
      },
    },
  },
};
