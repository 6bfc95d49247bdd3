import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Participant } from '../../../shared/model/participant.ts';
import { statusOf } from '../../features/voice/voice-machine.ts';
import type { WindowApp } from '../create-window-app.ts';
import { shownParticipants, withHeadset } from '../own-status.ts';

/** Returns everybody in the lobby as the window shows them. */
export function useShownParticipants(app: WindowApp): readonly Participant[] {
  const participants = useStore(app.lobby.store, (state) => state.participants);
  const ownId = useStore(app.lobby.store, (state) => state.ownId);
  const status = useStore(app.voice.store, useShallow(statusOf));
  const headset = useStore(app.headset.store, (state) => state.headset);
  return useMemo(
    () => shownParticipants(participants, ownId, withHeadset(status, headset)),
    [participants, ownId, status, headset],
  );
}
