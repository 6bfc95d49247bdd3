import type { ReactNode } from 'react';
import { TalkMenu } from '../../../../../../renderer/features/voice/bar/TalkMenu.tsx';
import type { Story } from '../../../../stage/story.ts';

const menu = (): ReactNode => (
  <main style={{ display: 'grid', alignContent: 'end', justifyItems: 'start', blockSize: '100%', padding: 16 }}>
    <TalkMenu
      talkMode="push-to-talk"
      onTalkMode={() => undefined}
      keyOf={(action) => (action === 'talk' ? 'V' : null)}
      onOpenKeys={() => undefined}
    />
  </main>
);

const open = (frame: HTMLElement): void => frame.querySelector('button')?.click();

export const story: Story = { kind: 'window', states: { closed: menu, open: { show: menu, act: open } } };
