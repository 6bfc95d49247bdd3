import type { ReactNode } from 'react';
import { LevelBar } from '../../../../../renderer/ui/display/LevelBar.tsx';
import type { Stage, Story } from '../../../stage/story.ts';

function bar({ i18n }: Stage, levelDb: number, isGrey = false): ReactNode {
  return (
    <LevelBar
      label={i18n.getFixedT(null, 'devices')('inputLevel')}
      subscribe={(listener) => {
        listener(levelDb);
        return () => undefined;
      }}
      isGrey={isGrey}
    />
  );
}

export const story: Story = {
  kind: 'sheet',
  states: {
    silent: (stage) => bar(stage, -120),
    speaking: (stage) => bar(stage, -24),
    'too loud': (stage) => bar(stage, 0),
    'sent nowhere': (stage) => bar(stage, -24, true),
  },
};
