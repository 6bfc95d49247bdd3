import type { ReactNode } from 'react';
import type { Unheard } from '../../../../../renderer/features/audience/audience-text.ts';
import { AudienceLine } from '../../../../../renderer/features/audience/AudienceLine.tsx';
import { createAudienceStore, type Hearer } from '../../../../../renderer/features/audience/audience-store.ts';
import { samplePeople } from '../../../samples/sample-people.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const HEARERS: readonly Hearer[] = [
  { id: 2, gainDb: -3 },
  { id: 3, gainDb: -11 },
  { id: 6, gainDb: -17 },
  { id: 4, gainDb: -24 },
  { id: 5, gainDb: -38 },
];

function line({ look }: Stage, count: number, unheard: Unheard | null = null): ReactNode {
  const store = createAudienceStore();
  store.setState({ hearers: HEARERS.slice(0, count) });
  return <AudienceLine store={store} participants={samplePeople(look)} unheard={unheard} blockedNames={[]} />;
}

export const story: Story = {
  kind: 'window',
  states: {
    'nobody hears you': (stage) => atTheBottom(line(stage, 0)),
    'no microphone': (stage) => atTheBottom(line(stage, HEARERS.length, 'no-microphone')),
    'list open': {
      show: (stage) => atTheBottom(line(stage, HEARERS.length)),
      act: (frame) => frame.querySelector('button')?.click(),
    },
  },
};

/** The line belongs to the bottom of the lobby; its list opens upwards. */
function atTheBottom(content: ReactNode): ReactNode {
  return <main style={{ display: 'grid', alignContent: 'end', blockSize: '100%', padding: 16 }}>{content}</main>;
}
