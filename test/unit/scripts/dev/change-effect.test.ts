import { expect, it } from 'vitest';
import { effectOfChange } from '../../../../scripts/dev/change-effect.ts';

it.each([
  ['main/mixer/mixer.ts', 'restart-main'],
  ['shared/model/pose.ts', 'restart-main'],
  ['main/practice/voices/one.wav', 'restart-main'],
  ['renderer/overlay/overlay.css', 'build-overlay'],
  ['renderer/ui/controls/Button.tsx', 'none'],
  ['main/mixer/.mixer.ts.swp', 'none'],
  ['main/.cache/mixer.ts', 'none'],
  ['main/mixer/mixer.ts~', 'none'],
  ['main/practice/voices/README.md', 'none'],
  ['test/unit/main/mixer.test.ts', 'none'],
])('%s needs %s', (file, effect) => {
  expect(effectOfChange(file)).toBe(effect);
});
