import type { ReactNode } from 'react';
import { SetupFrame } from '../../../../../renderer/features/setup/SetupFrame.tsx';
import type { SetupStep } from '../../../../../renderer/features/setup/setup-steps.ts';
import type { Story } from '../../../stage/story.ts';

const doNothing = (): void => undefined;

function frame(step: SetupStep): ReactNode {
  return (
    <SetupFrame
      step={step}
      onBack={step === 'welcome' ? null : doNothing}
      onNext={step === 'done' ? null : doNothing}
      onSkip={step === 'done' ? null : doNothing}
    >
      {null}
    </SetupFrame>
  );
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 480,
  states: {
    'first step': () => frame('welcome'),
    'a step between': () => frame('key'),
    'last step': () => frame('done'),
  },
};
