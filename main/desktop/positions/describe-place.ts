import type { EarshotContract } from '../../../shared/ipc/contract.ts';
import type { PayloadOf } from '../../../shared/ipc/define.ts';
import type { Pose } from '../../../shared/model/pose.ts';
import type { SourceId } from '../../../shared/model/position-source.ts';
import { DEFAULT_PRESENCE, DEFAULT_TALK_STYLE } from '../../../shared/model/presence.ts';
import { fieldsOfPose } from '../../../shared/protocol/pose-fields.ts';
import type { PositionReport } from './position-source.ts';

type Told = NonNullable<PayloadOf<EarshotContract, 'positions:report'>['report']>;

/**
 * Describes a source's report for the window. Fields that the source does not know have their defaults. A lost source
 * leaves the player's world, team and state unchanged, and lets the person choose the talk style.
 */
export function describePlace(
  source: SourceId,
  { pose, camera, presence, talk }: PositionReport,
  isFresh: boolean,
): Told {
  return {
    source,
    place: isFresh ? placeOf(pose, camera) : { type: 'nowhere', reason: 'lost' },
    presence: { type: 'presence', ...DEFAULT_PRESENCE, ...known(presence) },
    talk:
      isFresh && Object.keys(known(talk)).length > 0 ? { type: 'talk', ...DEFAULT_TALK_STYLE, ...known(talk) } : null,
  };
}

function placeOf(pose: Pose | null, camera: Pose | null): Told['place'] {
  if (pose === null) return { type: 'nowhere', reason: 'menu' };
  return { type: 'pose', ...fieldsOfPose(pose), ...(camera === null ? {} : { camera: fieldsOfPose(camera) }) };
}

/** Removes the fields whose value is undefined, because they would hide the defaults. */
function known<T extends object>(partial: T): T {
  return Object.fromEntries(Object.entries(partial).filter(([, value]) => value !== undefined)) as T;
}
