import { expect, it } from 'vitest';
import { createI18n } from '../../../../../renderer/i18n/i18n.ts';
import { announcementOf } from '../../../../../renderer/app/screens/announcement.ts';

const t = createI18n().getFixedT('en', 'app');

it('announces connection, mute and deafen, but no mute without a lobby', () => {
  const quiet = { isMuted: true, isDeafened: false };
  expect(announcementOf({ status: 'connected' }, quiet, t)).toContain('muted');
  expect(announcementOf({ status: 'connected' }, { isMuted: true, isDeafened: true }, t)).toContain('deafened');
  expect(announcementOf({ status: 'none' }, quiet, t)).toBe('');
});
