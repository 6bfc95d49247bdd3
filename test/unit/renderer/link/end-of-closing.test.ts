import { expect, it } from 'vitest';
import { endOfClosing } from '../../../../renderer/link/end-of-closing.ts';

it('takes a host that restarts for a lost one, so that the window comes back', () => {
  expect(endOfClosing('restarting')).toEqual({ reason: 'host-lost', code: 'host-lost' });
  expect(endOfClosing('lobby-closed')).toEqual({ reason: 'lobby-closed', code: 'lobby-closed' });
});
