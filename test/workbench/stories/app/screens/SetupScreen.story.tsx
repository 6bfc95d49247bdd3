import { SetupScreen } from '../../../../../renderer/app/screens/SetupScreen.tsx';
import type { Stage, Story, StoryState } from '../../../stage/story.ts';

/** Shows the first run after this many clicks on "Next". */
function afterClicks(clicks: number): StoryState {
  return {
    show: async (stage: Stage) => (
      <SetupScreen app={await stage.openApp({ settings: { isSetUp: false } })} onEnded={() => undefined} />
    ),
    async act(frame) {
      for (let click = 0; click < clicks; click++) {
        frame.querySelector<HTMLButtonElement>('[type="submit"]')?.click();
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    },
  };
}

export const story: Story = {
  kind: 'window',
  states: { welcome: afterClicks(0), microphone: afterClicks(1), done: afterClicks(4) },
};
