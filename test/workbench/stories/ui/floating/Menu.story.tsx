import type { ReactNode } from 'react';
import { Menu } from '../../../../../renderer/ui/floating/Menu.tsx';
import { BlockIcon } from '../../../../../renderer/ui/icons/action-icons.tsx';
import { JourneyIcon, SpeakerOffIcon } from '../../../../../renderer/ui/icons/sound-icons.tsx';
import { showAs } from '../../../stage/pseudo-states.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const doNothing = (): void => undefined;
const ANCHOR = { left: 24, top: 24, right: 24, bottom: 24 };

function menu({ i18n }: Stage, hasHeader = false): ReactNode {
  const t = i18n.getFixedT(null, 'people');
  const name = 'Juno Vale';
  return (
    <Menu
      label={t('details', { name })}
      anchor={ANCHOR}
      header={hasHeader ? <bdi>{name}</bdi> : undefined}
      groups={[
        [
          {
            id: 'mute',
            label: t('muteForMe'),
            icon: <SpeakerOffIcon />,
            isChecked: true,
            hint: t('theyCanTell', { name }),
            onSelect: doNothing,
          },
          { id: 'follow', label: t('followVoice'), icon: <JourneyIcon />, keyName: 'J', onSelect: doNothing },
          { id: 'reset', label: t('volumeReset'), isDisabled: true, onSelect: doNothing },
        ],
        [{ id: 'block', label: t('blockName', { name }), icon: <BlockIcon />, tone: 'danger', onSelect: doNothing }],
      ]}
      onClose={doNothing}
    />
  );
}

export const story: Story = {
  kind: 'window',
  states: {
    plain: (stage) => menu(stage),
    'with a header': (stage) => menu(stage, true),
    hover: { show: (stage) => menu(stage), act: showAs('hover', '[data-tone="danger"]') },
  },
};
