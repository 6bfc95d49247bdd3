import { Inspector } from '../../../../../renderer/features/positions/Inspector.tsx';
import { showAs } from '../../../stage/pseudo-states.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const inspector =
  (isOpenAtFirst: boolean) =>
  ({ i18n }: Stage) => (
    <Inspector isOpenAtFirst={isOpenAtFirst}>
      <p>{i18n.t('sourcesNote', { ns: 'positions' })}</p>
    </Inspector>
  );

export const story: Story = {
  kind: 'sheet',
  widthPixels: 560,
  states: {
    closed: inspector(false),
    open: inspector(true),
    focus: { show: inspector(false), act: showAs('focus-visible', 'summary') },
    hover: { show: inspector(false), act: showAs('hover', 'summary') },
  },
};
