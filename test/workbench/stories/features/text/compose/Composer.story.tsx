import { Composer } from '../../../../../../renderer/features/text/compose/Composer.tsx';
import { targetOptions } from '../../../../../../renderer/features/text/compose/target-options.ts';
import { FileButton } from '../../../../../../renderer/ui/files/FileButton.tsx';
import { AttachIcon } from '../../../../../../renderer/ui/icons/action-icons.tsx';
import { MAX_TEXT_LENGTH } from '../../../../../../shared/model/text/clean-text.ts';
import { samplePeople } from '../../../../samples/sample-people.ts';
import { SAMPLE_LOG, sampleTexts } from '../../../../samples/sample-texts.ts';
import type { Stage, Story } from '../../../../stage/story.ts';

const composer =
  (draft: string, editing: string | null = null) =>
  async (stage: Stage) => {
    const { text } = await stage.openApp();
    const target = { kind: 'lobby', id: 0 } as const;
    text.store.setState({ isAvailable: true, draft, editing, messages: sampleTexts(stage.look) });
    const others = samplePeople(stage.look);
    const options = { others, team: '', group: '', target, formerName: '' };
    return (
      <div style={{ paddingBlockStart: 240 }}>
        <Composer
          {...text}
          names={others.map(({ name }) => name)}
          attach={
            <FileButton
              label={stage.i18n.t('attach', { ns: 'files' })}
              icon={<AttachIcon />}
              accept=""
              onFiles={() => undefined}
            />
          }
          attached={null}
          onSend={() => false}
          targets={targetOptions(options, stage.i18n.getFixedT(null, 'text'))}
        />
      </div>
    );
  };

export const story: Story = {
  kind: 'sheet',
  widthPixels: 320,
  states: {
    empty: composer(''),
    'nearly full': composer('test '.repeat(MAX_TEXT_LENGTH / 5 - 10)),
    editing: composer('', `${SAMPLE_LOG} 4`),
    mention: {
      show: composer('@'),
      act: (frame) => {
        const field = frame.querySelector('textarea');
        field?.focus();
        field?.setSelectionRange(1, 1);
        field?.dispatchEvent(new Event('select', { bubbles: true }));
      },
    },
  },
};
