import { RecordButton } from '../../../../../renderer/features/hotkeys/RecordButton.tsx';
import type { Stage, Story } from '../../../stage/story.ts';

const button = (isRecording: boolean) => async (stage: Stage) => {
  const { hotkeys } = await stage.openApp();
  if (isRecording) hotkeys.store.setState({ recording: { action: 'talk', kind: 'replace' } });
  return (
    <RecordButton {...hotkeys} action="talk" kind="replace">
      {stage.i18n.getFixedT(null, 'hotkeys')('change')}
    </RecordButton>
  );
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 200,
  states: { idle: button(false), recording: button(true) },
};
