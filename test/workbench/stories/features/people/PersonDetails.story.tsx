import { PersonDetails } from '../../../../../renderer/features/people/PersonDetails.tsx';
import { NO_PREFERENCE, type Preference } from '../../../../../renderer/features/people/people-store.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';
import { SAMPLE_QUALITY, samplePeople } from '../../../samples/sample-people.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const details = (index: number, preference: Partial<Preference>) => async (stage: Stage) => {
  const { people, scene } = await stage.openApp({ lobby: {} });
  const participant = samplePeople(stage.look)[index]!;
  const unknown = { roundTripMs: null, lossToHostPercent: null, lossFromHostPercent: null };
  return (
    <PersonDetails
      canHear
      id={`details-${index}`}
      participant={participant}
      preference={{ ...NO_PREFERENCE, ...preference }}
      controller={people.controller}
      scene={scene}
      rules={DEFAULT_HEARING_RULES}
      quality={SAMPLE_QUALITY[participant.id] ?? unknown}
      onFollow={() => undefined}
    />
  );
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 316,
  states: {
    plain: details(1, {}),
    'louder and muted': details(3, { volumePercent: 165, isMuted: true }),
    'blocked, position unknown': details(5, { isBlocked: true }),
  },
};
