import { MiniLobby } from '../../../../../../renderer/app/screens/lobby/MiniLobby.tsx';
import type { LobbyState } from '../../../../../../renderer/features/lobby/lobby-store.ts';
import type { VoiceState } from '../../../../../../renderer/features/voice/voice-machine.ts';
import { HEARING_PRESETS } from '../../../../../../shared/spatial/hearing-presets.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../../shared/spatial/hearing-rules.ts';
import type { Stage, Story } from '../../../../stage/story.ts';

const mini =
  (lobby: Partial<LobbyState> = {}, voice: Partial<VoiceState> = {}) =>
  async (stage: Stage) => {
    const app = await stage.openApp({ lobby });
    app.voice.store.setState(voice);
    return (
      <div style={{ blockSize: 120 }}>
        <MiniLobby app={app} />
      </div>
    );
  };

export const story: Story = {
  kind: 'sheet',
  widthPixels: 240,
  states: {
    'two talk': mini(),
    'you talk': mini({}, { gate: 'open' }),
    muted: mini({}, { isMuted: true }),
    deafened: mini({}, { isDeafened: true }),
    'no microphone': mini({}, { isMicrophoneOn: false }),
    'in a meeting': mini({ phase: 'meeting', rules: HEARING_PRESETS['social-deduction'] }),
    recorded: mini({ rules: { ...DEFAULT_HEARING_RULES, recordsForReports: true } }),
    interrupted: mini({ connection: { status: 'interrupted' } }),
  },
};
