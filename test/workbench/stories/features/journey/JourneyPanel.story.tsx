import { JourneyPanel } from '../../../../../renderer/features/journey/JourneyPanel.tsx';
import { UNKNOWN_JOURNEY } from '../../../../../renderer/features/journey/journey-stages.ts';
import { createJourneyStore, type JourneyState } from '../../../../../renderer/features/journey/journey-store.ts';
import type { Participant } from '../../../../../shared/model/participant.ts';
import { SAMPLE_JOURNEY, sampleHistory } from '../../../samples/sample-journey.ts';
import { OWN_ID, samplePeople } from '../../../samples/sample-people.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const panel =
  (state: Partial<JourneyState>, areOthersHere = true) =>
  async (stage: Stage) => {
    const { journey } = await stage.openApp();
    const store = createJourneyStore();
    store.setState({ isOpen: true, speakerId: 2, ...state });
    const participants: readonly Participant[] = samplePeople(stage.look).slice(0, areOthersHere ? undefined : 1);
    return (
      <JourneyPanel
        store={store}
        controller={{ ...journey.controller, history: sampleHistory() }}
        participants={participants}
        ownId={OWN_ID}
      />
    );
  };

export const story: Story = {
  kind: 'sheet',
  widthPixels: 680,
  states: {
    speaking: panel({ journey: SAMPLE_JOURNEY, isSpeaking: true, readings: 60 }),
    'nobody else': panel({ speakerId: null, journey: UNKNOWN_JOURNEY }, false),
  },
};
