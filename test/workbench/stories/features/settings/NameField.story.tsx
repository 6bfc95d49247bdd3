import { NameField } from '../../../../../renderer/features/settings/NameField.tsx';
import { samplePeople } from '../../../samples/sample-people.ts';
import type { Story } from '../../../stage/story.ts';

export const story: Story = {
  kind: 'sheet',
  states: {
    empty: () => <NameField name="" onChange={() => undefined} />,
    filled: ({ look, i18n }) => (
      <NameField
        name={samplePeople(look)[0]?.name ?? ''}
        hint={i18n.getFixedT(null, 'settings')('nameHint')}
        onChange={() => undefined}
      />
    ),
  },
};
