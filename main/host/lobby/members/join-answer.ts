import type { Participant } from '../../../../shared/model/participant.ts';
import { MODERATION_MESSAGES } from '../../../../shared/protocol/people/moderation-messages.ts';
import { REPORT_MESSAGES } from '../../../../shared/protocol/people/report-messages.ts';
import type { Joined } from '../../../../shared/protocol/signalling.ts';
import { SUCCESSION_MESSAGES } from '../../../../shared/protocol/succession-messages.ts';
import type { ClientConnection } from '../../listen/client-connection.ts';
import { AWAY_SECONDS } from './absences.ts';
import type { LobbyBook } from '../book/lobby-book.ts';

/** The features of this host beyond the messages of the first version. */
const ACCEPTED = [
  ...['rename', 'color', 'life', 'profile', 'output', 'candidate', 'headset-ticket', 'resume', 'text'],
  ...MODERATION_MESSAGES,
  ...['set-door', 'room-enter', 'room-move', 'room-set', 'room-delete', 'whisper-to'],
];

/**
 * Returns the answer to a join. `hasSuccession`: the lobby outlives its host. `hasFiles`: members may send files.
 * `hasReports`: the host takes reports.
 * `token`: not given = the client is a headset, and its ticket brings it back.
 */
export function joinAnswer(
  { id, name }: Pick<Participant, 'id' | 'name'>,
  { ticket, peer }: ClientConnection,
  {
    book,
    hasSuccession,
    hasFiles,
    hasReports,
    token,
  }: {
    readonly book: LobbyBook;
    readonly hasSuccession: boolean;
    readonly hasFiles: boolean;
    readonly hasReports: boolean;
    readonly token?: string;
  },
): Omit<Joined, 'protocol' | 'version'> {
  return {
    type: 'joined',
    participantId: id,
    ticket,
    name,
    lobbyName: book.lobbyName,
    accepts: [
      ...ACCEPTED,
      ...(hasFiles ? ['files'] : []),
      ...(hasReports ? REPORT_MESSAGES : []),
      ...(hasSuccession ? SUCCESSION_MESSAGES : []),
    ],
    rules: book.rules,
    answer: peer.answerSdp,
    ...(token === undefined ? {} : { resume: { token, seconds: AWAY_SECONDS } }),
  };
}
