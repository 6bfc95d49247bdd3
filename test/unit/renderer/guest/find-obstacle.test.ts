import { describe, expect, it } from 'vitest';
import { findObstacle } from '../../../../renderer/guest/find-obstacle.ts';

const CURRENT = {
  isFramed: false,
  isSecureContext: true,
  hasCrypto: true,
  hasWebRtc: true,
  hasWorklets: true,
  hasColors: true,
};

describe('what keeps a page from working', () => {
  it('is nothing in a current browser', () => {
    expect(findObstacle(CURRENT)).toBeNull();
  });

  it.each([
    ['framed', { isFramed: true, isSecureContext: false }],
    ['insecure', { isSecureContext: false, hasCrypto: false, hasWorklets: false }],
    ['no-webrtc', { hasWebRtc: false }],
    ['old', { hasCrypto: false }],
    ['old', { hasWorklets: false }],
    ['old', { hasColors: false }],
  ] as const)('is %s with %j', (obstacle, parts) => {
    expect(findObstacle({ ...CURRENT, ...parts })).toBe(obstacle);
  });
});
