import { KeySuggestions } from '../../../../../renderer/features/hotkeys/KeySuggestions.tsx';
import type { VoiceAction } from '../../../../../shared/model/keys/bindings.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const suggestions = (action: VoiceAction) => async (stage: Stage) => {
  const { hotkeys } = await stage.openApp();
  return <KeySuggestions {...hotkeys} action={action} bindings={[]} platform="linux" />;
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: { talk: suggestions('talk'), mute: suggestions('toggle-mute') },
};
