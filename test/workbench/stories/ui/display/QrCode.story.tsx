import { QrCode } from '../../../../../renderer/ui/display/QrCode.tsx';
import type { Story } from '../../../stage/story.ts';

const link = (length: number): string => `https://example.org/#${'AQk3vT9x'.repeat(length)}`;

export const story: Story = {
  kind: 'sheet',
  widthPixels: 320,
  states: {
    link: () => <QrCode text={link(12)} label="Invitation" />,
    'long link': () => <QrCode text={link(40)} label="Invitation" />,
  },
};
