import { JoinForm } from '../../../../../../renderer/features/lobby/start/JoinForm.tsx';
import type { ClipboardAnswer } from '../../../../../../renderer/bridge/read-clipboard.ts';
import { clipboardWith, SAMPLE_JOIN } from '../../../../samples/sample-join.ts';
import type { Stage, Story } from '../../../../stage/story.ts';

interface Differences {
  readonly isBusy?: boolean;
  readonly problem?: 'wrong-certificate' | 'unreachable' | 'no-rendezvous-set';
  readonly clipboard?: ClipboardAnswer;
  readonly name?: string;
}

const form =
  ({ isBusy = false, problem, clipboard = { kind: 'none' }, name }: Differences) =>
  ({ i18n }: Stage) => (
    <JoinForm
      {...SAMPLE_JOIN}
      isBusy={isBusy}
      isDisabled={isBusy}
      problem={problem === undefined ? null : i18n.getFixedT(null, 'common')(`errors.${problem}`)}
      isInvitationWrong={problem === 'wrong-certificate'}
      takesCodes={problem !== 'no-rendezvous-set'}
      onAddServer={problem === 'no-rendezvous-set' ? () => undefined : null}
      clipboard={clipboardWith(clipboard)}
      nameOf={() => name ?? null}
    />
  );

export const story: Story = {
  kind: 'sheet',
  widthPixels: 720,
  states: {
    idle: form({}),
    joining: form({ isBusy: true }),
    wrong: form({ problem: 'wrong-certificate' }),
    failed: form({ problem: 'unreachable' }),
    'a code without a server': form({ problem: 'no-rendezvous-set' }),
    'must ask for the clipboard': form({ clipboard: { kind: 'refused' } }),
    'a known lobby in the clipboard': form({
      clipboard: { kind: 'found', invite: { kind: 'invitation', text: 'earshot://join/AQ' } },
      name: 'Friday raid',
    }),
  },
};
