import type { Schedule } from '../../../../shared/schedule.ts';
import type { LobbyStore } from '../../../features/lobby/lobby-store.ts';
import type { ModerationStore } from '../../../features/moderation/moderation-store.ts';
import type { RoomsController } from '../../../features/rooms/rooms-controller.ts';
import type { RoomsStore } from '../../../features/rooms/rooms-store.ts';
import type { ToastController } from '../../../features/toasts/toast-store.ts';
import type { WhisperController } from '../../../features/whisper/whisper-controller.ts';
import type { WhisperStore } from '../../../features/whisper/whisper-store.ts';
import type { Feature } from '../../feature.ts';
import { connectRooms } from './connect-rooms.ts';
import { connectWhisper } from './connect-whisper.ts';

/** The features about who talks with whom, whatever the distance. */
export interface CircleFeatures {
  readonly rooms: Feature<RoomsStore, RoomsController>;
  readonly whisper: Feature<WhisperStore, WhisperController>;
}

export interface CircleConnections {
  readonly moderation: { readonly store: ModerationStore };
  readonly lobby: LobbyStore;
  readonly schedule: Schedule;
  readonly toasts: ToastController;
}

/** Connects the rooms and whispers. */
export function connectCircles(connections: CircleConnections): CircleFeatures {
  return {
    rooms: connectRooms({ ...connections, moderation: connections.moderation.store }),
    whisper: connectWhisper(connections),
  };
}
