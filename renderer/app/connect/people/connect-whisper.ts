import type { Schedule } from '../../../../shared/schedule.ts';
import { allowsWhispers } from '../../../../shared/spatial/hearing-rules.ts';
import type { LobbyStore } from '../../../features/lobby/lobby-store.ts';
import type { ToastController } from '../../../features/toasts/toast-store.ts';
import { createWhisperController, type WhisperController } from '../../../features/whisper/whisper-controller.ts';
import { createWhisperStore, type WhisperStore } from '../../../features/whisper/whisper-store.ts';
import type { Feature } from '../../feature.ts';

export interface WhisperConnections {
  readonly lobby: LobbyStore;
  readonly toasts: ToastController;
  readonly schedule: Schedule;
}

/** Connects whispers to chosen players: the rules of the lobby allow them, and a refusal is said with its reason. */
export function connectWhisper(connections: WhisperConnections): Feature<WhisperStore, WhisperController> {
  const { lobby, toasts, schedule } = connections;
  const store = createWhisperStore();
  const controller = createWhisperController({
    ...{ store, schedule },
    onProblem: (problem) => toasts.show('whisper', (texts) => texts.t(`problem.${problem}`, { ns: 'whisper' }), null),
  });
  const followRules = (): void => controller.setAllowedByRules(allowsWhispers(lobby.getState().rules));
  followRules();
  lobby.subscribe(({ rules }, before) => {
    if (rules !== before.rules) followRules();
  });
  return { store, controller };
}
