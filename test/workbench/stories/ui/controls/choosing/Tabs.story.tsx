import type { ReactNode } from 'react';
import { Tabs } from '../../../../../../renderer/ui/controls/choosing/Tabs.tsx';
import { showAs } from '../../../../stage/pseudo-states.ts';
import type { Stage, Story } from '../../../../stage/story.ts';

function tabs({ i18n }: Stage): ReactNode {
  return (
    <Tabs
      label={i18n.t('views', { ns: 'app' })}
      tabs={[
        { id: 'map', label: i18n.t('title', { ns: 'map' }) },
        { id: 'people', label: i18n.t('titleWithCount', { ns: 'people', amount: 6 }) },
      ]}
      chosen="map"
      onChoose={() => undefined}
    />
  );
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    plain: tabs,
    hover: { show: tabs, act: showAs('hover', '[aria-selected="false"]') },
    pressed: { show: tabs, act: showAs('active', '[aria-selected="false"]') },
    focus: { show: tabs, act: showAs('focus-visible', '[role="tab"]') },
  },
};
