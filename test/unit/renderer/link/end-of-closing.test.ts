import { expect, it } from 'vitest';
import { endOfClosing } from '../../../../renderer/link/end-of-closing.ts';

it('takes a host that restarts for a lost one, so that the window comes back', () => {
  const ended = (reason: 'restarting' | 'lobby-closed') => endOfClosing({ reason });
  expect(ended('restarting')).toEqual({ reason: 'host-lost', code: 'host-lost', removal: null });
  expect(ended('lobby-closed')).toEqual({ reason: 'lobby-closed', code: 'lobby-closed', removal: null });
});

it('says who has removed somebody, and why', () => {
  const removal = { isBan: true, by: 'Ben', reason: 'Spam', seconds: 60 };
  expect(endOfClosing({ reason: 'removed', removal })).toEqual({ reason: 'removed', code: 'removed', removal });
});
