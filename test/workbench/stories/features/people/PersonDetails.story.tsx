import { PersonDetails } from '../../../../../renderer/features/people/PersonDetails.tsx';
import { UNKNOWN_QUALITY } from '../../../../../renderer/features/people/connection-grade.ts';
import { fixedPicture } from '../../../../../renderer/ui/display/Avatar.tsx';
import { NO_PROFILE, type Profile } from '../../../../../shared/model/profile/profile.ts';
import { DEFAULT_HEARING_RULES, type MapMode } from '../../../../../shared/spatial/hearing-rules.ts';
import { OWN_ID, SAMPLE_QUALITY, samplePeople } from '../../../samples/sample-people.ts';
import { SAMPLE_PICTURE_URL } from '../../../samples/sample-picture.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const ANCHOR = { left: 24, top: 24, right: 24, bottom: 24 };

const details =
  (index: number, mapShows: MapMode = 'everybody', profile: Profile = NO_PROFILE) =>
  async (stage: Stage) => {
    const { people, scene } = await stage.openApp({ lobby: {} });
    const participant = { ...samplePeople(stage.look)[index]!, profile };
    return (
      <PersonDetails
        canHear
        {...people}
        role={profile.note === '' ? null : stage.i18n.getFixedT(null, 'people')('role.moderator')}
        pictureOf={() => (profile.picture === '' ? undefined : fixedPicture(SAMPLE_PICTURE_URL))}
        onShowOnMap={() => undefined}
        participant={participant}
        isOwn={participant.id === OWN_ID}
        scene={scene}
        rules={{ ...DEFAULT_HEARING_RULES, mapShows }}
        quality={SAMPLE_QUALITY[participant.id] ?? UNKNOWN_QUALITY}
        anchor={ANCHOR}
        onClose={() => undefined}
      />
    );
  };

export const story: Story = {
  kind: 'window',
  states: {
    plain: details(1),
    'poor connection': details(3),
    'nothing known': details(5),
    'positions are secret': details(1, 'nobody'),
    'all that a player shows': details(1, 'everybody', { note: 'she/her', availability: 'busy', picture: 'sample' }),
    you: details(0),
  },
};
