import { QrCode } from '../../../../../renderer/ui/display/QrCode.tsx';
import type { Story } from '../../../stage/story.ts';

const link = (length: number): string => `https://example.org/#${'AQk3vT9x'.repeat(length)}`;

export const story: Story = {
  kind: 'sheet',
  widthPixels: 320,
  states: {
    link: ({ i18n }) => <QrCode text={link(12)} label={i18n.getFixedT(null, 'reach')('invite.qr')} />,
    'long link': ({ i18n }) => <QrCode text={link(40)} label={i18n.getFixedT(null, 'reach')('invite.qr')} />,
  },
};
