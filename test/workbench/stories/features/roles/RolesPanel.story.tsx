import { RolesPanel } from '../../../../../renderer/features/roles/RolesPanel.tsx';
import type { RolesState } from '../../../../../renderer/features/roles/roles-store.ts';
import { SAMPLE_ROLES, SAMPLE_TEAMS } from '../../../samples/sample-roles.ts';
import { samplePeople } from '../../../samples/sample-people.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const panel =
  (canSet: boolean | null, state: Partial<RolesState> = {}, areTeamsApart = false, maySetRules = true) =>
  async (stage: Stage) => {
    const { roles } = await stage.openApp();
    roles.store.setState(state);
    const lobby =
      canSet === null
        ? null
        : { canSet, phase: 'playing' as const, areTeamsApart, participants: samplePeople(stage.look) };
    return (
      <RolesPanel
        {...roles}
        lobby={lobby}
        onPhase={() => undefined}
        onTeamsApart={maySetRules ? () => undefined : null}
        onHost={() => undefined}
      />
    );
  };

export const story: Story = {
  kind: 'sheet',
  widthPixels: 600,
  states: {
    'two teams': panel(true, { roles: SAMPLE_ROLES, named: SAMPLE_TEAMS }),
    'two teams, apart': panel(true, { roles: SAMPLE_ROLES, named: SAMPLE_TEAMS }, true),
    'without the right to change the rules': panel(true, { named: SAMPLE_TEAMS }, true, false),
    'no teams': panel(true),
    problem: panel(true, { problem: { code: 'no-lobby' } }),
    'somebody else hosts': panel(false),
    'in no lobby': panel(null),
  },
};
