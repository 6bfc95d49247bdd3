import type { ReactNode } from 'react';
import { KnockList } from '../../../../../renderer/features/lobby/KnockList.tsx';
import type { Knock } from '../../../../../renderer/features/lobby/lobby-store.ts';
import type { Story } from '../../../stage/story.ts';

const ROBIN: Knock = { id: 1, name: 'Robin', source: 'lan' };
const LONGEST: Knock = { id: 2, name: 'Bartholomew_of_the_harbour_guild', source: 'directory' };
const RIGHT_TO_LEFT: Knock = { id: 3, name: 'ليلى', source: 'directory' };

const list = (knocks: readonly Knock[], doubts: ReadonlyMap<number, string> = new Map()): ReactNode => (
  <div style={{ display: 'flex', flexDirection: 'column', blockSize: 640 }}>
    <KnockList {...{ knocks, doubts }} onAnswer={() => undefined} />
  </div>
);

export const story: Story = {
  kind: 'sheet',
  widthPixels: 348,
  states: {
    one: () => list([ROBIN]),
    doubtful: () =>
      list(
        [
          { id: 1, name: 'Robin', source: 'invited' },
          { id: 2, name: 'Ada', source: 'invited' },
        ],
        new Map([
          [1, 'Robin'],
          [2, ''],
        ]),
      ),
    several: () => list([ROBIN, LONGEST, RIGHT_TO_LEFT]),
  },
};
