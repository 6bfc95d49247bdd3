import type { ReactNode } from 'react';
import { MapTools } from '../../../../../renderer/features/map/MapTools.tsx';
import type { Story } from '../../../stage/story.ts';
import '../../../../../renderer/features/map/map.css';

function tools(isFollowing: boolean, isHeadingUp: boolean): ReactNode {
  return (
    <div style={{ position: 'relative', blockSize: 240 }}>
      <MapTools
        map={{ current: undefined }}
        isFollowing={isFollowing}
        isHeadingUp={isHeadingUp}
        onHeadingUpChange={() => undefined}
      />
    </div>
  );
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 160,
  states: { plain: () => tools(false, false), 'follows you, heading up': () => tools(true, true) },
};
