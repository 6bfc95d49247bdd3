import { expect, it } from 'vitest';
import type { ModerationController } from '../../../../../renderer/features/moderation/moderation-controller.ts';
import { moderationItems } from '../../../../../renderer/features/moderation/moderation-items.tsx';
import { createI18n } from '../../../../../renderer/i18n/i18n.ts';
import type { Unheard } from '../../../../../shared/model/people/door.ts';
import { describePermissions, permissionsOf, RANKS, type Rank } from '../../../../../shared/model/people/rank.ts';

const i18n = createI18n();

/** Names the actions that one rank may take on another, with or without an identity. */
function itemsFor(
  rank: Rank,
  other: Rank,
  { identity = 'w'.repeat(22), isOwn = false, unheard = '' as Unheard } = {},
): readonly string[] {
  return moderationItems({
    state: { rank, may: permissionsOf(rank), permissions: describePermissions({}) },
    controller: {} as ModerationController,
    participant: { id: 7, name: 'Wren', identity },
    standing: { rank: other, held: [], unheard },
    isOwn,
    onRemove: () => undefined,
    t: i18n.getFixedT(null, 'moderation'),
    tDoor: i18n.getFixedT(null, 'door'),
  })
    .flat()
    .map(({ id }) => id);
}

it('offers what the rank allows, to lower ranks only', () => {
  expect(RANKS.map((other) => itemsFor('moderator', other))).toEqual([
    [],
    [],
    ['moderate-mute', 'moderate-deafen', 'kick', 'ban'],
    ['moderate-mute', 'moderate-deafen', 'kick', 'ban'],
  ]);
  for (const other of RANKS) expect([...itemsFor('member', other), ...itemsFor('listener', other)]).toEqual([]);
});

it('lets owners give every other rank, also to owners', () => {
  expect(itemsFor('owner', 'owner')).toEqual(['rank-moderator', 'rank-member', 'rank-listener']);
  expect(itemsFor('owner', 'member')).toEqual([
    ...['moderate-mute', 'moderate-deafen'],
    ...['rank-owner', 'rank-moderator', 'rank-listener'],
    ...['kick', 'ban'],
  ]);
});

it('bans and appoints nobody without an identity, and nobody themselves', () => {
  expect(itemsFor('owner', 'member', { identity: '' })).toEqual(['moderate-mute', 'moderate-deafen', 'kick']);
  expect(itemsFor('owner', 'member', { isOwn: true })).toEqual([]);
});

it('lets newcomers in who are not heard yet, by those who may lock the lobby', () => {
  expect(itemsFor('moderator', 'member', { unheard: 'listening' })[0]).toBe('let-in');
  expect(itemsFor('member', 'member', { unheard: 'unknown' })).toEqual([]);
});
