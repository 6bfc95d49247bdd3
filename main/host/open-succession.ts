import type { Log } from '../../shared/log.ts';
import { toBase64Url } from '../../shared/protocol/invitation/invitation.ts';
import { scheduleTimer } from '../../shared/schedule.ts';
import { monotonicMs } from '../clock/monotonic-time.ts';
import type { TlsIdentity } from './listen/tls-identity.ts';
import type { Lobby } from './lobby/lobby.ts';
import { hostIdentityOf } from './listen/host-identity.ts';
import { HeldSuccessions } from './succession/held-successions.ts';
import type { SuccessionCommand, SuccessionPlan, SuccessionReport } from './succession/succession-messages.ts';
import { SuccessionOffice } from './succession/succession-office.ts';

interface OpenSuccessionOptions {
  /** undefined = the lobby ends with its host. */
  readonly plan: SuccessionPlan | undefined;
  readonly identity: TlsIdentity;
  readonly onReport: (report: SuccessionReport) => void;
  readonly log: Log;
}

/** The succession of a hosted lobby. */
interface OpenSuccession {
  /** It `begin`s with the lobby. */
  readonly office: SuccessionOffice;
  /** Does what the thread that started the host wants. */
  obey(command: SuccessionCommand, lobby: Pick<Lobby, 'apply'>): void;
}

/** Opens what keeps a lobby alive when its host ends; undefined if the plan is that it ends too. */
export function openSuccession({ plan, identity, onReport, log }: OpenSuccessionOptions): OpenSuccession | undefined {
  if (plan === undefined) return undefined;
  const held = new HeldSuccessions((kept) => onReport({ type: 'issued', kept }));
  const office = new SuccessionOffice({
    identity: plan.identity,
    certificate: hostIdentityOf(identity),
    pin: toBase64Url(identity.certificateSha256),
    standbyFor: plan.standby?.host,
    kept: plan.kept,
    namesNobody: plan.namesNobody,
    onHosting: (epoch) => {
      log.info(`This computer hosts the lobby now (epoch ${epoch}).`);
      onReport({ type: 'hosting', epoch });
    },
    onMoved: (claims) => {
      log.info('Another computer hosts the lobby now.');
      onReport({ type: 'moved', claims });
    },
    onDoubt: (invitations) => onReport({ type: 'doubt', invitations }),
    onIssued: (kept, publish) => {
      held.add(kept, publish);
      if (plan.waitsForKept !== true) held.release(kept.issued);
    },
    onPreparing: (isPreparing) => onReport({ type: 'preparing', isPreparing }),
    onProblem: (message) => log.warn(message),
    nowMs: monotonicMs,
    schedule: scheduleTimer,
  });
  return {
    office,
    obey: (command, lobby) => {
      if (command.type === 'apply-state') {
        // A state that was on its way when this host took over is the one before.
        if (office.isStandby) lobby.apply(command.state);
      } else if (command.type === 'host-lost') office.setHostLost(command.isLost);
      else if (command.type === 'take-succession') office.takeSuccession(command.succession);
      else if (command.type === 'take-grant') office.takeGrant(command.grant);
      else if (command.type === 'follow') void office.follow(command.host);
      else if (command.type === 'keeping') held.repeat();
      else if (command.type === 'issued-kept') held.release(command);
      else onReport({ type: 'handing-over', to: office.handOver() ?? null });
    },
  };
}
