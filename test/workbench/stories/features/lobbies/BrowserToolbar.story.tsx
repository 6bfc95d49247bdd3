import { BrowserToolbar } from '../../../../../renderer/features/lobbies/BrowserToolbar.tsx';
import type { LobbiesState } from '../../../../../renderer/features/lobbies/lobbies-store.ts';
import { SAMPLE_SEARCH } from '../../../samples/sample-lobbies.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const toolbar = (state: Partial<LobbiesState>) => async (stage: Stage) => {
  const { lobbies } = await stage.openApp();
  return <BrowserToolbar state={{ ...lobbies.store.getState(), ...state }} controller={lobbies.controller} />;
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 900,
  states: {
    anything: toolbar({}),
    'a game in a language': toolbar({
      ...SAMPLE_SEARCH,
      search: { text: 'raid', game: 'Minecraft', language: 'de' },
      order: 'players',
    }),
  },
};
