import * as v from 'valibot';
import { MAX_COORDINATE_METRES, type Pose } from '../../shared/model/pose.ts';
import { resumeRequestSchema } from '../../shared/protocol/signalling.ts';
import type { KeptLobby } from '../app/create-window-app.ts';

/** Where a tab keeps texts while its page loads again. Reading or writing may throw. */
export type TabStorage = () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const KEY = 'earshot.return';
const MAX_LENGTH = 8_192;

const metres = v.pipe(v.number(), v.minValue(-MAX_COORDINATE_METRES), v.maxValue(MAX_COORDINATE_METRES));

const recordSchema = v.object({
  invitation: v.pipe(v.string(), v.maxLength(4_096)),
  resume: resumeRequestSchema,
  pose: v.nullable(
    v.object({ xMetres: metres, yMetres: metres, zMetres: metres, yawRadians: v.pipe(v.number(), v.finite()) }),
  ),
  isMuted: v.boolean(),
  isDeafened: v.boolean(),
});
type PageRecord = v.InferOutput<typeof recordSchema>;

/**
 * A tab's memory of the lobby that it is in. Phones end pages in the background and load them again, and people do so
 * themselves: the page then returns as the same participant, where it stood, and as muted as before.
 */
export interface PageReturn extends KeptLobby {
  /** Returns what the page was in when it loaded again; undefined = in no lobby. */
  readonly before: Pick<PageRecord, 'invitation' | 'isMuted' | 'isDeafened'> | undefined;
  /** Takes what the person has turned off. */
  noteStatus(status: Pick<PageRecord, 'isMuted' | 'isDeafened'>): void;
}

/** Opens what this tab remembers. `isLoadedAgain`: the page was not opened with another link. */
export function openPageReturn(storage: TabStorage, isLoadedAgain: boolean): PageReturn {
  let record = isLoadedAgain ? read(storage) : undefined;
  let status = { isMuted: record?.isMuted ?? false, isDeafened: record?.isDeafened ?? false };
  const before = record;

  function keep(next: PageRecord | undefined): void {
    record = next;
    try {
      if (next === undefined) storage().removeItem(KEY);
      else storage().setItem(KEY, JSON.stringify(next));
    } catch {
      // Then the page returns as another participant.
    }
  }
  if (!isLoadedAgain) keep(undefined);

  const poseIn = (invitation: string): Pose | undefined =>
    record?.invitation === invitation ? (record.pose ?? undefined) : undefined;
  return {
    before,
    memory: {
      read: (invitation) => (record?.invitation === invitation ? record.resume : undefined),
      remember: (invitation, resume) => keep({ invitation, resume, pose: poseIn(invitation) ?? null, ...status }),
      forget: () => keep(undefined),
    },
    lastPlace: {
      poseIn,
      remember(invitation, pose) {
        if (record?.invitation === invitation) keep({ ...record, pose });
      },
    },
    noteStatus({ isMuted, isDeafened }) {
      status = { isMuted, isDeafened };
      if (record !== undefined && (record.isMuted !== isMuted || record.isDeafened !== isDeafened))
        keep({ ...record, ...status });
    },
  };
}

/** What a tab holds may come from another version of the page, or another program of its origin. */
function read(storage: TabStorage): PageRecord | undefined {
  try {
    const text = storage().getItem(KEY) ?? '';
    const parsed = text.length > MAX_LENGTH ? undefined : v.safeParse(recordSchema, JSON.parse(text));
    return parsed?.success === true ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}
