import type { ReactNode } from 'react';
import { Button } from '../../../../../renderer/ui/controls/Button.tsx';
import { Notice } from '../../../../../renderer/ui/display/Notice.tsx';
import type { Stage, Story } from '../../../stage/story.ts';

const texts = ({ i18n }: Stage) => i18n.getFixedT(null, 'devices');

function notice(stage: Stage, tone: 'info' | 'warn' | 'danger'): ReactNode {
  return <Notice tone={tone}>{texts(stage)('withoutMicrophone')}</Notice>;
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 400,
  states: {
    info: (stage) => notice(stage, 'info'),
    warning: (stage) => notice(stage, 'warn'),
    danger: (stage) => notice(stage, 'danger'),
    'with an action': (stage) => (
      <Notice tone="danger" action={<Button>{texts(stage)('tryAgain')}</Button>}>
        {texts(stage)('problem.denied')}
      </Notice>
    ),
    dismissible: (stage) => (
      <Notice tone="warn" onDismiss={() => undefined}>
        {texts(stage)('notice.microphoneGone', { label: 'HD Pro Webcam C920 Analog Stereo' })}
      </Notice>
    ),
  },
};
