import type { ReactNode } from 'react';
import { MicrophoneProblem } from '../../../../../renderer/features/devices/MicrophoneProblem.tsx';
import type { Story } from '../../../stage/story.ts';

function problem(
  code: Parameters<typeof MicrophoneProblem>[0]['code'],
  shell: 'electron' | 'browser' = 'browser',
  platform = 'linux',
): ReactNode {
  return <MicrophoneProblem code={code} surroundings={{ shell, platform }} onTryAgain={() => undefined} />;
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 400,
  states: {
    'denied by the browser': () => problem('denied'),
    'denied by Windows': () => problem('denied', 'electron', 'win32'),
    missing: () => problem('missing'),
    busy: () => problem('busy'),
  },
};
