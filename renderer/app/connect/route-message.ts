import type { ClientboundChannelMessage } from '../../../shared/protocol/channel.ts';
import { isCircleMessage, type ClientboundCircle } from '../../../shared/protocol/people/circle-messages.ts';
import { hearersOf, type AudienceStore } from '../../features/audience/audience-store.ts';
import type { HeadsetController } from '../../features/headset/headset-controller.ts';
import type { JourneyController } from '../../features/journey/journey-controller.ts';
import type { ModerationController } from '../../features/moderation/moderation-controller.ts';
import type { PositionsController } from '../../features/positions/positions-controller.ts';
import type { ReportsController } from '../../features/reports/reports-controller.ts';
import type { RolesController } from '../../features/roles/roles-controller.ts';
import type { TextController } from '../../features/text/text-controller.ts';
import type { RoomsController } from '../../features/rooms/rooms-controller.ts';
import type { TalkStyleController } from '../../features/voice/talk-style-controller.ts';
import type { WhisperController } from '../../features/whisper/whisper-controller.ts';
import type { Scene } from '../../link/scene.ts';
import type { ProfileFeature } from './self/connect-profile.ts';

/** The parts of the window that follow the host's messages. */
export interface MessageReceivers {
  readonly scene: Pick<Scene, 'apply'>;
  readonly positions: Pick<PositionsController, 'receiveScene' | 'receiveOwnPlacement'>;
  readonly audience: Pick<AudienceStore, 'setState'>;
  readonly journey: Pick<JourneyController, 'receiveJourney'>;
  readonly talkStyle: Pick<TalkStyleController, 'receiveGroupAnswer'>;
  readonly headset: Pick<HeadsetController, 'receive'>;
  readonly moderation: Pick<ModerationController, 'receive'>;
  readonly reports: Pick<ReportsController, 'receive'>;
  readonly roles: Pick<RolesController, 'receiveTeams'>;
  readonly profile: Pick<ProfileFeature, 'receive'>;
  readonly text: Pick<TextController, 'receive'>;
  readonly rooms: Pick<RoomsController, 'receive'>;
  readonly whisper: Pick<WhisperController, 'receive'>;
}

/** Hands a message of the host to the parts it concerns. The lobby itself reads messages in `lobby-message.ts`. */
export function routeMessage(message: ClientboundChannelMessage, receivers: MessageReceivers, nowMs: number): void {
  // What players can report, and you decide, follows from messages about everyone, too.
  receivers.reports.receive(message);
  if (isCircleMessage(message)) routeCircle(message, receivers);
  else routeFurther(message, receivers, nowMs);
}

type FurtherMessage = Exclude<ClientboundChannelMessage, ClientboundCircle>;

function routeFurther(message: FurtherMessage, receivers: MessageReceivers, nowMs: number): void {
  const { scene, positions, audience, journey, talkStyle, headset, moderation, roles, profile, text } = receivers;
  switch (message.type) {
    case 'scene':
      scene.apply(message.rows, nowMs, message.unplaced);
      return positions.receiveScene(message.rows);
    case 'audience':
      return audience.setState({ hearers: hearersOf(message.rows) });
    case 'rules':
      // The host tells no more about it.
      if (message.rules.mapShows === 'nobody') audience.setState({ hearers: null });
      return;
    case 'standing':
      return positions.receiveOwnPlacement(message);
    case 'journey':
      return journey.receiveJourney(message);
    case 'headset':
    case 'headset-ticket':
      return headset.receive(message);
    case 'authority':
    case 'door':
    case 'moderated':
    case 'record':
      return moderation.receive(message);
    case 'texts':
    case 'text-refused':
      return text.receive(message);
    case 'roster':
      text.receive(message);
      return receiveRows(message, receivers);
    case 'changes':
      return receiveRows(message, receivers);
    case 'teams':
      return roles.receiveTeams(message.rows);
    case 'want-picture':
    case 'picture':
    case 'no-picture':
      return profile.receive(message);
    case 'group':
      return talkStyle.receiveGroupAnswer(message);
    case 'appoint':
    case 'ask-vote':
    case 'closing':
    case 'error':
    case 'grant':
    case 'headset-hosts':
    case 'headset-state':
    case 'invitation':
    case 'limits':
    case 'lobby-state':
    case 'moved':
    case 'ping':
    case 'quality':
    case 'renamed':
    case 'report-part':
    case 'reported':
    case 'reports':
    case 'succession':
      // The lobby and its link read these, the reports, or a page that is a headset.
      return;
  }
}

function routeCircle(message: ClientboundCircle, { rooms, whisper }: MessageReceivers): void {
  if (message.type === 'whispers' || message.type === 'whisper-answer') whisper.receive(message);
  else rooms.receive(message);
}

/** Hands on who is in the lobby. The lobby reads that, too. */
function receiveRows(message: ClientboundChannelMessage, { moderation, rooms, whisper }: MessageReceivers): void {
  moderation.receive(message);
  rooms.receive(message);
  whisper.receive(message);
}
