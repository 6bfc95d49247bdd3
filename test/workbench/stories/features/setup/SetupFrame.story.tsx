import type { ReactNode } from 'react';
import { SetupFrame } from '../../../../../renderer/features/setup/SetupFrame.tsx';
import type { SetupStep } from '../../../../../shared/model/settings.ts';
import type { Story } from '../../../stage/story.ts';

const doNothing = (): void => undefined;

function frame(step: SetupStep): ReactNode {
  return (
    <SetupFrame step={step} onBack={step === 'sound' ? null : doNothing} onNext={doNothing} onSkip={doNothing}>
      {null}
    </SetupFrame>
  );
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 560,
  states: {
    'first step': () => frame('sound'),
    'a step between': () => frame('talking'),
    'last step': () => frame('you'),
  },
};
