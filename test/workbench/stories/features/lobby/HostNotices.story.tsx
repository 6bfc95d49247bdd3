import { HostNotices } from '../../../../../renderer/features/lobby/HostNotices.tsx';
import type { Story } from '../../../stage/story.ts';

const notices = [{ code: 'other-port', wantedPort: 7_777, port: 51_234 }, { code: 'only-loopback' }] as const;

export const story: Story = {
  kind: 'sheet',
  widthPixels: 360,
  states: {
    'another port': () => <HostNotices notices={notices.slice(0, 1)} onDismiss={() => undefined} />,
    'no network': () => <HostNotices notices={notices.slice(1)} onDismiss={() => undefined} />,
  },
};
