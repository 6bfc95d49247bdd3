import { LobbyStage } from '../../../../../../renderer/app/screens/lobby/LobbyStage.tsx';
import type { LobbyLayout } from '../../../../../../renderer/app/screens/lobby/use-lobby-layout.ts';
import '../../../../../../renderer/app/screens/app.css';
import type { Stage, Story } from '../../../../stage/story.ts';

const stageIn = (layout: LobbyLayout) => async (stage: Stage) => {
  const app = await stage.openApp({ lobby: {} });
  return (
    <div className="lobby" style={{ gridTemplateRows: 'minmax(0, 1fr)' }}>
      <LobbyStage
        {...{ app, layout }}
        dialogs={{ open: [], show: () => undefined, close: () => undefined }}
        onInvite={() => undefined}
        onOpenRules={() => undefined}
        onOpenPositions={() => undefined}
        onOpenMicrophone={() => undefined}
      >
        {null}
      </LobbyStage>
    </div>
  );
};

export const story: Story = {
  kind: 'window',
  states: {
    full: stageIn('full'),
    'tabs, map': stageIn('tabs'),
    'tabs, players': {
      show: stageIn('tabs'),
      act: (frame) => frame.querySelector<HTMLElement>('[role="tab"]:nth-child(2)')?.click(),
    },
    'tabs, text': {
      show: stageIn('tabs'),
      act: (frame) => frame.querySelector<HTMLElement>('[role="tab"]:last-child')?.click(),
    },
    strip: stageIn('strip'),
  },
};
