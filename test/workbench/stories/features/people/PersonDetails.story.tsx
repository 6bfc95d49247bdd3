import { PersonDetails } from '../../../../../renderer/features/people/PersonDetails.tsx';
import { UNKNOWN_QUALITY } from '../../../../../renderer/features/people/connection-grade.ts';
import { DEFAULT_HEARING_RULES, type MapMode } from '../../../../../shared/spatial/hearing-rules.ts';
import { OWN_ID, SAMPLE_QUALITY, samplePeople } from '../../../samples/sample-people.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const ANCHOR = { left: 24, top: 24, right: 24, bottom: 24 };

const details =
  (index: number, mapShows: MapMode = 'everybody') =>
  async (stage: Stage) => {
    const { people, scene } = await stage.openApp({ lobby: {} });
    const participant = samplePeople(stage.look)[index]!;
    return (
      <PersonDetails
        canHear
        store={people.store}
        participant={participant}
        isOwn={participant.id === OWN_ID}
        scene={scene}
        rules={{ ...DEFAULT_HEARING_RULES, mapShows }}
        quality={SAMPLE_QUALITY[participant.id] ?? UNKNOWN_QUALITY}
        anchor={ANCHOR}
        onClose={() => undefined}
      />
    );
  };

export const story: Story = {
  kind: 'window',
  states: {
    plain: details(1),
    'poor connection': details(3),
    'nothing known': details(5),
    'positions are secret': details(1, 'nobody'),
    you: details(0),
  },
};
