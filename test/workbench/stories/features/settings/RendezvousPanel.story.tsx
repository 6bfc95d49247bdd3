import { RendezvousPanel } from '../../../../../renderer/features/settings/RendezvousPanel.tsx';
import type { Story } from '../../../stage/story.ts';

const panel = (rendezvous: string[]) => () => (
  <RendezvousPanel settings={{ rendezvous }} onSettingsChange={() => undefined} />
);

export const story: Story = {
  kind: 'sheet',
  widthPixels: 440,
  states: {
    none: panel([]),
    'two servers': panel(['rendezvous.example.org', 'a-guild-with-a-long-name.rendezvous.example.net:8443/earshot']),
    'a wrong address': {
      show: panel(['rendezvous.example.org']),
      act: (frame) => frame.querySelector('form')?.requestSubmit(),
    },
    'as many as there may be': panel(['one.example', 'two.example', 'three.example', 'four.example']),
  },
};
