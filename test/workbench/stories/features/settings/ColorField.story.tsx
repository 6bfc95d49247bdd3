import { ColorField } from '../../../../../renderer/features/settings/ColorField.tsx';
import { showAs } from '../../../stage/pseudo-states.ts';
import type { Story } from '../../../stage/story.ts';

const field = (color: number | null) => () => <ColorField color={color} onChange={() => undefined} />;

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    automatic: field(null),
    chosen: field(4),
    focus: { show: field(4), act: showAs('focus-visible', 'input:checked') },
  },
};
