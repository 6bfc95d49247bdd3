import { MapView } from '../../../../../renderer/features/map/MapView.tsx';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';
import { samplePeople } from '../../../samples/sample-people.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const map = (isHeadingUp: boolean, isByHand: boolean) => async (stage: Stage) => {
  const { scene } = await stage.openApp({ lobby: {} });
  return (
    <div style={{ display: 'grid', blockSize: 400 }}>
      <MapView
        scene={scene}
        participants={samplePeople(stage.look)}
        rules={DEFAULT_HEARING_RULES}
        hasRange
        theme={stage.look.theme}
        voice="normal"
        isByHand={isByHand}
        isHeadingUp={isHeadingUp}
        onHeadingUpChange={() => undefined}
        onOwnPose={() => undefined}
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
    'a player chosen': {
      show: map(true, false),
      act(frame) {
        const picker = frame.querySelector<HTMLElement>('[role="listbox"]');
        picker?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
      },
    },
  },
};
