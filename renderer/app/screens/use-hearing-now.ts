import { useMemo } from 'react';
import { useStore } from 'zustand';
import { rulesForListener, voiceRange, type VoiceRange } from '../../../shared/spatial/hearing-now.ts';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { roomOf } from '../../features/rooms/rooms-store.ts';
import type { WindowApp } from '../create-window-app.ts';

/** The effect of the rules on you now, in the phase of the game, in your state and in your room. */
export interface HearingNow {
  /** The rules as you hear the others by them. */
  readonly rules: HearingRules;
  /** How far your voice carries. */
  readonly range: VoiceRange;
}

/** Returns what the rules of the lobby mean for you now: every view of ranges shows a part of this. */
export function useHearingNow(app: Pick<WindowApp, 'lobby' | 'positions' | 'rooms'>): HearingNow {
  const rules = useStore(app.lobby.store, (lobby) => lobby.rules);
  const phase = useStore(app.lobby.store, (lobby) => lobby.phase);
  const state = useStore(app.positions.store, ({ ownPlacement }) => ownPlacement?.state ?? 'alive');
  const ownId = useStore(app.lobby.store, (lobby) => lobby.ownId);
  const room = useStore(app.rooms.store, (rooms) => roomOf(rooms, ownId)?.hearing);
  return useMemo(
    () => ({ rules: rulesForListener(rules, phase, state, room), range: voiceRange(rules, phase, state, room) }),
    [rules, phase, state, room],
  );
}
