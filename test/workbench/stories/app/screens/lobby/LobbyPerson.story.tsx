import { LobbyPerson } from '../../../../../../renderer/app/screens/lobby/LobbyPerson.tsx';
import type { Stage, Story } from '../../../../stage/story.ts';

const ANCHOR = { left: 24, top: 24, right: 24, bottom: 24 };

const person = (part: 'menu' | 'details') => async (stage: Stage) => (
  <LobbyPerson
    app={await stage.openApp({ lobby: {} })}
    menu={{
      open: { id: 2, anchor: ANCHOR, part },
      openMenu: () => undefined,
      showDetails: () => undefined,
      close: () => undefined,
    }}
    onShowOnMap={() => undefined}
  />
);

export const story: Story = { kind: 'window', states: { menu: person('menu'), details: person('details') } };
