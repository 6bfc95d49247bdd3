import { scheduleTimer as schedule } from '../../../../shared/schedule.ts';
import { bytesOfPicture, hashOfPicture, openPicture } from '../../../link/pictures/picture-bytes.ts';
import { Pictures } from '../../../link/pictures/pictures.ts';
import { connectProfile, type ProfileConnections, type ProfileFeature } from './connect-profile.ts';

/** Connects what you show of yourself, and others' pictures, with this window: its clock, its input, its decoder. */
export function openProfile(
  stores: Pick<ProfileConnections, 'settings' | 'people' | 'voice' | 'scene'>,
): ProfileFeature {
  const nowMs = (): number => performance.now();
  return connectProfile({
    ...stores,
    ...{ schedule, nowMs, page: window },
    pictures: new Pictures({ open: openPicture, schedule, nowMs }),
    hashOf: (picture) => hashOfPicture(bytesOfPicture(picture)),
  });
}
