import { FileCard } from '../../../../../renderer/features/files/FileCard.tsx';
import type { FileProblem, FileState } from '../../../../../renderer/features/files/files-store.ts';
import { sampleFile, sampleFilesController } from '../../../samples/sample-files.ts';
import { samplePeople } from '../../../samples/sample-people.ts';
import { showAs } from '../../../stage/pseudo-states.ts';
import type { Stage, Story } from '../../../stage/story.ts';

interface Options {
  readonly isOwn?: boolean;
  readonly isImage?: boolean;
  readonly isConnected?: boolean;
}

const card =
  (state: FileState, { isOwn = false, isImage = false, isConnected = true }: Options = {}) =>
  async ({ look, openApp }: Stage) => {
    const { files } = await openApp();
    const sender = samplePeople(look)[isOwn ? 0 : 1]!;
    const file = sampleFile(look, sender, state, isImage);
    files.store.setState({ isAvailable: true, isConnected, maxBytes: 10_000_000, files: [file] });
    return <FileCard store={files.store} controller={sampleFilesController()} fileKey="sample" mayDelete={false} />;
  };

const failed = (problem: FileProblem): FileState => ({ type: 'failed', problem });

export const story: Story = {
  kind: 'sheet',
  widthPixels: 280,
  states: {
    file: card({ type: 'offered' }),
    image: card({ type: 'offered' }, { isImage: true }),
    getting: card({ type: 'getting', progress: 0.42 }),
    'without a connection': card({ type: 'getting', progress: 0.42 }, { isConnected: false }),
    received: card({ type: 'here' }),
    gone: card({ type: 'gone' }),
    damaged: card(failed('wrong-hash')),
    'yours, preparing': card({ type: 'preparing' }, { isOwn: true }),
    'yours, sending': card({ type: 'sending', progress: 0.8 }, { isOwn: true, isImage: true }),
    'yours, sent': card({ type: 'offered' }, { isOwn: true }),
    'yours, too large': card(failed('too-large'), { isOwn: true }),
    'yours, changed': card(failed('changed'), { isOwn: true }),
    focus: {
      show: card({ type: 'offered' }, { isImage: true }),
      act: showAs('focus-visible', 'button.file-thumbnail'),
    },
  },
};
