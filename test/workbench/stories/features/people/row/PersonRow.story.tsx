import { PersonRow } from '../../../../../../renderer/features/people/row/PersonRow.tsx';
import { UNKNOWN_QUALITY } from '../../../../../../renderer/features/people/connection-grade.ts';
import { NO_PREFERENCE, type Preference } from '../../../../../../renderer/features/people/people-store.ts';
import { DEFAULT_HEARING_RULES, type MapMode } from '../../../../../../shared/spatial/hearing-rules.ts';
import { NO_PROFILE, type Profile } from '../../../../../../shared/model/profile/profile.ts';
import { fixedPicture } from '../../../../../../renderer/ui/display/Avatar.tsx';
import { SAMPLE_PICTURE_URL } from '../../../../samples/sample-picture.ts';
import { RoleBadge } from '../../../../../../renderer/features/roles/RoleBadge.tsx';
import { SAMPLE_ROLES } from '../../../../samples/sample-roles.ts';
import { OWN_ID, SAMPLE_QUALITY, samplePeople } from '../../../../samples/sample-people.ts';
import { showAs } from '../../../../stage/pseudo-states.ts';
import type { Stage, Story } from '../../../../stage/story.ts';

interface Differences {
  readonly isAway?: boolean;
  readonly isHost?: boolean;
  readonly mapShows?: MapMode;
  readonly hasRole?: boolean;
  readonly profile?: Partial<Profile>;
}

const row =
  (index: number, preference: Partial<Preference> = {}, differences: Differences = {}) =>
  async (stage: Stage) => {
    const { isAway = false, isHost = false, mapShows = 'everybody', hasRole = false, profile = {} } = differences;
    const { people, scene } = await stage.openApp({ lobby: {} });
    const participant = { ...samplePeople(stage.look)[index]!, isAway, profile: { ...NO_PROFILE, ...profile } };
    const { id, identity, name } = participant;
    const person = { ...NO_PREFERENCE, ...preference, identity, name };
    people.store.setState({ people: new Map([[identity, person]]), guests: new Map([[id, person]]) });
    return (
      <ul className="people-rows">
        <PersonRow
          canHear
          {...people}
          participant={participant}
          isOwn={id === OWN_ID}
          isHost={isHost}
          isCurrent
          index={0}
          setSize={null}
          hintId=""
          scene={scene}
          rules={{ ...DEFAULT_HEARING_RULES, mapShows }}
          range={{ kind: 'metres', metres: 30 }}
          quality={SAMPLE_QUALITY[id] ?? UNKNOWN_QUALITY}
          {...(hasRole ? { Badge: ({ id: of }) => <RoleBadge role={SAMPLE_ROLES.get(of)} teamMark={0} /> } : {})}
          pictureOf={() => (profile.picture === undefined ? undefined : fixedPicture(SAMPLE_PICTURE_URL))}
          onOpenMenu={() => undefined}
          isDraggable={false}
          onInUse={() => undefined}
        />
      </ul>
    );
  };

/** What the pointer does on its way into a row. */
function enter(frame: HTMLElement): void {
  const person = frame.querySelector('.person');
  person?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' }));
  showAs('hover', '.person')(frame);
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 320,
  states: {
    you: row(0),
    talking: row(1),
    hover: { show: row(1), act: enter },
    'hover, quieter for you': { show: row(2, { volumePercent: 40 }), act: enter },
    focus: { show: row(2), act: showAs('focus-visible', '.person-more') },
    'fair connection': row(2),
    'muted, poor connection': row(3),
    'muted, deafened, out of range': row(4),
    'position unknown': row(5),
    'positions are secret': row(1, {}, { mapShows: 'nobody' }),
    'out of sight': row(5, {}, { mapShows: 'nearby' }),
    'muted by you': row(1, { isMuted: true }),
    'blocked by you': row(4, { isBlocked: true }),
    'quieter for you': row(2, { volumePercent: 40 }),
    host: row(2, {}, { isHost: true }),
    'in a team, dead': row(1, {}, { hasRole: true }),
    'picture, note, do not disturb': row(
      1,
      {},
      { profile: { picture: 'sample', note: 'she/her', availability: 'busy' } },
    ),
    'note, away, position unknown': row(5, {}, { profile: { note: 'she/her', availability: 'away' } }),
    reconnecting: row(1, {}, { isAway: true }),
  },
};
