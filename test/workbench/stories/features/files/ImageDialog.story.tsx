import type { FileState } from '../../../../../renderer/features/files/files-store.ts';
import { ImageDialog } from '../../../../../renderer/features/files/ImageDialog.tsx';
import { sampleFile, sampleFilesController } from '../../../samples/sample-files.ts';
import { samplePeople } from '../../../samples/sample-people.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const view =
  (state: FileState) =>
  async ({ look, openApp }: Stage) => {
    const { files } = await openApp();
    const file = sampleFile(look, samplePeople(look)[1]!, state, true);
    files.store.setState({ isAvailable: true, isConnected: true, files: [file], viewing: file.head.key });
    return <ImageDialog store={files.store} controller={sampleFilesController(state.type === 'here')} />;
  };

export const story: Story = {
  kind: 'window',
  states: {
    'on its way': view({ type: 'getting', progress: 0.42 }),
    here: view({ type: 'here' }),
    gone: view({ type: 'gone' }),
  },
};
