import { RolePlayers } from '../../../../../renderer/features/roles/RolePlayers.tsx';
import { SAMPLE_ROLES, SAMPLE_TEAMS } from '../../../samples/sample-roles.ts';
import { samplePeople } from '../../../samples/sample-people.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const players = async (stage: Stage) => {
  const { roles } = await stage.openApp();
  roles.store.setState({ roles: SAMPLE_ROLES, named: SAMPLE_TEAMS });
  return <RolePlayers {...roles} participants={samplePeople(stage.look)} />;
};

export const story: Story = { kind: 'sheet', widthPixels: 560, states: { 'by hand, by a server, and none': players } };
