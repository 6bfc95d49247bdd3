import { describe, expect, it } from 'vitest';
import {
  colorOf,
  createRoom,
  withColor,
  withJoined,
  withLeft,
  withParticipants,
  withStatus,
} from '../../../../main/room/room.ts';

describe('room', () => {
  it('never gives an id twice', () => {
    const first = withJoined(createRoom(3), 'Ada', '');
    const second = withJoined(withLeft(first.room, first.participant.id), 'Ada', '');
    expect([first.participant.id, second.participant.id]).toEqual([1, 2]);
  });

  it('makes names unique, and frees them when somebody leaves', () => {
    const one = withJoined(createRoom(9), 'Ada', '');
    const two = withJoined(one.room, 'Ada', '');
    const three = withJoined(two.room, 'Ada', '');
    expect([one, two, three].map((joined) => joined.participant.name)).toEqual(['Ada', 'Ada 2', 'Ada 3']);
    expect(withJoined(withLeft(three.room, two.participant.id), 'Ada', '').participant.name).toBe('Ada 2');
  });

  it('gives a participant a colour and takes it back, and keeps the same room when nothing changes', () => {
    const { room, participant } = withJoined(createRoom(2), 'Ada', '');
    const colored = withColor(room, participant.id, 3);
    expect(colored.participants.get(participant.id)?.color).toBe(3);
    expect(withColor(colored, participant.id, 3)).toBe(colored);
    expect(withColor(colored, 99, 3)).toBe(colored);
    expect(withColor(colored, participant.id, null).participants.get(participant.id)?.color).toBeNull();
  });

  it('gives a player with an identity the same automatic colour after leaving and joining again', () => {
    const ada = 'AAAAAAAAAAAAAAAAAAAAAA';
    const first = withJoined(createRoom(20), 'Ada', ada);
    const others = ['Ben', 'Cem', 'Dora'].reduce((room, name) => withJoined(room, name, '').room, first.room);
    const again = withJoined(withLeft(others, first.participant.id), 'Ada', ada);
    expect(again.participant.id).toBe(5);
    expect(colorOf(again.room, 5)).toBe(colorOf(first.room, 1));
    expect(colorOf(again.room, 1)).toBeNull();
  });

  it('gives up to twelve players twelve colours, and none of them another when somebody comes or leaves', () => {
    let room = createRoom(20);
    const seen = new Map<number, number | null>();
    for (let count = 0; count < 12; count++) {
      const identity = count % 3 === 0 ? '' : `${'x'.repeat(21)}${String.fromCharCode(65 + count)}`;
      const joined = withJoined(room, 'Ada', identity);
      ({ room } = joined);
      seen.set(joined.participant.id, colorOf(room, joined.participant.id));
      for (const [id, color] of seen) expect(colorOf(room, id)).toBe(color);
    }
    expect(new Set(seen.values()).size).toBe(12);
    const fewer = withLeft(room, 4);
    for (const [id, color] of seen) expect(colorOf(fewer, id)).toBe(id === 4 ? null : color);
    expect(colorOf(withJoined(fewer, 'Eve', '').room, 13)).toBe(seen.get(4));
  });

  it('gives nobody the colour that another player has chosen, and shows the chosen one', () => {
    const one = withJoined(createRoom(3), 'Ada', '');
    const preferred = colorOf(withJoined(createRoom(3), 'Ben', 'BBBBBBBBBBBBBBBBBBBBBB').room, 1);
    const chosen = withColor(one.room, 1, preferred);
    expect(colorOf(chosen, 1)).toBe(preferred);
    expect(colorOf(withJoined(chosen, 'Ben', 'BBBBBBBBBBBBBBBBBBBBBB').room, 2)).not.toBe(preferred);
  });

  it('keeps the colours of those who stay when another host describes the room', () => {
    const one = withJoined(createRoom(5), 'Ada', 'AAAAAAAAAAAAAAAAAAAAAA');
    const two = withJoined(one.room, 'Ben', 'AAAAAAAAAAAAAAAAAAAAAA');
    const { participants } = two.room;
    expect(withParticipants(createRoom(5), participants).automaticColors).toEqual(two.room.automaticColors);
    const rest = new Map([...participants].filter(([id]) => id === 2));
    expect(withParticipants(two.room, rest).automaticColors).toEqual(new Map([[2, colorOf(two.room, 2)]]));
  });

  it('keeps the same room when a status update changes nothing', () => {
    const { room, participant } = withJoined(createRoom(2), 'Ada', '');
    const muted = withStatus(room, participant.id, { isMuted: true, isDeafened: false });
    expect(muted.participants.get(participant.id)).toEqual({
      id: 1,
      name: 'Ada',
      isMuted: true,
      isDeafened: false,
      identity: '',
      color: null,
      isAway: false,
    });
    expect(withStatus(muted, participant.id, { isMuted: true, isDeafened: false })).toBe(muted);
    expect(withStatus(muted, 99, { isMuted: false, isDeafened: false })).toBe(muted);
    expect(room.participants.get(participant.id)?.isMuted).toBe(false);
  });
});
