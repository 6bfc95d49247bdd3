import { StateMark } from '../../../../../../renderer/ui/display/marks/StateMark.tsx';
import type { Stage, Story } from '../../../../stage/story.ts';

const mark =
  (state: 'dead' | 'spectator') =>
  ({ i18n }: Stage) => <StateMark state={state} label={i18n.getFixedT(null, 'roles')(`states.${state}`)} />;

export const story: Story = {
  kind: 'sheet',
  widthPixels: 120,
  states: { dead: mark('dead'), spectator: mark('spectator') },
};
