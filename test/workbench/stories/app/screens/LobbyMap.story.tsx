import { LobbyMap } from '../../../../../renderer/app/screens/LobbyMap.tsx';
import { SAMPLE_REPORT, SAMPLE_STATUS } from '../../../samples/sample-positions.ts';
import type { Story } from '../../../stage/story.ts';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 440,
  states: {
    'a game sends positions': async (stage) => {
      const app = await stage.openApp({ lobby: {} });
      app.positions.store.setState({ report: SAMPLE_REPORT, status: SAMPLE_STATUS });
      return (
        <div style={{ display: 'grid', blockSize: 400 }}>
          <LobbyMap
            app={app}
            shown={null}
            onOpenRules={() => undefined}
            onOpenPositions={() => undefined}
            onOpenMenu={() => undefined}
          />
        </div>
      );
    },
  },
};
