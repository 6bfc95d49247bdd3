import type { TFunction } from 'i18next';
import type { PeopleGrouping } from '../../../../../renderer/features/people/list/people-sections.ts';
import { PeopleList } from '../../../../../renderer/features/people/PeopleList.tsx';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';
import { OWN_ID, SAMPLE_QUALITY, samplePeople } from '../../../samples/sample-people.ts';
import type { SampleApp } from '../../../samples/open-sample-app.ts';
import type { Stage, Story } from '../../../stage/story.ts';

/** With this many players the list has a search field. */
const MANY = 13;

/** Every second player in one team, the others in the second. */
const byTeam = (t: TFunction<'roles'>): PeopleGrouping => ({
  id: 'team',
  label: t('team'),
  sections: [t('suggested.red'), t('suggested.blue')].map((title, index) => ({ id: String(index), title })),
  sectionOf: ({ id }) => String(id % 2),
});

const list =
  (count: number, prepare: (app: SampleApp) => void = () => undefined, isGrouped = false) =>
  async (stage: Stage) => {
    const app = await stage.openApp({ lobby: {} });
    prepare(app);
    const six = samplePeople(stage.look);
    const participants = Array.from({ length: count }, (_, index) => ({ ...six[index % six.length]!, id: index + 1 }));
    return (
      <PeopleList
        canHear
        {...app.people}
        scene={app.scene}
        participants={participants}
        ownId={OWN_ID}
        hostIdentity={six[1]!.identity}
        rules={DEFAULT_HEARING_RULES}
        range={{ kind: 'metres', metres: 30 }}
        quality={SAMPLE_QUALITY}
        groupings={isGrouped ? [byTeam(stage.i18n.getFixedT(null, 'roles'))] : []}
        openId={null}
        pictureOf={() => undefined}
        onOpenMenu={() => undefined}
        onInvite={() => undefined}
      />
    );
  };

export const story: Story = {
  kind: 'sheet',
  widthPixels: 320,
  states: {
    'six players': list(6),
    alone: list(1),
    'choices not saved': list(2, ({ people }) =>
      people.store.setState({ problem: { undone: 'kept', error: { code: 'main-process-ended' } } }),
    ),
    'with search': list(MANY),
    'in two teams': list(6, ({ people }) => people.store.setState({ view: { sort: 'name', groupBy: 'team' } }), true),
  },
};
