import { expect, it } from 'vitest';
import { describePeople } from '../../../../../../main/host/lobby/members/describe-people.ts';
import type { LobbyMember } from '../../../../../../main/host/lobby/lobby-member.ts';
import { SlotTable } from '../../../../../../main/host/mixing/slot-table.ts';
import { PLACEMENT, PLACEMENT_FIELDS } from '../../../../../../main/mixer/placement.ts';
import type { OwnPlacementReport } from '../../../../../../main/room/placements.ts';
import { createRoom, withAway, withJoined, withStatus } from '../../../../../../main/room/room.ts';

it('describes what each player does, where they are, and how well they are connected', () => {
  const slots = new SlotTable(SlotTable.allocate(4), 4);
  const ada = withJoined(createRoom(4), 'Ada', 'AAAAAAAAAAAAAAAAAAAAAA');
  const bob = withJoined(ada.room, 'Bob', '');
  const room = withAway(withStatus(bob.room, 2, { isMuted: true, isDeafened: false }), 2, true);
  const placement = new Float64Array(PLACEMENT_FIELDS);
  placement.set([1, 2.5, 64, -3], PLACEMENT.isPlaced);
  slots.writePlacement(3, placement);
  slots.writeLevel(3, -20, true);
  const member = { slot: 3, roundTripMs: 31, soundQuality: () => ({}) } as unknown as LobbyMember;
  const places = { ownPlacementOf: () => ({ world: 'Nether', group: 'Red' }) as OwnPlacementReport };
  expect(describePeople({ room, members: new Map([[1, member]]), places, slots })).toEqual([
    {
      ...{ id: 1, name: 'Ada', isMuted: false, isDeafened: false, isAway: false, isTalking: true, levelDb: -20 },
      ...{ identity: 'AAAAAAAAAAAAAAAAAAAAAA', pingMs: 31, position: [2.5, 64, -3], world: 'Nether', group: 'Red' },
    },
    {
      ...{ id: 2, name: 'Bob', isMuted: true, isDeafened: false, isAway: true, isTalking: false, levelDb: -120 },
      ...{ identity: '', pingMs: null, position: null, world: 'Nether', group: 'Red' },
    },
  ]);
});
