import { PersonRow } from '../../../../../renderer/features/people/PersonRow.tsx';
import { UNKNOWN_QUALITY } from '../../../../../renderer/features/people/connection-grade.ts';
import { NO_PREFERENCE, type Preference } from '../../../../../renderer/features/people/people-store.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';
import { OWN_ID, SAMPLE_QUALITY, samplePeople } from '../../../samples/sample-people.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const row =
  (index: number, preference: Partial<Preference> = {}, { isOpen = false, isAway = false, isHost = false } = {}) =>
  async (stage: Stage) => {
    const { people, scene } = await stage.openApp({ lobby: {} });
    const participant = { ...samplePeople(stage.look)[index]!, isAway };
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
          isOpen={isOpen}
          scene={scene}
          rules={DEFAULT_HEARING_RULES}
          quality={SAMPLE_QUALITY[id] ?? UNKNOWN_QUALITY}
          onToggle={() => undefined}
          onFollow={() => undefined}
        />
      </ul>
    );
  };

export const story: Story = {
  kind: 'sheet',
  widthPixels: 348,
  states: {
    you: row(0),
    talking: row(1),
    'fair connection': row(2),
    'muted, poor connection': row(3),
    'muted, deafened, out of range': row(4),
    'position unknown': row(5),
    'muted by you': row(1, { isMuted: true }),
    'blocked by you': row(4, { isBlocked: true }),
    'quieter for you': row(2, { volumePercent: 40 }),
    host: row(2, {}, { isHost: true }),
    reconnecting: row(1, {}, { isAway: true }),
    open: row(1, { volumePercent: 130 }, { isOpen: true }),
  },
};
