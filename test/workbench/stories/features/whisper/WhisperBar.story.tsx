import { WhisperBar } from '../../../../../renderer/features/whisper/WhisperBar.tsx';
import { createWhisperStore, type WhisperState } from '../../../../../renderer/features/whisper/whisper-store.ts';
import type { Story } from '../../../stage/story.ts';

const NAMES = ['Fox', 'Owl', 'Wren', 'Magpie'];

const bar =
  (state: Partial<WhisperState>, keyName: string | null = null) =>
  () => {
    const store = createWhisperStore();
    store.setState({ isAllowed: true, ...state });
    return (
      <WhisperBar
        store={store}
        controller={{ clear: () => undefined }}
        nameOf={(id) => NAMES[id - 1] ?? null}
        keyName={keyName}
        onPress={() => undefined}
        onRelease={() => undefined}
      />
    );
  };

export const story: Story = {
  kind: 'sheet',
  widthPixels: 320,
  states: {
    'one chosen': bar({ targets: [1] }),
    'several with a key': bar({ targets: [1, 2, 3, 4] }, 'F8'),
    whispering: bar({ targets: [1, 2], heard: [1] }),
    'someone whispers': bar({ from: [3] }),
    both: bar({ from: [3, 4], targets: [3] }),
  },
};
