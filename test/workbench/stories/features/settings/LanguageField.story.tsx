import { LanguageField } from '../../../../../renderer/features/settings/LanguageField.tsx';
import type { Story } from '../../../stage/story.ts';

export const story: Story = {
  kind: 'sheet',
  states: {
    system: () => <LanguageField choice="system" onChange={() => undefined} />,
    chosen: () => <LanguageField choice="pt" onChange={() => undefined} />,
  },
};
