import { CurveField } from '../../../../../../../renderer/features/rules/editor/advanced/CurveField.tsx';
import type { Story } from '../../../../../stage/story.ts';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    default: () => (
      <CurveField
        curve={[
          [0, 1],
          [10, 0.6],
          [30, 0],
        ]}
        onChange={() => undefined}
      />
    ),
  },
};
