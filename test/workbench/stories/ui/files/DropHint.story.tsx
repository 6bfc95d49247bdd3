import { DropHint } from '../../../../../renderer/ui/files/DropHint.tsx';
import type { Stage, Story } from '../../../stage/story.ts';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    'files over it': ({ i18n }: Stage) => (
      // A box that is transformed is the window of what is fixed in it.
      <div style={{ height: 160, transform: 'translate(0)' }}>
        <DropHint>{i18n.t('import.drop', { ns: 'rules' })}</DropHint>
      </div>
    ),
  },
};
