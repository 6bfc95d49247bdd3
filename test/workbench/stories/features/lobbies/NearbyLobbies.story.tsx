import { NearbyLobbies } from '../../../../../renderer/features/lobbies/NearbyLobbies.tsx';
import type { LobbiesState } from '../../../../../renderer/features/lobbies/lobbies-store.ts';
import { SAMPLE_LOBBIES, SAMPLE_SEARCH } from '../../../samples/sample-lobbies.ts';
import type { Stage, Story } from '../../../stage/story.ts';

function nearby(state: Partial<LobbiesState>, hasServer = true) {
  return async (stage: Stage) => {
    const { lobbies } = await stage.openApp();
    lobbies.store.setState({ isNew: false, ...state });
    return (
      <NearbyLobbies
        {...lobbies}
        hasServer={hasServer}
        isRelayOnly={false}
        isStarting={false}
        problem={null}
        onDismissProblem={() => undefined}
        hasFocus={false}
        onShowAll={() => undefined}
      />
    );
  };
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 440,
  states: {
    many: nearby(SAMPLE_SEARCH),
    'long names': nearby({ ...SAMPLE_SEARCH, lobbies: SAMPLE_LOBBIES.filter(({ id }) => id === 'long') }),
    searching: nearby({ isNew: true, servers: [{ rendezvous: 'x', state: 'searching', hasMore: false }] }),
    'nothing found': nearby({}, false),
  },
};
