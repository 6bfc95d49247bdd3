import { KeyNotes } from '../../../../../renderer/features/hotkeys/KeyNotes.tsx';
import { KeySuggestions } from '../../../../../renderer/features/hotkeys/KeySuggestions.tsx';
import type { Trigger } from '../../../../../shared/model/keys/bindings.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const TYPED: Trigger = { device: 'keyboard', code: 'KeyV' };
const UNHEARD: Trigger = { device: 'keyboard', code: 'LaunchMail' };

const notes = async (stage: Stage) => {
  const { hotkeys } = await stage.openApp();
  hotkeys.store.setState(({ status }) => ({ status: { ...status, way: 'hook', unheard: [UNHEARD] } }));
  const suggestions = <KeySuggestions {...hotkeys} action="talk" bindings={[]} platform="linux" />;
  return <KeyNotes {...hotkeys} triggers={[TYPED, UNHEARD]} suggestions={suggestions} />;
};

export const story: Story = { kind: 'sheet', widthPixels: 420, states: { 'one of each': notes } };
