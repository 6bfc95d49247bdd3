import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { MapView, type ShownOnMap } from '../../features/map/MapView.tsx';
import type { OpenPersonMenu } from '../../features/people/row/PersonRow.tsx';
import { PlaceLine } from '../../features/positions/PlaceLine.tsx';
import { placeAuthority } from '../../features/positions/positions-store.ts';
import { RoomLine } from '../../features/rooms/RoomLine.tsx';
import { roomOf } from '../../features/rooms/rooms-store.ts';
import { RulesLine } from '../../features/rules/RulesLine.tsx';
import { currentTalkStyle } from '../../features/voice/talk-style.ts';
import type { WindowApp } from '../create-window-app.ts';
import { useHearingNow } from './use-hearing-now.ts';
import { useShownParticipants } from './use-shown-participants.ts';
import { useShownRoles } from './use-shown-roles.ts';

interface Props {
  readonly app: WindowApp;
  /** The player to show now; null = nobody is asked for. */
  readonly shown: ShownOnMap | null;
  readonly onOpenRules: () => void;
  readonly onOpenPositions: () => void;
  readonly onOpenMenu: OpenPersonMenu;
}

/** The map, with the rules and the source of your position in a corner. */
export function LobbyMap({ app, shown, onOpenRules, onOpenPositions, onOpenMenu }: Props): ReactNode {
  const participants = useShownParticipants(app);
  const { marks } = useShownRoles(app);
  const { rules, range } = useHearingNow(app);
  // A block hides a player's picture.
  useStore(app.people.store, (state) => state.people);
  const settings = useStore(app.settings.store, (state) => state.settings);
  const isByHand = useStore(app.positions.store, (state) => placeAuthority(state) === 'hand');
  const voice = useStore(app.talkStyle.store, (state) => currentTalkStyle(state, state.choices).voice);
  const ownId = useStore(app.lobby.store, (lobby) => lobby.ownId);
  const room = useStore(app.rooms.store, (rooms) => roomOf(rooms, ownId));
  return (
    <MapView
      scene={app.scene}
      pictureOf={app.profile.pictureOf}
      participants={participants}
      marks={marks}
      rules={rules}
      hasRange={range.kind === 'metres'}
      theme={settings.theme}
      voice={voice}
      isByHand={isByHand}
      isHeadingUp={settings.mapHeadingUp}
      onHeadingUpChange={(mapHeadingUp) => app.settings.controller.update({ mapHeadingUp })}
      shown={shown}
      onOpenMenu={onOpenMenu}
      onOwnPose={app.positions.controller.moveByHand}
    >
      {room !== undefined && <RoomLine room={room} onLeave={app.rooms.controller.leave} />}
      <RulesLine store={app.rules.store} onOpenRules={onOpenRules} />
      <PlaceLine {...app.positions} rules={rules} onOpenPanel={app.guestPage === undefined ? onOpenPositions : null} />
    </MapView>
  );
}
