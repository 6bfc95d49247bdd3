import type { ReactNode } from 'react';
import { TalkMenu } from '../../../../../../renderer/features/voice/bar/TalkMenu.tsx';
import { talkChoices } from '../../../../../../renderer/features/voice/talk-style.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../../shared/spatial/hearing-rules.ts';
import type { Stage, Story } from '../../../../stage/story.ts';

const menu =
  (isWide: boolean) =>
  ({ i18n }: Stage): ReactNode => (
    <main style={{ display: 'grid', alignContent: 'end', justifyItems: 'start', blockSize: '100%', padding: 16 }}>
      <TalkMenu
        talkMode="push-to-talk"
        onTalkMode={() => undefined}
        keyOf={(action) => (action === 'talk' ? 'V' : null)}
        onOpenKeys={() => undefined}
        style={
          isWide ? null : { voice: 'shout', to: 'nearby', chooseVoice: () => undefined, chooseTarget: () => undefined }
        }
        choices={talkChoices(DEFAULT_HEARING_RULES, 'red')}
        openLabel={i18n.getFixedT(null, 'voice')('style.open')}
        onOpenStyle={() => undefined}
        isWide={isWide}
      />
    </main>
  );

const open = (frame: HTMLElement): void => frame.querySelector('button')?.click();

export const story: Story = {
  kind: 'window',
  states: {
    closed: menu(false),
    'open in a wide window': { show: menu(true), act: open },
    'open in a narrow window': { show: menu(false), act: open },
  },
};
