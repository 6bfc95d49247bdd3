import type { ParticipantId } from '../../../../shared/model/participant.ts';
import { SILENCE_DB } from '../../../../shared/units.ts';
import { PLACEMENT, PLACEMENT_FIELDS } from '../../../mixer/placement.ts';
import type { PersonNow } from '../../person-now.ts';
import type { Room } from '../../../room/room.ts';
import type { SlotTable } from '../../mixing/slot-table.ts';
import type { LobbyMember } from '../lobby-member.ts';
import type { LobbyPlaces } from '../lobby-places.ts';

interface PeopleParts {
  readonly room: Room;
  readonly members: ReadonlyMap<ParticipantId, LobbyMember>;
  readonly places: Pick<LobbyPlaces, 'ownPlacementOf'>;
  readonly slots: Pick<SlotTable, 'levelDb' | 'isTalking' | 'readPlacement'>;
}

/** Describes everybody in a lobby, in the order in which they joined. */
export function describePeople({ room, members, places, slots }: PeopleParts): PersonNow[] {
  const placement = new Float64Array(PLACEMENT_FIELDS);
  return [...room.participants.values()].map(({ id, name, identity, isMuted, isDeafened, isAway }) => {
    const member = members.get(id);
    const { world, group } = places.ownPlacementOf(id);
    const isPlaced =
      member !== undefined && slots.readPlacement(member.slot, placement) && placement[PLACEMENT.isPlaced] === 1;
    return {
      ...{ id, name, identity, isMuted, isDeafened, isAway, world, group },
      isTalking: member !== undefined && slots.isTalking(member.slot),
      levelDb: member === undefined ? SILENCE_DB : slots.levelDb(member.slot),
      pingMs: member === undefined ? null : pingOf(member),
      position: isPlaced
        ? [placement[PLACEMENT.x] ?? 0, placement[PLACEMENT.y] ?? 0, placement[PLACEMENT.z] ?? 0]
        : null,
    };
  });
}

function pingOf(member: LobbyMember): number | null {
  const pingMs = member.soundQuality().roundTripMs ?? member.roundTripMs;
  return pingMs < 0 ? null : pingMs;
}
