import { NicknameField } from '../../../../../renderer/features/people/NicknameField.tsx';
import { samplePeople } from '../../../samples/sample-people.ts';
import { showAs } from '../../../stage/pseudo-states.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const field = (nickname: string) => async (stage: Stage) => {
  const { people } = await stage.openApp({ lobby: {} });
  const participant = samplePeople(stage.look)[1]!;
  if (nickname !== '') people.controller.know(participant, nickname);
  return <NicknameField {...people} participant={participant} />;
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 288,
  states: {
    none: field(''),
    chosen: field('Magpie'),
    focus: { show: field('Magpie'), act: showAs('focus-visible', 'input') },
  },
};
