import { NameLine } from '../../../../../renderer/features/settings/NameLine.tsx';
import { samplePeople } from '../../../samples/sample-people.ts';
import { showAs } from '../../../stage/pseudo-states.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const line =
  (isNamed: boolean) =>
  ({ look }: Stage) => (
    <NameLine
      settings={{ name: isNamed ? (samplePeople(look)[0]?.name ?? '') : '', color: null }}
      onChange={() => undefined}
    />
  );

export const story: Story = {
  kind: 'sheet',
  widthPixels: 280,
  states: {
    named: line(true),
    nameless: line(false),
    hover: { show: line(true), act: showAs('hover', 'input') },
    focus: { show: line(true), act: showAs('focus-visible', 'input') },
  },
};
