import { expect, it } from 'vitest';
import { personalMessage } from '../../../../../renderer/features/people/personal-message.ts';
import type { PeopleState, Preference } from '../../../../../renderer/features/people/people-store.ts';
import type { Participant } from '../../../../../shared/model/participant.ts';
import { MAX_PERSONAL_ROWS, serverboundChannelSchema } from '../../../../../shared/protocol/channel.ts';
import { MAX_CHANNEL_MESSAGE_BYTES } from '../../../../../shared/protocol/limits.ts';
import { parseMessage } from '../../../../../shared/protocol/parse.ts';

function lobby(
  preferences: readonly Partial<Preference>[],
  firstId = 1,
): { readonly participants: readonly Participant[]; readonly state: PeopleState } {
  const participants = preferences.map((_, index) => ({
    id: firstId + index,
    name: 'Fox',
    isMuted: false,
    isDeafened: false,
    identity: '',
    color: null,
    isAway: false,
  }));
  const guests = new Map(
    preferences.map((preference, index) => [
      firstId + index,
      { volumePercent: 100, isMuted: false, isBlocked: false, ...preference },
    ]),
  );
  return { participants, state: { people: new Map(), guests, problem: null, view: { sort: 'nearest', groupBy: '' } } };
}

it('leaves out you and people with default settings, and sends mute as zero gain', () => {
  const { participants, state } = lobby([
    { volumePercent: 50 },
    {},
    { isMuted: true, volumePercent: 150 },
    { volumePercent: 0 },
    { volumePercent: 150 },
    { isBlocked: true, isMuted: true },
  ]);
  expect(personalMessage(participants, 1, state)).toEqual({
    type: 'personal',
    gains: [
      [3, 0],
      [4, 0],
      [5, 1.5],
    ],
    blocked: [6],
  });
});

it('is taken by hosts however many people are set, those who are blocked and muted first', () => {
  const many = [
    ...Array.from({ length: 400 }, () => ({ volumePercent: 155 })),
    ...Array.from({ length: 60 }, () => ({ isMuted: true })),
    ...Array.from({ length: 40 }, () => ({ isBlocked: true })),
  ];
  const { participants, state } = lobby(many, 2_000_000_000);
  const message = personalMessage(participants, null, state);
  const text = JSON.stringify(message);
  expect(parseMessage(text, serverboundChannelSchema, MAX_CHANNEL_MESSAGE_BYTES).ok).toBe(true);
  expect([message.blocked.length, message.gains.filter(([, gain]) => gain === 0).length]).toEqual([40, 60]);
  expect(message.gains.length).toBeLessThanOrEqual(MAX_PERSONAL_ROWS);
});
