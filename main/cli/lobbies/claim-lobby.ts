import type { ReturningClient } from '../../client/returning-client.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import type { Schedule } from '../../../shared/schedule.ts';

/** A host answers at once. */
const ANSWER_TIMEOUT_MS = 10_000;

/** Nothing else that this command sends is answered by number. */
const REQUEST = 1;

/** Makes the participant of a client the owner of its lobby, by the claim code that the host shows. */
export function claimLobby(
  { client, events }: Pick<ReturningClient, 'client' | 'events'>,
  code: string,
  schedule: Schedule,
): Promise<Result<void>> {
  if (!client.joined.accepts.includes('claim-owner'))
    return Promise.resolve(failure('no-claim', 'The host of this lobby has an earlier version, which has no owners.'));
  return new Promise((resolve) => {
    const finish = (outcome: Result<void>): void => {
      stopListening();
      cancelTimeout();
      resolve(outcome);
    };
    const stopListening = events.on('message', (message) => {
      if (message.type !== 'moderated' || message.request !== REQUEST) return;
      finish(message.code === '' ? success(undefined) : failure(message.code, message.message));
    });
    const cancelTimeout = schedule(
      () => finish(failure('timeout', 'The host has not answered the claim. Try again.')),
      ANSWER_TIMEOUT_MS,
    );
    client.send({ type: 'claim-owner', request: REQUEST, code });
  });
}
