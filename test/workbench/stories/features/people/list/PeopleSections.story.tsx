import type { ReactNode } from 'react';
import type { PeopleSection } from '../../../../../../renderer/features/people/list/people-sections.ts';
import { PeopleSections } from '../../../../../../renderer/features/people/list/PeopleSections.tsx';
import { tipIfCut } from '../../../../../../renderer/ui/floating/tip-if-cut.ts';
import { hueOf } from '../../../../../../shared/model/people/player-color.ts';
import { Avatar } from '../../../../../../renderer/ui/display/Avatar.tsx';
import { samplePeople } from '../../../../samples/sample-people.ts';
import type { Stage, Story } from '../../../../stage/story.ts';

const list = (sections: readonly PeopleSection[]): ReactNode => (
  <section className="people">
    <PeopleSections sections={sections} currentId={null} keptIds={[]} onCurrent={() => undefined}>
      {({ participant, index }) => (
        <li className="person" key={participant.id} style={{ insetBlockStart: index * 44 }}>
          <Avatar hue={hueOf(participant)} name={participant.name} />
          <span className="person-name">
            <bdi onPointerEnter={tipIfCut}>{participant.name}</bdi>
          </span>
        </li>
      )}
    </PeopleSections>
  </section>
);

function inSections({ i18n, look }: Stage): ReactNode {
  const t = i18n.getFixedT(null, 'people');
  const people = samplePeople(look);
  return list([
    { id: 'owner', title: t('list.ranks.owner'), participants: people.slice(0, 1) },
    { id: 'moderator', title: t('list.ranks.moderator'), participants: [] },
    { id: 'member', title: t('list.ranks.member'), participants: people.slice(1, 4) },
  ]);
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 320,
  states: {
    'not divided': ({ look }) => list([{ id: '', title: null, participants: samplePeople(look) }]),
    'in sections': inSections,
  },
};
