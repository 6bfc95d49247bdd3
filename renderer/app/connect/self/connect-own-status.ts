import type { AudienceStore } from '../../../features/audience/audience-store.ts';
import type { LobbyStore } from '../../../features/lobby/lobby-store.ts';
import type { PeopleStore } from '../../../features/people/people-store.ts';
import type { VoiceController } from '../../../features/voice/voice-controller.ts';
import { whyUnheard } from '../../../features/voice/reach.ts';
import type { VoiceStore } from '../../../features/voice/voice-store.ts';
import type { Scene } from '../../../link/scene.ts';
import type { Feature } from '../../feature.ts';
import { ownReach, silencedByYou } from '../../own-status.ts';

export interface OwnStatusConnections {
  readonly lobby: LobbyStore;
  readonly people: PeopleStore;
  readonly audience: AudienceStore;
  readonly voice: Feature<VoiceStore, VoiceController>;
  readonly scene: Pick<Scene, 'setHearers' | 'setSilenced' | 'setAway' | 'silence'>;
}

/**
 * Connects what depends on whether your voice leaves this window: who is shown as hearing you, who is shown as talking,
 * and the watch over the packets of your voice.
 */
export function connectOwnStatus({ lobby, people, audience, voice, scene }: OwnStatusConnections): void {
  const showHearers = (): void => {
    const { hearers } = audience.getState();
    const isHeard = whyUnheard(ownReach(voice.store.getState(), lobby.getState())) === null;
    scene.setHearers(isHeard && hearers !== null ? hearers.map(({ id }) => id) : []);
  };
  const showSilenced = (): void => scene.setSilenced(silencedByYou(lobby.getState(), people.getState()));

  audience.subscribe(showHearers);
  voice.store.subscribe(showHearers);
  people.subscribe(showSilenced);
  lobby.subscribe((state, before) => {
    if (state.connection !== before.connection) {
      // Players who were talking when the messages stopped may have ended since.
      if (state.connection.status === 'interrupted') scene.silence();
      showHearers();
    }
    if (state.participants !== before.participants)
      scene.setAway(state.participants.filter(({ isAway }) => isAway).map(({ id }) => id));
    if (state.participants !== before.participants || state.ownId !== before.ownId) showSilenced();
    if (state.ownQuality !== before.ownQuality && state.connection.status === 'connected')
      voice.controller.noteSent(state.ownQuality.sentPackets);
  });
}
