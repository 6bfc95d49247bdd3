import { WriteKeys } from '../../../../../../renderer/features/hotkeys/writing/WriteKeys.tsx';
import '../../../../../../renderer/features/hotkeys/hotkeys.css';
import type { Story } from '../../../../stage/story.ts';

const row = (writeKeys: string[]) => () => (
  <ul className="keys-list">
    <WriteKeys settings={{ bindings: [], writeKeys }} onSettingsChange={() => undefined} />
  </ul>
);

export const story: Story = {
  kind: 'sheet',
  widthPixels: 560,
  states: { usual: row(['t', '/']), 'a function key': row(['F9']), none: row([]) },
};
