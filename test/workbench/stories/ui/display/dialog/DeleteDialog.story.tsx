import type { ReactNode } from 'react';
import { DeleteDialog } from '../../../../../../renderer/ui/display/dialog/DeleteDialog.tsx';
import type { Stage, Story } from '../../../../stage/story.ts';

const doNothing = (): void => undefined;

function ask({ i18n }: Stage): ReactNode {
  const t = i18n.getFixedT(null, 'text');
  return (
    <DeleteDialog title={t('deleteTitle')} deleteLabel={t('delete')} onDelete={doNothing} onClose={doNothing}>
      <p>{t('deleteHint')}</p>
    </DeleteDialog>
  );
}

export const story: Story = { kind: 'window', states: { asks: ask } };
