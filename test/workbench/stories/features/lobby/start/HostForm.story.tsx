import type { ReactNode } from 'react';
import { HostForm } from '../../../../../../renderer/features/lobby/start/HostForm.tsx';
import { DEFAULT_HEARING_RULES } from '../../../../../../shared/spatial/hearing-rules.ts';
import type { Stage, Story } from '../../../../stage/story.ts';

function form({ i18n }: Stage, isBusy: boolean, hasProblem: boolean): ReactNode {
  return (
    <HostForm
      defaultName={i18n.getFixedT(null, 'app')('lobbyName.of', { name: 'Mira' })}
      ownSets={[{ name: 'Hide & seek', rules: DEFAULT_HEARING_RULES }]}
      isBusy={isBusy}
      isDisabled={isBusy}
      problem={hasProblem ? i18n.getFixedT(null, 'common')('errors.port-in-use') : null}
      listing={null}
      onHost={() => undefined}
    />
  );
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 360,
  states: {
    idle: (stage) => form(stage, false, false),
    starting: (stage) => form(stage, true, false),
    failed: (stage) => form(stage, false, true),
  },
};
