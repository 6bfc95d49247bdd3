import { expect, it } from 'vitest';
import { MapStatus, type Followed } from '../../../../../renderer/features/map/map-status.ts';

it('reports changes only, starting from a map that follows you and points north', () => {
  const log: string[] = [];
  const status = new MapStatus({
    onFollowingChanged: (followed) => log.push(`following ${followed}`),
    onElsewhere: (count) => log.push(`elsewhere ${count}`),
    onTurned: (upRadians) => log.push(`up ${upRadians}`),
  });
  const report = (followed: Followed, elsewhere: number, upRadians: number): void => {
    status.setFollowing(followed);
    status.setElsewhere(elsewhere);
    status.setUp(upRadians);
  };
  report('you', 0, 0);
  expect(log).toEqual([]);
  report(7, 3, 1);
  report(7, 3, 1);
  report(null, 3, 1);
  expect(log).toEqual(['following 7', 'elsewhere 3', 'up 1', 'following null']);
});
