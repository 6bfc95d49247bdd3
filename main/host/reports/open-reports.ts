import type { Log } from '../../../shared/log.ts';
import { toBase64Url } from '../../../shared/protocol/invitation/invitation.ts';
import { scheduleTimer } from '../../../shared/schedule.ts';
import type { HostedLobbyOptions } from '../host-options.ts';
import type { TlsIdentity } from '../listen/tls-identity.ts';
import { hostIdentityOf } from '../listen/host-identity.ts';
import type { ReportParts } from './report-parts.ts';
import { MixRecorder } from './mix-recorder.ts';
import { createMemoryFolder, openReportFolder } from './report-folder.ts';
import { DEFAULT_REPORT_DAYS, ReportShelf } from './report-shelf.ts';

/** Opens what a lobby has for reports. It records nothing until the lobby says so. */
export function openReports(
  { reportsFolder, reportDays = DEFAULT_REPORT_DAYS }: Pick<HostedLobbyOptions, 'reportsFolder' | 'reportDays'>,
  identity: TlsIdentity,
  log: Log,
): ReportParts {
  const folder =
    reportsFolder === undefined
      ? createMemoryFolder()
      : openReportFolder(reportsFolder, toBase64Url(identity.certificateSha256));
  const shelf = new ReportShelf({ folder, days: reportDays, wallMs: Date.now, schedule: scheduleTimer, log });
  return { recorder: new MixRecorder(), shelf, identity: hostIdentityOf(identity), wallMs: Date.now };
}
