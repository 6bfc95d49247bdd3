import type { ComponentProps } from 'react';
import { RendezvousPanel } from '../../../../../renderer/features/settings/RendezvousPanel.tsx';
import type { Story } from '../../../stage/story.ts';

type Answer = Awaited<ReturnType<ComponentProps<typeof RendezvousPanel>['onCheck']>>;

const panel =
  (rendezvous: string[], answer: Answer = 'answers') =>
  () => <RendezvousPanel settings={{ rendezvous }} onSettingsChange={() => undefined} onCheck={async () => answer} />;

export const story: Story = {
  kind: 'sheet',
  widthPixels: 440,
  states: {
    none: panel([]),
    'two servers': panel(['rendezvous.example.org', 'a-guild-with-a-long-name.rendezvous.example.net:8443/earshot']),
    'it does not answer': panel(['rendezvous.example.org'], 'unreachable'),
    'it answers without TLS': panel(['rendezvous.example.org:8080'], 'plain'),
    'a wrong address': {
      show: panel(['rendezvous.example.org']),
      act: (frame) => frame.querySelector('form')?.requestSubmit(),
    },
    'as many as there may be': panel(['one.example', 'two.example', 'three.example', 'four.example']),
  },
};
