import { TextPanel } from '../../../../../renderer/features/text/TextPanel.tsx';
import type { TextState } from '../../../../../renderer/features/text/text-store.ts';
import { OWN_ID, samplePeople } from '../../../samples/sample-people.ts';
import { SAMPLE_LOG, sampleTexts } from '../../../samples/sample-texts.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const panel =
  (state: (stage: Stage) => Partial<TextState>, mayWrite = true, isNew = false) =>
  async (stage: Stage) => {
    const { text } = await stage.openApp();
    const readOnlyReason = isNew ? stage.i18n.getFixedT(null, 'door')('unheard.listening') : '';
    text.store.setState({ isAvailable: true, log: SAMPLE_LOG, ...state(stage) });
    return (
      <div style={{ blockSize: 560, display: 'grid' }}>
        <TextPanel
          {...text}
          {...{ mayWrite, readOnlyReason, team: '', group: '' }}
          hasTitle
          mayDelete
          participants={samplePeople(stage.look)}
          ownId={OWN_ID}
          isBlocked={() => false}
          onCopy={async () => true}
          onOpenCard={() => undefined}
        />
      </div>
    );
  };

const messages = ({ look }: Stage) => ({ messages: sampleTexts(look) });

export const story: Story = {
  kind: 'sheet',
  widthPixels: 320,
  states: {
    messages: panel(messages),
    'new messages': panel(({ look }) => ({ messages: sampleTexts(look), newFrom: `${SAMPLE_LOG} 5` })),
    editing: panel(({ look }) => ({ messages: sampleTexts(look), editing: `${SAMPLE_LOG} 4` })),
    empty: panel(() => ({})),
    'may not write': panel(messages, false),
    'newcomer may not write': panel(messages, false, true),
  },
};
