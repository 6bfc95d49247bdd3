import type { HostIdentity } from '../../../shared/rendezvous/handshake.ts';
import type { MixRecorder } from './mix-recorder.ts';
import type { ReportShelf } from './report-shelf.ts';

/** What a host that takes reports has for them. */
export interface ReportParts {
  /** Keeps what goes to listeners, while the rules say so. */
  readonly recorder: MixRecorder;
  readonly shelf: ReportShelf;
  /** Signs reports. */
  readonly identity: HostIdentity;
  /** The time of day, milliseconds since 1970. */
  readonly wallMs: () => number;
}
