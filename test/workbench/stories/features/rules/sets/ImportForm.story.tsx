import { ImportForm } from '../../../../../../renderer/features/rules/sets/ImportForm.tsx';
import type { Story } from '../../../../stage/story.ts';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 560,
  states: { empty: () => <ImportForm onText={() => null} onClose={() => undefined} /> },
};
