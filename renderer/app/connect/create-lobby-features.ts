import type { i18n } from 'i18next';
import type { EarshotBridge } from '../../../shared/ipc/contract.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import { createAudienceStore, type AudienceStore } from '../../features/audience/audience-store.ts';
import { createPositionsController, type PositionsController } from '../../features/positions/positions-controller.ts';
import { createPositionsStore, type PositionsStore } from '../../features/positions/positions-store.ts';
import { createRulesController, type RulesController } from '../../features/rules/rules-controller.ts';
import { createRulesStore, type RulesStore } from '../../features/rules/rules-store.ts';
import { createTalkStyleController, type TalkStyleController } from '../../features/voice/talk-style-controller.ts';
import { createTalkStyleStore, type TalkStyleStore } from '../../features/voice/talk-style-store.ts';
import type { Scene } from '../../link/scene.ts';
import type { Feature } from '../feature.ts';

/** The features that work only in a lobby; `connectLobby` hands them its messages. */
export interface LobbyFeatures {
  readonly talkStyle: Feature<TalkStyleStore, TalkStyleController>;
  readonly positions: Feature<PositionsStore, PositionsController>;
  readonly rules: Feature<RulesStore, RulesController>;
  readonly audience: AudienceStore;
}

export interface LobbyFeaturesDependencies {
  readonly bridge: EarshotBridge;
  readonly scene: Scene;
  readonly i18n: i18n;
  readonly schedule: Schedule;
}

/** Creates the features of a lobby. A position report also tells the talk style how the player speaks in the game. */
export function createLobbyFeatures({ bridge, scene, i18n, schedule }: LobbyFeaturesDependencies): LobbyFeatures {
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
  const rulesStore = createRulesStore();
  const rules = { store: rulesStore, controller: createRulesController({ bridge, store: rulesStore, i18n, schedule }) };
  positionsStore.subscribe(({ report }, before) => {
    if (report?.talk !== before.report?.talk) talkStyle.controller.receiveGameStyle(report?.talk ?? null);
  });
  return { talkStyle, positions, rules, audience: createAudienceStore() };
}
