import { StagedFiles } from '../../../../../renderer/features/files/StagedFiles.tsx';
import { SAMPLE_FILE_NAMES, sampleFilesController } from '../../../samples/sample-files.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const staged =
  (isHeld: boolean) =>
  async ({ look, openApp, i18n }: Stage) => {
    const { files } = await openApp();
    const names = look.text === 'normal' ? SAMPLE_FILE_NAMES.slice(0, 2) : SAMPLE_FILE_NAMES.slice(2);
    files.store.setState({ staged: names.map((name) => ({ key: name, file: new File(['12345'], name) })) });
    const target = i18n.t('target.lobby', { ns: 'text' });
    const reason = isHeld ? i18n.getFixedT(null, 'files')('reason.not-everyone', { target }) : null;
    return <StagedFiles store={files.store} controller={sampleFilesController()} reason={reason} />;
  };

export const story: Story = {
  kind: 'sheet',
  widthPixels: 320,
  states: { 'to everyone': staged(false), 'held back': staged(true) },
};
