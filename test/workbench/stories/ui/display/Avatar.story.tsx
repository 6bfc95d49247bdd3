import { PLAYER_HUES } from '../../../../../shared/model/people/player-color.ts';
import { Avatar, fixedPicture } from '../../../../../renderer/ui/display/Avatar.tsx';
import { samplePeople } from '../../../samples/sample-people.ts';
import { SAMPLE_PICTURE_URL } from '../../../samples/sample-picture.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const nameOf = ({ look }: Stage, index: number): string => samplePeople(look)[index]?.name ?? '';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 120,
  states: {
    own: (stage) => <Avatar hue={PLAYER_HUES[1]} name={nameOf(stage, 0)} />,
    'two words': (stage) => <Avatar hue={PLAYER_HUES[2]} name={nameOf(stage, 1)} />,
    'another colour': (stage) => <Avatar hue={PLAYER_HUES[3]} name={nameOf(stage, 2)} />,
    'with a picture': (stage) => (
      <Avatar hue={PLAYER_HUES[5]} name={nameOf(stage, 1)} picture={fixedPicture(SAMPLE_PICTURE_URL)} />
    ),
    'without letters': () => <Avatar hue={PLAYER_HUES[4]} name="★ 7" />,
  },
};
