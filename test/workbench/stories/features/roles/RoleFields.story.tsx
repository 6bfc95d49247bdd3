import { RoleFields } from '../../../../../renderer/features/roles/RoleFields.tsx';
import { samplePeople } from '../../../samples/sample-people.ts';
import { SAMPLE_ROLES, SAMPLE_TEAMS } from '../../../samples/sample-roles.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const fields = (index: number) => async (stage: Stage) => {
  const { roles } = await stage.openApp();
  roles.store.setState({ roles: SAMPLE_ROLES, named: SAMPLE_TEAMS });
  return <RoleFields {...roles} participant={samplePeople(stage.look)[index]!} />;
};

/** Chooses the last team of the list, which opens a field for another one. */
function chooseNew(frame: HTMLElement): void {
  const list = frame.querySelector('select')!;
  list.selectedIndex = list.options.length - 1;
  list.dispatchEvent(new Event('change', { bubbles: true }));
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 260,
  states: {
    'by hand': fields(0),
    'by a game server': fields(3),
    'nothing set': fields(5),
    'a new team': { show: fields(5), act: chooseNew },
  },
};
