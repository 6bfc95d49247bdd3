import type { ReactNode } from 'react';
import { NO_PREFERENCE, type Preference } from '../../../../../../renderer/features/people/people-store.ts';
import { PersonStates } from '../../../../../../renderer/features/people/row/PersonStates.tsx';
import { samplePeople } from '../../../../samples/sample-people.ts';
import type { Stage, Story } from '../../../../stage/story.ts';

function states({ look }: Stage, index: number, preference: Partial<Preference> = {}): ReactNode {
  return (
    <div style={{ display: 'flex', gap: 4 }}>
      <PersonStates participant={samplePeople(look)[index]!} preference={{ ...NO_PREFERENCE, ...preference }} />
    </div>
  );
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 140,
  states: {
    'muted and deafened': (stage) => states(stage, 4),
    'muted by you': (stage) => states(stage, 1, { isMuted: true }),
    'blocked by you': (stage) => states(stage, 1, { isBlocked: true }),
    'quieter for you': (stage) => states(stage, 1, { volumePercent: 40 }),
  },
};
