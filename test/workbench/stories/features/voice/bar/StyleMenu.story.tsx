import type { ReactNode } from 'react';
import { StyleMenu } from '../../../../../../renderer/features/voice/bar/StyleMenu.tsx';
import { talkChoices } from '../../../../../../renderer/features/voice/talk-style.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../../shared/spatial/hearing-rules.ts';
import type { Stage, Story } from '../../../../stage/story.ts';

const menu =
  (hasTargets: boolean, isOfGame = false) =>
  ({ i18n }: Stage): ReactNode => (
    <main style={{ display: 'grid', alignContent: 'end', justifyItems: 'start', blockSize: '100%', padding: 16 }}>
      <StyleMenu
        keyOf={(action) => (action === 'shout' ? 'X' : null)}
        style={
          isOfGame ? null : { voice: 'shout', to: 'team', chooseVoice: () => undefined, chooseTarget: () => undefined }
        }
        choices={talkChoices(DEFAULT_HEARING_RULES, 'red')}
        hasTargets={hasTargets}
        openLabel={i18n.getFixedT(null, 'voice')('style.open')}
        onOpenStyle={() => undefined}
      />
    </main>
  );

const open = (frame: HTMLElement): void => frame.querySelector('button')?.click();

export const story: Story = {
  kind: 'window',
  states: {
    closed: menu(true),
    open: { show: menu(true), act: open },
    'loudness alone': { show: menu(false), act: open },
    'the game decides': { show: menu(true, true), act: open },
  },
};
