import type { ReactNode } from 'react';
import { AudienceLine } from '../../../../../renderer/features/audience/AudienceLine.tsx';
import { createAudienceStore, type Hearer } from '../../../../../renderer/features/audience/audience-store.ts';
import { ownVoiceParts } from '../../../../../renderer/features/voice/own-voice-text.ts';
import type { OwnSentence } from '../../../../../renderer/features/voice/own-voice.ts';
import { samplePeople } from '../../../samples/sample-people.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const HEARERS: readonly Hearer[] = [
  { id: 2, gainDb: -3 },
  { id: 3, gainDb: -11 },
  { id: 6, gainDb: -17 },
  { id: 4, gainDb: -24 },
  { id: 5, gainDb: -38 },
];

function line({ look, i18n }: Stage, count: number, why: 'noMicrophone' | null = null): ReactNode {
  const store = createAudienceStore();
  const people = samplePeople(look);
  const hearers = HEARERS.slice(0, count);
  store.setState({ hearers });
  const names = hearers.map(({ id }) => people.find((person) => person.id === id)?.name ?? '');
  const sentence: OwnSentence =
    why === null
      ? {
          kind: 'ready',
          room: null,
          way: 'holdButton',
          hearing: count === 0 ? { kind: 'nobody', way: 'nearby' } : { kind: 'names', way: 'nearby', names },
        }
      : { kind: 'unheard', why };
  const parts = ownVoiceParts(sentence, null, {
    t: i18n.getFixedT(null, 'voice'),
    common: i18n.getFixedT(null, 'common'),
  });
  return (
    <AudienceLine store={store} participants={people} parts={parts} text={parts.join(' · ')} isHeard={why === null} />
  );
}

export const story: Story = {
  kind: 'window',
  states: {
    'nobody hears you': (stage) => atTheBottom(line(stage, 0)),
    'no microphone': (stage) => atTheBottom(line(stage, HEARERS.length, 'noMicrophone')),
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
