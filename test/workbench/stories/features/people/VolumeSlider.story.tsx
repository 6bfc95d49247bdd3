import { VolumeSlider } from '../../../../../renderer/features/people/VolumeSlider.tsx';
import { samplePeople } from '../../../samples/sample-people.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const slider = (change: { readonly volumePercent?: number; readonly isMuted?: boolean }) => async (stage: Stage) => {
  const { people } = await stage.openApp({ lobby: {} });
  const participant = samplePeople(stage.look)[1]!;
  people.controller.set(participant, change);
  return <VolumeSlider {...people} participant={participant} />;
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 288,
  states: { plain: slider({}), louder: slider({ volumePercent: 165 }), muted: slider({ isMuted: true }) },
};
