import type { ReactNode } from 'react';
import { ChoiceCards } from '../../../../../../renderer/ui/controls/choosing/ChoiceCards.tsx';
import { MenuButton } from '../../../../../../renderer/ui/floating/MenuButton.tsx';
import { GameIcon, PeopleIcon, PersonIcon } from '../../../../../../renderer/ui/icons/place-icons.tsx';
import { showAs } from '../../../../stage/pseudo-states.ts';
import type { Stage, Story } from '../../../../stage/story.ts';

function cards({ i18n }: Stage, value: 'one' | 'two' | null, isDisabled = false): ReactNode {
  const t = i18n.getFixedT(null, 'voice');
  const words = i18n.getFixedT(null, 'settings');
  return (
    <ChoiceCards
      label={words('page.talking')}
      value={value}
      isDisabled={isDisabled}
      options={[
        { value: 'one', label: t('mode.push-to-talk'), detail: t('soundCuesDetail'), picture: <PersonIcon /> },
        {
          value: 'two',
          label: t('mode.voice-activation'),
          badge: words('page.advanced'),
          picture: <PeopleIcon />,
          action: <MenuButton label={words('title')} groups={[]} />,
        },
        { value: 'three', label: t('mode.open-mic'), picture: <GameIcon /> },
      ]}
      onChange={() => undefined}
    />
  );
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 560,
  states: {
    chosen: (stage) => cards(stage, 'one'),
    'none chosen': (stage) => cards(stage, null),
    disabled: (stage) => cards(stage, 'two', true),
    hover: {
      show: (stage) => cards(stage, 'one'),
      act: showAs('hover', '.choice-card-cell:nth-child(2) .choice-card'),
    },
    pressed: {
      show: (stage) => cards(stage, 'one'),
      act: showAs('active', '.choice-card-cell:nth-child(2) .choice-card'),
    },
    focus: {
      show: (stage) => cards(stage, 'one'),
      act: showAs('focus-visible', '.choice-card-cell:nth-child(2) .choice-card input'),
    },
  },
};
