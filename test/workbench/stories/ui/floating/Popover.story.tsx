import { Popover } from '../../../../../renderer/ui/floating/Popover.tsx';
import type { Stage, Story } from '../../../stage/story.ts';

const popover = ({ i18n }: Stage, side: 'above' | 'below') => {
  const t = i18n.getFixedT(null, 'settings');
  return (
    <Popover
      anchor={{ left: 120, top: 160, right: 220, bottom: 196 }}
      label={t('title')}
      side={side}
      onClose={() => undefined}
    >
      <p>{t('about.privacyText')}</p>
    </Popover>
  );
};

export const story: Story = {
  kind: 'window',
  states: { below: (stage) => popover(stage, 'below'), above: (stage) => popover(stage, 'above') },
};
