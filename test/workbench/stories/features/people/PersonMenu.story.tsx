import { NO_PREFERENCE, type Preference } from '../../../../../renderer/features/people/people-store.ts';
import { PersonMenu } from '../../../../../renderer/features/people/PersonMenu.tsx';
import { RoleFields } from '../../../../../renderer/features/roles/RoleFields.tsx';
import { OWN_ID, samplePeople } from '../../../samples/sample-people.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const ANCHOR = { left: 24, top: 24, right: 24, bottom: 24 };
const doNothing = (): void => undefined;

const menu =
  (index: number, preference: Partial<Preference> = {}, isHost = false) =>
  async (stage: Stage) => {
    const { people, roles } = await stage.openApp({ lobby: {} });
    const participant = samplePeople(stage.look)[index]!;
    const { id, identity, name } = participant;
    people.store.setState({ people: new Map([[identity, { ...NO_PREFERENCE, ...preference, identity, name }]]) });
    return (
      <PersonMenu
        {...people}
        participant={participant}
        isOwn={id === OWN_ID}
        {...(isHost ? { roles: <RoleFields {...roles} participant={participant} /> } : {})}
        anchor={ANCHOR}
        onShowOnMap={index === 4 ? null : doNothing}
        onFollowOnMap={index === 4 ? null : doNothing}
        whyNotOnMap={index === 4 ? 'hiddenOnMap' : null}
        canTell
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
    'for the host': menu(1, {}, true),
    'you, for the host': menu(0, {}, true),
  },
};
