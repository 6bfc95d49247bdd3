import { LeaveHostDialog } from '../../../../../../renderer/features/lobby/succession/LeaveHostDialog.tsx';
import { samplePeople } from '../../../../samples/sample-people.ts';
import type { Stage, Story } from '../../../../stage/story.ts';

const dialog =
  (hasSuccessor: boolean, isPreparing = false) =>
  ({ look }: Stage) => (
    <LeaveHostDialog
      successorName={hasSuccessor ? (samplePeople(look)[1]?.name ?? null) : null}
      isPreparing={isPreparing}
      onStay={() => undefined}
      onHandOver={async () => false}
      onEnd={() => undefined}
    />
  );

export const story: Story = {
  kind: 'window',
  states: {
    'hand over': dialog(true),
    'nobody can take over': dialog(false),
    'somebody gets ready': dialog(false, true),
  },
};
