import type { ReactNode } from 'react';
import { Button } from '../../../../../../renderer/ui/controls/Button.tsx';
import { Dialog } from '../../../../../../renderer/ui/display/dialog/Dialog.tsx';
import type { Stage, Story } from '../../../../stage/story.ts';

const doNothing = (): void => undefined;

function dialog({ i18n }: Stage, size: 'plain' | 'wide', paragraphs: number): ReactNode {
  const t = i18n.getFixedT(null, 'app');
  return (
    <Dialog
      title={t('leave.title')}
      size={size}
      onClose={doNothing}
      actions={
        <>
          <Button variant="quiet">{t('leave.stay')}</Button>
          <Button variant="danger">{t('leave.end')}</Button>
        </>
      }
    >
      {Array.from({ length: paragraphs }, (_, index) => (
        <p key={index}>{t('leave.text')}</p>
      ))}
    </Dialog>
  );
}

export const story: Story = {
  kind: 'window',
  states: {
    plain: (stage) => dialog(stage, 'plain', 1),
    'wide, more than fits': (stage) => dialog(stage, 'wide', 24),
  },
};
