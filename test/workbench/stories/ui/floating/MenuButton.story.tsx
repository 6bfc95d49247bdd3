import type { ReactNode } from 'react';
import { MenuButton } from '../../../../../renderer/ui/floating/MenuButton.tsx';
import { SettingsIcon } from '../../../../../renderer/ui/icons/place-icons.tsx';
import { showAs } from '../../../stage/pseudo-states.ts';
import type { Stage, Story } from '../../../stage/story.ts';

function button({ i18n }: Stage): ReactNode {
  const t = i18n.getFixedT(null, 'lobby');
  return (
    <MenuButton
      label={t('more')}
      groups={[[{ id: 'settings', label: t('settings'), icon: <SettingsIcon />, onSelect: () => undefined }]]}
    />
  );
}

export const story: Story = {
  kind: 'window',
  states: {
    closed: button,
    hover: { show: button, act: showAs('hover', 'button') },
    focus: { show: button, act: showAs('focus-visible', 'button') },
    open: { show: button, act: (frame) => frame.querySelector('button')?.click() },
  },
};
