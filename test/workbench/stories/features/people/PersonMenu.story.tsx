import { NO_PREFERENCE, type Preference } from '../../../../../renderer/features/people/people-store.ts';
import { PersonMenu } from '../../../../../renderer/features/people/PersonMenu.tsx';
import { OWN_ID, samplePeople } from '../../../samples/sample-people.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const ANCHOR = { left: 24, top: 24, right: 24, bottom: 24 };
const doNothing = (): void => undefined;

const menu =
  (index: number, preference: Partial<Preference> = {}) =>
  async (stage: Stage) => {
    const { people } = await stage.openApp({ lobby: {} });
    const participant = samplePeople(stage.look)[index]!;
    const { id, identity, name } = participant;
    people.store.setState({ people: new Map([[identity, { ...NO_PREFERENCE, ...preference, identity, name }]]) });
    return (
      <PersonMenu
        {...people}
        participant={participant}
        isOwn={id === OWN_ID}
        anchor={ANCHOR}
        onShowOnMap={index === 4 ? null : doNothing}
        onDetails={doNothing}
        onFollow={doNothing}
        onBlock={doNothing}
        onClose={doNothing}
      />
    );
  };

export const story: Story = {
  kind: 'window',
  states: {
    plain: menu(1),
    'louder for you': menu(1, { volumePercent: 165 }),
    'muted by you': menu(3, { isMuted: true }),
    'blocked by you, not on the map': menu(4, { isBlocked: true }),
    you: menu(0),
  },
};
