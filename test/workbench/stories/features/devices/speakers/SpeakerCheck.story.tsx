import { SpeakerCheck } from '../../../../../../renderer/features/devices/speakers/SpeakerCheck.tsx';
import type { DevicesController } from '../../../../../../renderer/features/devices/devices-controller.ts';
import { failure, success } from '../../../../../../shared/result.ts';
import type { Stage, Story, StoryState } from '../../../../stage/story.ts';

type Play = DevicesController['playCirclingVoice'];

const played: Play = async (onDegrees) => {
  onDegrees(110);
  return success(undefined);
};

/** Shows the check after clicks on the buttons with these numbers, one after the other. */
function check(playCirclingVoice: Play, clicks: readonly number[] = []): StoryState {
  return {
    show: async (stage: Stage) => {
      const { devices, settings } = await stage.openApp();
      return (
        <SpeakerCheck
          store={devices.store}
          controller={{ playCirclingVoice }}
          settings={settings.store.getState().settings}
          onSettingsChange={settings.controller.update}
        />
      );
    },
    async act(frame) {
      for (const index of clicks) {
        frame.querySelectorAll('button')[index]?.click();
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    },
  };
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 360,
  states: {
    idle: check(played),
    playing: check(
      (onDegrees) => {
        onDegrees(60);
        return new Promise(() => undefined);
      },
      [0],
    ),
    question: check(played, [0]),
    works: check(played, [0, 1]),
    swapped: check(played, [0, 2]),
    stayed: check(played, [0, 3]),
    'nothing heard': check(played, [0, 4]),
    failed: check(async () => failure('not-played', ''), [0]),
  },
};
