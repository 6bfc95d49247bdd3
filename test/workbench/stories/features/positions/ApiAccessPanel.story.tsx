import type { ReactNode } from 'react';
import { ApiAccessPanel } from '../../../../../renderer/features/positions/ApiAccessPanel.tsx';
import type { ApiAccess } from '../../../../../renderer/features/positions/positions-controller.ts';
import type { Stage, Story } from '../../../stage/story.ts';

function panel({ i18n }: Stage, access: ApiAccess | null): ReactNode {
  const t = i18n.getFixedT(null, 'positions');
  const describe = (): Promise<ApiAccess | null> => Promise.resolve(access);
  return (
    <ApiAccessPanel
      title={t('api.local.title')}
      text={t('api.local.text')}
      missing={t('api.local.missing')}
      describe={describe}
      onCopy={() => Promise.resolve(true)}
    />
  );
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    known: (stage) => panel(stage, { url: 'http://127.0.0.1:7776/v1/self', token: 'Qk3vT9yLm2Zr8XcN5bVw1aHs' }),
    missing: (stage) => panel(stage, null),
  },
};
