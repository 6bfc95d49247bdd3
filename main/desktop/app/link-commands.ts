import type { EarshotContract } from '../../../shared/ipc/contract.ts';
import type { Handlers } from '../../../shared/ipc/define.ts';
import { parseParticipantName } from '../../../shared/model/name.ts';
import { parseInvitation } from '../../../shared/protocol/parse-invitation.ts';
import { failure, success } from '../../../shared/result.ts';
import type { TypedEmitter } from '../../../shared/typed-emitter.ts';
import { ExclusiveSlot } from './exclusive-slot.ts';
import type { AppEvents, PositionService, SignallingClient, SignallingSession } from './ports.ts';
import type { Log } from '../../../shared/log.ts';

interface LinkDependencies {
  readonly signalling: SignallingClient;
  readonly positions: Pick<PositionService, 'forgetLost'>;
  readonly log: Log;
}

interface LinkCommands {
  readonly handlers: Pick<Handlers<EarshotContract>, 'link:join' | 'link:leave'>;
  /** Leaves the lobby. Does not wait for a pending join, which is left as soon as it completes. */
  leave(): Promise<void>;
  /** Leaves the lobby. Resolves when every pending join is left too. */
  drain(): Promise<void>;
}

/** Provides the commands for the lobby that the player has joined: one at a time. */
export function createLinkCommands(
  { signalling, positions, log }: LinkDependencies,
  events: TypedEmitter<AppEvents>,
): LinkCommands {
  const slot = new ExclusiveSlot<SignallingSession>((session) => session.leave());

  return {
    handlers: {
      'link:join': async (request) => {
        const invitation = parseInvitation(request.invitation);
        if (!invitation.ok) return invitation;
        const name = parseParticipantName(request.name);
        if (name === undefined) return failure('bad-name', 'Choose a readable name of at most 32 characters.');
        const joined = await slot.replace(() =>
          signalling.join({ invitation: invitation.value, name, offer: request.offer }),
        );
        if (!joined.ok) {
          // The window shows its own text for the code; the host's words go to the log.
          log.warn(`The lobby was not joined (${joined.error.code}): ${joined.error.message}`);
          return joined;
        }
        positions.forgetLost();
        const session = joined.value;
        session.onEnded(({ reason }) => {
          if (!slot.forget(session)) return;
          log.warn(`The connection to the lobby ended (${reason}).`);
          events.emit('link:ended', { reason });
        });
        return success(session.joined);
      },
      'link:leave': async () => {
        await slot.clear();
        return success({});
      },
    },
    leave: () => slot.clear(),
    drain: () => slot.drain(),
  };
}
