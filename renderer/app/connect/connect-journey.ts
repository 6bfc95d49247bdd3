import type { Schedule } from '../../../shared/schedule.ts';
import type { AudioEngine } from '../../audio/audio-engine.ts';
import { createJourneyController, type JourneyController } from '../../features/journey/journey-controller.ts';
import { createJourneyStore, type JourneyStore } from '../../features/journey/journey-store.ts';
import type { LobbyStore } from '../../features/lobby/lobby-store.ts';
import type { Scene } from '../../link/scene.ts';
import type { Feature } from '../feature.ts';

interface Connections {
  readonly lobby: LobbyStore;
  readonly scene: Scene;
  readonly engine: AudioEngine;
  readonly schedule: Schedule;
}

/** Connects the journey panel with the lobby, the scene and the sound it reads. */
export function connectJourney({
  lobby,
  scene,
  engine,
  schedule,
}: Connections): Feature<JourneyStore, JourneyController> {
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
