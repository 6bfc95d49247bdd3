import type { i18n } from 'i18next';
import type { EarshotBridge } from '../../../shared/ipc/contract.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import { createAudienceStore, type AudienceStore } from '../../features/audience/audience-store.ts';
import { isHostHere, isHostOfOthers, type LobbyStore } from '../../features/lobby/lobby-store.ts';
import type { PeopleStore } from '../../features/people/people-store.ts';
import { createPositionsController, type PositionsController } from '../../features/positions/positions-controller.ts';
import { createPositionsStore, type PositionsStore } from '../../features/positions/positions-store.ts';
import { createRulesController, type RulesController } from '../../features/rules/rules-controller.ts';
import { createRulesStore, type RulesAndPhase, type RulesStore } from '../../features/rules/rules-store.ts';
import { createSetsController, type SetsController } from '../../features/rules/sets/sets-controller.ts';
import type { SettingsController } from '../../features/settings/settings-controller.ts';
import type { SettingsStore } from '../../features/settings/settings-store.ts';
import type { ToastController, ToastStore } from '../../features/toasts/toast-store.ts';
import type { FilesController } from '../../features/files/files-controller.ts';
import type { FilesStore } from '../../features/files/files-store.ts';
import type { TextController } from '../../features/text/text-controller.ts';
import type { TextStore } from '../../features/text/text-store.ts';
import { createTalkStyleController, type TalkStyleController } from '../../features/voice/talk-style-controller.ts';
import { createTalkStyleStore, type TalkStyleStore } from '../../features/voice/talk-style-store.ts';
import { saveTextFile } from '../../ui/files/save-file.ts';
import type { Scene } from '../../link/scene.ts';
import { errorText } from '../../i18n/error-text.ts';
import type { ModerationController } from '../../features/moderation/moderation-controller.ts';
import type { Feature } from '../feature.ts';
import { connectFiles } from './text/connect-files.ts';
import { connectText } from './text/connect-text.ts';

/** The features that work only in a lobby; `connectLobby` hands them its messages. */
export interface LobbyFeatures {
  readonly talkStyle: Feature<TalkStyleStore, TalkStyleController>;
  readonly positions: Feature<PositionsStore, PositionsController>;
  readonly rules: Feature<RulesStore, RulesController> & { readonly sets: SetsController };
  readonly audience: AudienceStore;
  readonly text: Feature<TextStore, TextController>;
  readonly files: Feature<FilesStore, FilesController>;
}

export interface LobbyFeaturesDependencies {
  readonly bridge: EarshotBridge;
  readonly scene: Scene;
  readonly i18n: i18n;
  readonly schedule: Schedule;
  readonly settings: Feature<SettingsStore, SettingsController>;
  readonly toasts: Feature<ToastStore, ToastController>;
  readonly people: { readonly store: PeopleStore };
  readonly lobby: LobbyStore;
  readonly moderation: { readonly controller: Pick<ModerationController, 'setRules'> };
}

/** Creates the features of a lobby. A position report also tells the talk style how the player speaks in the game. */
export function createLobbyFeatures(dependencies: LobbyFeaturesDependencies): LobbyFeatures {
  const { bridge, scene, schedule } = dependencies;
  const talkStyleStore = createTalkStyleStore();
  const talkStyle = {
    store: talkStyleStore,
    controller: createTalkStyleController({ store: talkStyleStore, schedule }),
  };
  const positionsStore = createPositionsStore();
  const positions = {
    store: positionsStore,
    controller: createPositionsController({ bridge, store: positionsStore, scene, nowMs: () => performance.now() }),
  };
  positionsStore.subscribe(({ report }, before) => {
    if (report?.talk !== before.report?.talk) talkStyle.controller.receiveGameStyle(report?.talk ?? null);
  });
  const { i18n, lobby, people, toasts } = dependencies;
  const common = { i18n, lobby, people: people.store, toasts: toasts.controller };
  const text = connectText(common);
  const files = connectFiles({ ...common, text: text.controller });
  return { talkStyle, positions, rules: createRules(dependencies), audience: createAudienceStore(), text, files };
}

/** The rules, with the sets that the settings hold. */
function createRules(dependencies: LobbyFeaturesDependencies): LobbyFeatures['rules'] {
  const { bridge, i18n, schedule, settings, toasts, lobby } = dependencies;
  const store = createRulesStore();
  const parts = { store, i18n, showToast: toasts.controller.show };
  const hasOthers = (): boolean => isHostOfOthers(lobby.getState());
  const sendRules = async (draft: RulesAndPhase): Promise<string | null> => {
    if (!isHostHere(lobby.getState())) {
      const refusal = await dependencies.moderation.controller.setRules(draft.rules, draft.phase);
      return refusal === undefined ? null : i18n.t(`refused.${refusal}`, { ns: 'moderation' });
    }
    const taken = await bridge.invoke('lobby:set-rules', draft);
    return taken.ok ? null : errorText(i18n, taken.error);
  };
  const controller = createRulesController({ ...parts, sendRules, schedule, hasOthers });
  const sets = createSetsController({
    ...parts,
    rules: controller,
    keep: (ruleSets) => settings.controller.update({ ruleSets }),
    saveFile: ({ name, text }) => saveTextFile(name, text, 'application/json'),
  });
  settings.store.subscribe((state, before) => {
    if (state.settings.ruleSets !== before.settings.ruleSets) sets.receiveStored(state.settings.ruleSets);
  });
  return { store, controller, sets };
}
