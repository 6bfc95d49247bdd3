import { expect, it } from 'vitest';
import { MapStatus } from '../../../../../renderer/features/map/map-status.ts';

it('reports changes only, starting from a map that follows you and points north', () => {
  const log: string[] = [];
  const status = new MapStatus({
    onFollowingChanged: (isFollowing) => log.push(`following ${isFollowing}`),
    onElsewhere: (count) => log.push(`elsewhere ${count}`),
    onTurned: (upRadians) => log.push(`up ${upRadians}`),
  });
  const report = (isFollowing: boolean, elsewhere: number, upRadians: number): void => {
    status.setFollowing(isFollowing);
    status.setElsewhere(elsewhere);
    status.setUp(upRadians);
  };
  report(true, 0, 0);
  expect(log).toEqual([]);
  report(false, 3, 1);
  report(false, 3, 1);
  expect(log).toEqual(['following false', 'elsewhere 3', 'up 1']);
});
