import type { ReactNode } from 'react';
import { JoinForm } from '../../../../../../renderer/features/lobby/start/JoinForm.tsx';
import type { Stage, Story } from '../../../../stage/story.ts';

function form({ i18n }: Stage, isBusy: boolean, problem?: 'wrong-certificate' | 'unreachable'): ReactNode {
  return (
    <JoinForm
      isBusy={isBusy}
      isDisabled={isBusy}
      problem={problem === undefined ? null : i18n.getFixedT(null, 'common')(`errors.${problem}`)}
      isInvitationWrong={problem === 'wrong-certificate'}
      hasFocus={false}
      onJoin={() => undefined}
      onCheck={() => undefined}
      onEdit={() => undefined}
    />
  );
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 360,
  states: {
    idle: (stage) => form(stage, false),
    joining: (stage) => form(stage, true),
    wrong: (stage) => form(stage, false, 'wrong-certificate'),
    failed: (stage) => form(stage, false, 'unreachable'),
  },
};
