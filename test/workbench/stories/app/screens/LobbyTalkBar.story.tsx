import { LobbyTalkBar } from '../../../../../renderer/app/screens/LobbyTalkBar.tsx';
import type { Story } from '../../../stage/story.ts';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 900,
  states: {
    talking: async (stage) => {
      const app = await stage.openApp({ lobby: {} });
      app.voice.store.setState({ isKeyHeld: true, gate: 'open' });
      return <LobbyTalkBar app={app} onOpenKeys={() => undefined} />;
    },
    'no talk key': async (stage) => {
      const app = await stage.openApp({ lobby: {}, settings: { bindings: [] } });
      return <LobbyTalkBar app={app} onOpenKeys={() => undefined} />;
    },
  },
};
