import { GuestJoinForm } from '../../../../../../renderer/features/lobby/start/GuestJoinForm.tsx';
import { SAMPLE_JOIN } from '../../../../samples/sample-join.ts';
import type { Stage, Story } from '../../../../stage/story.ts';

interface Differences {
  readonly link?: string;
  readonly isBusy?: boolean;
  readonly problem?: 'invitation-cut-off' | 'unreachable';
}

const form =
  ({ link = 'AQ', isBusy = false, problem }: Differences) =>
  ({ i18n }: Stage) => (
    <GuestJoinForm
      {...SAMPLE_JOIN}
      link={link}
      onCancel={() => undefined}
      isBusy={isBusy}
      isDisabled={isBusy}
      problem={problem === undefined ? null : i18n.getFixedT(null, 'common')(`errors.${problem}`)}
      isInvitationWrong={problem === 'invitation-cut-off'}
    />
  );

export const story: Story = {
  kind: 'sheet',
  widthPixels: 358,
  states: {
    invited: form({}),
    joining: form({ isBusy: true }),
    'invitation wrong': form({ problem: 'invitation-cut-off' }),
    'without a link': form({ link: '' }),
    'link wrong': form({ link: '', problem: 'invitation-cut-off' }),
    failed: form({ link: '', problem: 'unreachable' }),
  },
};
