import { LobbyPerson } from '../../../../../../../renderer/app/screens/lobby/people/LobbyPerson.tsx';
import { permissionsOf, type Rank } from '../../../../../../../shared/model/people/rank.ts';
import type { Stage, Story } from '../../../../../stage/story.ts';

const ANCHOR = { left: 24, top: 24, right: 24, bottom: 24 };

const person =
  (part: 'menu' | 'details' | 'kick' | 'ban' | 'report', rank: Rank = 'member') =>
  async (stage: Stage) => {
    const app = await stage.openApp({ lobby: {} });
    app.moderation.store.setState({ rank, may: permissionsOf(rank) });
    return (
      <LobbyPerson
        app={app}
        menu={{
          open: { id: 2, anchor: ANCHOR, part },
          openMenu: () => undefined,
          openDetails: () => undefined,
          showDetails: () => undefined,
          askToMove: () => undefined,
          askToRemove: () => undefined,
          askToReport: () => undefined,
          close: () => undefined,
        }}
        onShowOnMap={() => undefined}
      />
    );
  };

export const story: Story = {
  kind: 'window',
  states: {
    menu: person('menu'),
    owner: person('menu', 'owner'),
    details: person('details'),
    kick: person('kick', 'moderator'),
    ban: person('ban', 'owner'),
  },
};
