import { SetCards } from '../../../../../../renderer/features/rules/sets/SetCards.tsx';
import { HEARING_PRESETS } from '../../../../../../shared/spatial/hearing-presets.ts';
import type { Story } from '../../../../stage/story.ts';

const doNothing = (): void => undefined;

const cards = (isModified: boolean) => () => (
  <SetCards
    base={{ id: 'survival', rules: HEARING_PRESETS.survival }}
    isModified={isModified}
    pending={null}
    ownSets={[{ name: 'Hide & seek', rules: HEARING_PRESETS.shooter }]}
    onChoose={doNothing}
    onRename={doNothing}
    onCopy={doNothing}
    onExport={doNothing}
    onRemove={doNothing}
  />
);

export const story: Story = {
  kind: 'sheet',
  widthPixels: 560,
  states: { 'in force': cards(false), modified: cards(true) },
};
