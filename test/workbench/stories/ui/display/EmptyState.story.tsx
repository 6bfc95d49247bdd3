import { Button } from '../../../../../renderer/ui/controls/Button.tsx';
import { EmptyState } from '../../../../../renderer/ui/display/EmptyState.tsx';
import { PeopleIcon } from '../../../../../renderer/ui/icons/place-icons.tsx';
import type { Story } from '../../../stage/story.ts';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 360,
  states: {
    sentence: ({ i18n }) => <EmptyState>{i18n.getFixedT(null, 'people')('alone')}</EmptyState>,
    'icon and action': ({ i18n }) => (
      <EmptyState icon={<PeopleIcon />} action={<Button>{i18n.getFixedT(null, 'lobby')('invite')}</Button>}>
        {i18n.getFixedT(null, 'people')('alone')}
      </EmptyState>
    ),
  },
};
