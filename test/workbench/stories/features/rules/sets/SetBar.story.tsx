import { SetBar } from '../../../../../../renderer/features/rules/sets/SetBar.tsx';
import type { SetId } from '../../../../../../renderer/features/rules/known-sets.ts';
import type { Story } from '../../../../stage/story.ts';

const doNothing = (): void => undefined;

const bar = (setId: SetId, isModified: boolean, canEdit: boolean) => () => (
  <SetBar
    {...{ setId, isModified, canEdit }}
    onReset={doNothing}
    onSave={doNothing}
    onSaveChanges={doNothing}
    onImport={doNothing}
    onCopy={doNothing}
    onExport={doNothing}
  />
);

export const story: Story = {
  kind: 'sheet',
  widthPixels: 560,
  states: {
    preset: bar('survival', false, true),
    modified: bar('social-deduction', true, true),
    'your own': bar('own:Hide & seek', true, true),
    guest: bar('shooter', true, false),
  },
};
