import { Logo } from '../../../../../renderer/ui/display/Logo.tsx';
import type { Story } from '../../../stage/story.ts';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 200,
  states: { plain: () => <Logo />, large: () => <Logo size={40} /> },
};
