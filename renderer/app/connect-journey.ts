import type { AudioEngine } from '../audio/audio-engine.ts';
import {
  createJourneyController,
  type JourneyController,
  type JourneyDependencies,
} from '../features/journey/journey-controller.ts';
import { createJourneyStore, type JourneyStore } from '../features/journey/journey-store.ts';
import type { LobbyStore } from '../features/lobby/lobby-store.ts';
import type { Scene } from '../link/scene.ts';

interface Parts extends Pick<JourneyDependencies, 'schedule'> {
  readonly lobby: LobbyStore;
  readonly scene: Scene;
  readonly engine: AudioEngine;
}

/** The journey of a voice, with what it needs of lobby, scene and sound. */
export function connectJourney({ lobby, scene, engine, schedule }: Parts): {
  readonly store: JourneyStore;
  readonly controller: JourneyController;
} {
  const store = createJourneyStore();
  const controller = createJourneyController({
    store,
    others() {
      const { participants, ownId } = lobby.getState();
      return participants.map(({ id }) => id).filter((id) => id !== ownId);
    },
    isTalking: (id) => scene.voice(id).isTalking,
    ownQuality: () => lobby.getState().ownQuality,
    captureLatencyMs: () => engine.captureLatencyMs(),
    schedule,
  });
  return { store, controller };
}
