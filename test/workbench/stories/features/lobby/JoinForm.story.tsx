import type { ReactNode } from 'react';
import { JoinForm } from '../../../../../renderer/features/lobby/JoinForm.tsx';
import type { Stage, Story } from '../../../stage/story.ts';

function form({ i18n }: Stage, isBusy: boolean, hasProblem: boolean): ReactNode {
  return (
    <JoinForm
      isBusy={isBusy}
      isDisabled={isBusy}
      problem={hasProblem ? i18n.getFixedT(null, 'common')('errors.wrong-certificate') : null}
      hasFocus={false}
      onJoin={() => undefined}
      onEdit={() => undefined}
    />
  );
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 360,
  states: {
    idle: (stage) => form(stage, false, false),
    joining: (stage) => form(stage, true, false),
    failed: (stage) => form(stage, false, true),
  },
};
