import type { WindowApp } from '../../../../../renderer/app/create-window-app.ts';
import { FileCard } from '../../../../../renderer/features/files/FileCard.tsx';
import { StagedFiles } from '../../../../../renderer/features/files/StagedFiles.tsx';
import { TextPanel } from '../../../../../renderer/features/text/TextPanel.tsx';
import type { TextState } from '../../../../../renderer/features/text/text-store.ts';
import { FileButton } from '../../../../../renderer/ui/files/FileButton.tsx';
import { AttachIcon } from '../../../../../renderer/ui/icons/action-icons.tsx';
import type { Participant } from '../../../../../shared/model/participant.ts';
import { sampleFile, sampleFilesController } from '../../../samples/sample-files.ts';
import { OWN_ID, samplePeople } from '../../../samples/sample-people.ts';
import { SAMPLE_LOG, sampleTexts } from '../../../samples/sample-texts.ts';
import type { Stage, Story } from '../../../stage/story.ts';

/** Two files between the messages. */
function filesOf({ look }: Stage, { store }: WindowApp['files']) {
  const controller = sampleFilesController();
  const [own, tom] = samplePeople(look) as [Participant, Participant];
  const files = [
    sampleFile(look, tom, { type: 'offered' }, true, 'image'),
    sampleFile(look, own, { type: 'sending', progress: 0.6 }, false, 'file'),
  ];
  store.setState({ isAvailable: true, isConnected: true, maxBytes: 10_000_000, files });
  const renderExtra = (fileKey: string) => <FileCard {...{ store, controller, fileKey }} mayDelete />;
  return { controller, renderExtra, extras: files.map(({ head }) => head) };
}

const panel =
  (state: (stage: Stage) => Partial<TextState>, mayWrite = true, isNew = false, hasFiles = false) =>
  async (stage: Stage) => {
    const { text, files } = await stage.openApp();
    const { controller, ...sample } = filesOf(stage, files);
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
          {...(hasFiles ? sample : { ...sample, extras: [] })}
          attach={
            <FileButton
              label={stage.i18n.t('attach', { ns: 'files' })}
              icon={<AttachIcon />}
              accept=""
              onFiles={() => undefined}
            />
          }
          attached={<StagedFiles store={files.store} controller={controller} reason={null} />}
          onSend={() => false}
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
    files: panel(({ look }) => ({ messages: sampleTexts(look).slice(0, 1) }), true, false, true),
    editing: panel(({ look }) => ({ messages: sampleTexts(look), editing: `${SAMPLE_LOG} 4` })),
    empty: panel(() => ({})),
    'may not write': panel(messages, false),
    'newcomer may not write': panel(messages, false, true),
  },
};
