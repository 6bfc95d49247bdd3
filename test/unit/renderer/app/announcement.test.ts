import { expect, it } from 'vitest';
import { announcementOf } from '../../../../renderer/app/announcement.ts';

it('says connection, mute and deafen, and says nothing of mute while there is no lobby', () => {
  const quiet = { isMuted: true, isDeafened: false };
  expect(announcementOf({ status: 'connected' }, quiet)).toContain('muted');
  expect(announcementOf({ status: 'connected' }, { isMuted: true, isDeafened: true })).toContain('deafened');
  expect(announcementOf({ status: 'none' }, quiet)).toBe('');
});
