import type { ComponentProps } from 'react';
import { StatusButton } from '../../../../../renderer/ui/controls/StatusButton.tsx';
import { MicrophoneIcon, MicrophoneOffIcon } from '../../../../../renderer/ui/icons/sound-icons.tsx';
import { showAs } from '../../../stage/pseudo-states.ts';
import type { Stage, Story } from '../../../stage/story.ts';

type Tone = ComponentProps<typeof StatusButton>['tone'];

const TEXTS = { plain: 'off', good: 'ok', warn: 'silent', danger: 'missing' } as const;

const button =
  (tone: Tone) =>
  ({ i18n }: Stage) => (
    <StatusButton
      icon={tone === 'good' ? <MicrophoneIcon /> : <MicrophoneOffIcon />}
      tone={tone}
      onClick={() => undefined}
    >
      {i18n.getFixedT(null, 'devices')(`status.${TEXTS[tone]}`)}
    </StatusButton>
  );

export const story: Story = {
  kind: 'sheet',
  widthPixels: 300,
  states: {
    plain: button('plain'),
    good: button('good'),
    warn: button('warn'),
    danger: button('danger'),
    hover: { show: button('good'), act: showAs('hover', 'button') },
    focus: { show: button('good'), act: showAs('focus-visible', 'button') },
  },
};
