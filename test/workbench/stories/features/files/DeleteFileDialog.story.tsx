import { DeleteFileDialog } from '../../../../../renderer/features/files/DeleteFileDialog.tsx';
import { sampleFile } from '../../../samples/sample-files.ts';
import { samplePeople } from '../../../samples/sample-people.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const dialog = ({ look }: Stage) => {
  const { fileName } = sampleFile(look, samplePeople(look)[0]!, { type: 'offered' });
  return <DeleteFileDialog name={fileName} onDelete={() => undefined} onClose={() => undefined} />;
};

export const story: Story = { kind: 'window', states: { asking: dialog } };
