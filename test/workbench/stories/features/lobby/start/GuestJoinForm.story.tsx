import type { ReactNode } from 'react';
import { GuestJoinForm } from '../../../../../../renderer/features/lobby/start/GuestJoinForm.tsx';
import { NameField } from '../../../../../../renderer/features/settings/NameField.tsx';
import type { Stage, Story } from '../../../../stage/story.ts';

interface Differences {
  readonly link?: string;
  readonly isBusy?: boolean;
  readonly problem?: 'invitation-cut-off' | 'unreachable';
}

function form({ i18n }: Stage, { link = 'AQ', isBusy = false, problem }: Differences): ReactNode {
  return (
    <GuestJoinForm
      link={link}
      isBusy={isBusy}
      problem={problem === undefined ? null : i18n.getFixedT(null, 'common')(`errors.${problem}`)}
      isInvitationWrong={problem === 'invitation-cut-off'}
      onJoin={() => undefined}
      onCheck={() => undefined}
      onEdit={() => undefined}
    >
      <NameField name="Robin" onChange={() => undefined} />
    </GuestJoinForm>
  );
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 358,
  states: {
    invited: (stage) => form(stage, {}),
    joining: (stage) => form(stage, { isBusy: true }),
    'invitation wrong': (stage) => form(stage, { problem: 'invitation-cut-off' }),
    'without a link': (stage) => form(stage, { link: '' }),
    'link wrong': (stage) => form(stage, { link: '', problem: 'invitation-cut-off' }),
    failed: (stage) => form(stage, { link: '', problem: 'unreachable' }),
  },
};
