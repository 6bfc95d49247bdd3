import { GameGuidePanel } from '../../../../../../renderer/features/positions/guides/GameGuidePanel.tsx';
import type { PositionsState } from '../../../../../../renderer/features/positions/positions-store.ts';
import { SAMPLE_REPORT, SAMPLE_STATUS } from '../../../../samples/sample-positions.ts';
import type { Stage, Story } from '../../../../stage/story.ts';

const panel = (state: Partial<PositionsState>) => async (stage: Stage) => {
  const { positions } = await stage.openApp();
  positions.store.setState(state);
  return <GameGuidePanel store={positions.store} isHost onCopy={() => Promise.resolve(true)} />;
};

function type(frame: HTMLElement, text: string): void {
  const field = frame.querySelector('input[type="search"]');
  if (!(field instanceof HTMLInputElement)) throw new Error('The list has a field to search.');
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 640,
  states: {
    'nothing sends': panel({}),
    'a game sends': panel({ report: SAMPLE_REPORT, status: SAMPLE_STATUS }),
    chosen: {
      show: panel({}),
      act: (frame) => frame.querySelector<HTMLInputElement>('input[value="minecraft-fabric"]')?.click(),
    },
    'none has the name': { show: panel({}), act: (frame) => type(frame, 'zzz') },
  },
};
