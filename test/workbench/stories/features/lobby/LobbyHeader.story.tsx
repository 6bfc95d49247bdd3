import { LobbyHeader } from '../../../../../renderer/features/lobby/LobbyHeader.tsx';
import type { LobbyState } from '../../../../../renderer/features/lobby/lobby-store.ts';
import { SettingsIcon } from '../../../../../renderer/ui/icons/place-icons.tsx';
import { samplePeople } from '../../../samples/sample-people.ts';
import { showAs } from '../../../stage/pseudo-states.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const header =
  (lobby: Partial<LobbyState>, onExpand: (() => void) | null = null) =>
  async (stage: Stage) => {
    const app = await stage.openApp({ lobby });
    const label = stage.i18n.t('settings', { ns: 'lobby' });
    return (
      <LobbyHeader
        lobby={app.lobby.store.getState()}
        more={[[{ id: 'settings', label, icon: <SettingsIcon />, onSelect: () => undefined }]]}
        onCheck={() => undefined}
        onOpenRules={() => undefined}
        onExpand={onExpand}
        onInvite={app.lobby.store.getState().origin === 'practice' ? null : () => undefined}
      />
    );
  };

const joined = (lobby: Partial<LobbyState>) => header({ origin: 'joined', ...lobby });

export const story: Story = {
  kind: 'sheet',
  widthPixels: 900,
  states: {
    hosting: header({}),
    'hosted by another': (stage) => joined({ hostIdentity: samplePeople(stage.look)[1]!.identity })(stage),
    'hosted by nobody': joined({}),
    'slow connection': joined({
      quality: { 1: { roundTripMs: 3_249, lossToHostPercent: 0, lossFromHostPercent: 2 } },
    }),
    'lossy connection': joined({
      quality: { 1: { roundTripMs: 49, lossToHostPercent: 14, lossFromHostPercent: 2 } },
    }),
    'looking for a path': joined({ connection: { status: 'connecting' }, approach: 'relay' }),
    'connection interrupted': joined({ connection: { status: 'interrupted' } }),
    'in a strip': header({}, () => undefined),
    practice: header({ origin: 'practice' }),
    'hover over the line': { show: header({}), act: showAs('hover', '.lobby-line') },
  },
};
