import { KeyNotes } from '../../../../../renderer/features/hotkeys/KeyNotes.tsx';
import type { Trigger } from '../../../../../shared/model/keys/bindings.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const TYPED: Trigger = { device: 'keyboard', code: 'KeyV' };
const UNHEARD: Trigger = { device: 'keyboard', code: 'LaunchMail' };

const notes = async (stage: Stage) => {
  const { hotkeys } = await stage.openApp();
  hotkeys.store.setState(({ status }) => ({ status: { ...status, unheard: [UNHEARD] } }));
  return <KeyNotes {...hotkeys} triggers={[TYPED, UNHEARD]} />;
};

export const story: Story = { kind: 'sheet', widthPixels: 420, states: { 'one of each': notes } };
