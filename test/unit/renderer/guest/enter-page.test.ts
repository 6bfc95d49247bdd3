import { expect, it } from 'vitest';
import { enterPage } from '../../../../renderer/guest/enter-page.ts';
import { OBSTACLES } from '../../../../renderer/guest/find-obstacle.ts';
import { memoryStorage } from '../../../support/guest/memory-storage.ts';

const CURRENT = {
  ...{ isFramed: false, isSecureContext: true, hasCrypto: true },
  ...{ hasWebRtc: true, hasWorklets: true, hasColors: true },
};
const PARTS = {
  framed: { isFramed: true },
  insecure: { isSecureContext: false },
  'no-webrtc': { hasWebRtc: false },
  old: { hasColors: false },
} as const;

it.each(OBSTACLES)('takes the link out of the address of a page that cannot work: %s', (obstacle) => {
  const shown: string[] = [];
  const entered = enterPage(
    {
      location: { hash: '#AQk3vT9x', pathname: '/join/', search: '' },
      history: { replaceState: (_state, _title, address) => void shown.push(String(address)) },
      storage: () => memoryStorage(),
    },
    () => {
      expect(shown, 'the link is gone before anything is read').toEqual(['/join/']);
      return { ...CURRENT, ...PARTS[obstacle] };
    },
  );
  expect(entered).toEqual({ link: 'AQk3vT9x', headsetOf: undefined, obstacle });
});

it('knows a link that makes this device a headset', () => {
  const ticket = 'AAECAwQFBgcICQoLDA0ODw';
  const page = {
    location: { hash: `#AQk3vT9x&headset=${ticket}`, pathname: '/', search: '' },
    history: { replaceState: () => undefined },
    storage: () => memoryStorage(),
  };
  const expected = { link: 'AQk3vT9x', headsetOf: ticket, obstacle: null };
  expect(enterPage(page, () => CURRENT)).toEqual(expected);
});
