import { IconButton } from '../../../../../renderer/ui/controls/IconButton.tsx';
import { SettingsIcon } from '../../../../../renderer/ui/icons/place-icons.tsx';
import { MicrophoneOffIcon } from '../../../../../renderer/ui/icons/sound-icons.tsx';
import { showAs } from '../../../stage/pseudo-states.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const label = ({ i18n }: Stage): string => i18n.getFixedT(null, 'lobby')('settings');
const doNothing = (): void => undefined;

export const story: Story = {
  kind: 'sheet',
  widthPixels: 120,
  states: {
    plain: (stage) => <IconButton label={label(stage)} icon={<SettingsIcon />} onClick={doNothing} />,
    pressed: (stage) => <IconButton label={label(stage)} icon={<SettingsIcon />} isPressed onClick={doNothing} />,
    danger: (stage) => (
      <IconButton label={label(stage)} icon={<MicrophoneOffIcon />} tone="danger" onClick={doNothing} />
    ),
    'danger, pressed': (stage) => (
      <IconButton label={label(stage)} icon={<MicrophoneOffIcon />} tone="danger" isPressed onClick={doNothing} />
    ),
    'not now': (stage) => (
      <IconButton label={label(stage)} icon={<SettingsIcon />} reason={label(stage)} onClick={doNothing} />
    ),
    focus: {
      show: (stage) => <IconButton label={label(stage)} icon={<SettingsIcon />} onClick={doNothing} />,
      act: showAs('focus-visible', 'button'),
    },
    hover: {
      show: (stage) => <IconButton label={label(stage)} icon={<SettingsIcon />} onClick={doNothing} />,
      act: showAs('hover', 'button'),
    },
  },
};
