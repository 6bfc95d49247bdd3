import { describe, expect, it } from 'vitest';
import { createRoom, isFull, withColor, withJoined, withLeft, withStatus } from '../../../../main/room/room.ts';

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

  it('is full at its capacity', () => {
    const joined = withJoined(createRoom(1), 'Ada', '');
    expect([isFull(createRoom(1)), isFull(joined.room), isFull(withLeft(joined.room, joined.participant.id))]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('gives a participant a colour and takes it back, and keeps the same room when nothing changes', () => {
    const { room, participant } = withJoined(createRoom(2), 'Ada', '');
    const colored = withColor(room, participant.id, 3);
    expect(colored.participants.get(participant.id)?.color).toBe(3);
    expect(withColor(colored, participant.id, 3)).toBe(colored);
    expect(withColor(colored, 99, 3)).toBe(colored);
    expect(withColor(colored, participant.id, null).participants.get(participant.id)?.color).toBeNull();
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
