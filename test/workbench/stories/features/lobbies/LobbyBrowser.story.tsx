import type { ComponentProps } from 'react';
import { LobbyBrowser } from '../../../../../renderer/features/lobbies/LobbyBrowser.tsx';
import type { LobbiesState } from '../../../../../renderer/features/lobbies/lobbies-store.ts';
import { PASSWORD_LOBBY, SAMPLE_SEARCH } from '../../../samples/sample-lobbies.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const FAILED: LobbiesState['servers'] = [{ rendezvous: 'rendezvous.example.org', state: 'failed', hasMore: false }];

/** The search stands still: the state is that of the story. */
function browser(state: Partial<LobbiesState>, props: Partial<ComponentProps<typeof LobbyBrowser>> = {}) {
  return async (stage: Stage) => {
    const { lobbies } = await stage.openApp();
    lobbies.store.setState({ isNew: false, ...state });
    const controller = { ...lobbies.controller, start: () => undefined, stop: () => undefined };
    return (
      <LobbyBrowser
        store={lobbies.store}
        controller={controller}
        hasServer
        isRelayOnly={false}
        isStarting={false}
        problem={null}
        onDismissProblem={() => undefined}
        onAddServer={() => undefined}
        {...props}
      />
    );
  };
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 950,
  states: {
    many: browser(SAMPLE_SEARCH),
    'more than the servers send': browser({
      ...SAMPLE_SEARCH,
      lobbies: [PASSWORD_LOBBY],
      servers: [{ rendezvous: 'rendezvous.example.org', state: 'answered', hasMore: true }],
    }),
    searching: browser({ isNew: true, servers: [{ rendezvous: 'x', state: 'searching', hasMore: false }] }),
    'nothing found': browser({}),
    'nothing matches': browser({ ...SAMPLE_SEARCH, search: { text: 'chess', game: '', language: '' } }),
    'no server set': browser({}, { hasServer: false }),
    'on the network only': browser(
      { lobbies: SAMPLE_SEARCH.lobbies!.filter(({ source }) => source === 'lan') },
      { hasServer: false },
    ),
    'relay only, no server': browser({}, { hasServer: false, isRelayOnly: true }),
    'a server failed': browser({ servers: FAILED }),
    'entering failed': browser({
      ...SAMPLE_SEARCH,
      lobbies: [{ ...PASSWORD_LOBBY, access: 'open' }],
      entry: { lobby: { ...PASSWORD_LOBBY, access: 'open' }, step: 'failed', error: { code: 'lobby-not-there' } },
    }),
  },
};
