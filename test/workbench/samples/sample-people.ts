import type { Participant, ParticipantId } from '../../../shared/model/participant.ts';
import type { SceneRow } from '../../../renderer/link/scene.ts';
import type { ParticipantQuality } from '../../../renderer/features/lobby/lobby-store.ts';
import type { Look } from '../looks/look.ts';

/** Your own number in the sample lobby. */
export const OWN_ID: ParticipantId = 1;

const NAMES = {
  ltr: {
    normal: ['Mira', 'Old Tom', 'Juno Vale', 'Kestrel', 'Bao', 'Noor'],
    long: [
      'Miranda of the Northern Watch',
      'Old Tom Bombardier the Second',
      'Juno Vale',
      'Donaudampfschifffahrtskapitän',
      'Bao Nguyen-Montgomery-Fairfax',
      'WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW',
    ],
  },
  rtl: {
    normal: ['ميرا', 'توم العجوز', 'Juno Vale', 'ياسمين', 'Bao', 'نور'],
    long: [
      'ميرا حارسة البرج الشمالي البعيد',
      'توم العجوز قائد السفينة الكبيرة',
      'Juno Vale',
      'ياسمين بنت البحر والريح والجبال',
      'Bao Nguyen-Montgomery-Fairfax',
      'نور',
    ],
  },
} as const;

/** The names of the sample participants in every look. */
export const SAMPLE_NAMES: readonly string[] = Object.values(NAMES).flatMap(({ normal, long }) => [...normal, ...long]);

/** Six participants, with the longest names where texts are long. You are the first. */
export function samplePeople({ direction, text }: Pick<Look, 'direction' | 'text'>): readonly Participant[] {
  return NAMES[direction][text === 'normal' ? 'normal' : 'long'].map((name, index) => ({
    id: index + OWN_ID,
    name,
    isMuted: index === 3 || index === 4,
    isDeafened: index === 4,
    identity: index === 5 ? '' : identityOf(index + OWN_ID),
    color: null,
    isAway: false,
  }));
}

/** The proven identity of a sample participant. */
function identityOf(id: ParticipantId): string {
  return String(id).padStart(22, 'A');
}

/** Where the others are, and how they talk; the last one has no known position. */
export const SAMPLE_SCENE: readonly SceneRow[] = [
  [2, 6, 0, 8, 0.4, -18, 1],
  [3, -14, 0, 5, 2.1, -120, 0],
  [4, -9, 0, -16, 3.8, -120, 0],
  [5, 21, 0, -13, 5.2, -31, 1],
];

export const SAMPLE_QUALITY: Readonly<Record<ParticipantId, ParticipantQuality>> = {
  1: quality(18, 0, 0),
  2: quality(42, 0, 0),
  3: quality(160, 3, 0.4),
  4: quality(340, 11, 2),
  5: quality(64, 0, 0),
};

function quality(roundTripMs: number, lossToHostPercent: number, lossFromHostPercent: number): ParticipantQuality {
  return { roundTripMs, lossToHostPercent, lossFromHostPercent };
}
