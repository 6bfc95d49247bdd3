import { SearchField } from '../../../../../renderer/ui/controls/SearchField.tsx';
import type { Stage, Story } from '../../../stage/story.ts';

const field = (value: string) => (stage: Stage) => {
  const placeholder = stage.i18n.t('settings:search.placeholder');
  return <SearchField label={placeholder} placeholder={placeholder} value={value} onChange={() => undefined} />;
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 228,
  states: {
    empty: field(''),
    'with a text': field('NAT'),
    'with a long text': field('a text that does not fit in here'),
  },
};
