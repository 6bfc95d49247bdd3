import { ImportForm } from '../../../../../../renderer/features/rules/sets/ImportForm.tsx';
import type { Stage, Story } from '../../../../stage/story.ts';

const form =
  (text: string, hasProblem: boolean) =>
  ({ i18n }: Stage) => {
    const t = i18n.getFixedT(null, 'rules');
    const problem = t('import.inFile', { file: 'Hide & seek.earshot-rules.json', problem: t('import.fileNotText') });
    return (
      <ImportForm
        task={{ kind: 'import', text, problem: hasProblem ? problem : null }}
        onText={() => null}
        onFiles={() => Promise.resolve(null)}
        onProblem={() => undefined}
        onClose={() => undefined}
      />
    );
  };

export const story: Story = {
  kind: 'sheet',
  widthPixels: 560,
  states: { empty: form('', false), 'a file that was refused': form('', true) },
};
