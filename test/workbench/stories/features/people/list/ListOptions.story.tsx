import { useState, type ReactNode } from 'react';
import { ListOptions } from '../../../../../../renderer/features/people/list/ListOptions.tsx';
import type { PeopleView } from '../../../../../../renderer/features/people/people-store.ts';
import { showAs } from '../../../../stage/pseudo-states.ts';
import type { Stage, Story } from '../../../../stage/story.ts';

function Options({ groupings }: { readonly groupings: readonly { readonly id: string; readonly label: string }[] }) {
  const [view, setView] = useState<PeopleView>({ sort: 'talking', groupBy: '' });
  return <ListOptions {...{ view, groupings }} onChange={setView} />;
}

const plain = (): ReactNode => <Options groupings={[]} />;

function grouped({ i18n }: Stage): ReactNode {
  const t = i18n.getFixedT(null, 'people');
  return (
    <Options
      groupings={[
        { id: 'role', label: t('list.byRole') },
        { id: 'team', label: t('list.byTeam') },
      ]}
    />
  );
}

const open = (frame: HTMLElement): void => frame.querySelector('button')?.click();

export const story: Story = {
  kind: 'window',
  states: {
    closed: plain,
    hover: { show: plain, act: showAs('hover', 'button') },
    'open, without groups': { show: plain, act: open },
    'open, with groups': { show: grouped, act: open },
  },
};
