import { NO_PREFERENCE, type Preference } from '../../../../../../renderer/features/people/people-store.ts';
import { RowVolume } from '../../../../../../renderer/features/people/row/RowVolume.tsx';
import '../../../../../../renderer/features/people/people.css';
import { samplePeople } from '../../../../samples/sample-people.ts';
import { showAs } from '../../../../stage/pseudo-states.ts';
import type { Stage, Story } from '../../../../stage/story.ts';

const volume = (preference: Partial<Preference>) => async (stage: Stage) => {
  const { people } = await stage.openApp({ lobby: {} });
  return (
    <div className="person">
      <RowVolume
        participant={samplePeople(stage.look)[1]!}
        preference={{ ...NO_PREFERENCE, ...preference }}
        controller={people.controller}
      />
    </div>
  );
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 300,
  states: {
    plain: volume({}),
    louder: volume({ volumePercent: 165 }),
    focus: { show: volume({}), act: showAs('focus-visible', 'input') },
    disabled: volume({ isMuted: true }),
  },
};
