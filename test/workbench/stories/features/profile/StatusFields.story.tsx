import { StatusFields } from '../../../../../renderer/features/profile/StatusFields.tsx';
import { DEFAULT_SETTINGS, type Settings } from '../../../../../shared/model/settings.ts';
import type { Story } from '../../../stage/story.ts';

const fields =
  (change: Partial<Settings> = {}) =>
  () => <StatusFields settings={{ ...DEFAULT_SETTINGS, ...change }} onSettingsChange={() => undefined} />;

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    default: fields(),
    'do not disturb': fields({ availability: 'busy' }),
    'away after a while, no pictures': fields({ awayAfterMinutes: 15, showsPictures: false }),
  },
};
