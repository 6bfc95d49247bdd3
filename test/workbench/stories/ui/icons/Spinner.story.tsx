import { Spinner } from '../../../../../renderer/ui/icons/Spinner.tsx';
import type { Stage, Story } from '../../../stage/story.ts';

const inButton =
  (isAlone: boolean) =>
  ({ i18n }: Stage) => (
    <button className="button" type="button" aria-busy>
      <Spinner isAlone={isAlone} />
      <span className="button-labels">{i18n.getFixedT(null, 'lobby')('join.starting')}</span>
    </button>
  );

export const story: Story = {
  kind: 'sheet',
  widthPixels: 200,
  states: { 'for an icon': inButton(false), 'over a label': inButton(true) },
};
