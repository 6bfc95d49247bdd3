import type { PathCheck } from '../../../shared/ipc/path-check.ts';
import type { HostReach, MAPPING_METHODS } from '../../../shared/model/host-reach.ts';
import type { LinkPath } from '../../../shared/model/link-path.ts';
import type { NetworkFacts } from '../../link/gather-facts.ts';
import type { MediaPath } from '../../link/media-path.ts';

/** A finding of a check, without joining: the paths to the lobby, and the network of this machine. */
export interface PathFacts {
  readonly host: PathCheck['host'];
  readonly meeting: PathCheck['meeting'];
  readonly clockAheadMs: number | null;
  readonly network: NetworkFacts;
}

type Method = (typeof MAPPING_METHODS)[number];

/** `ok`: works; `info`: neither good nor bad; `warn`: works worse than it could; `bad`: does not work. */
export type FindingGrade = 'ok' | 'info' | 'warn' | 'bad';

/** One fact as a key of the texts `reach.finding`, with its number, and a key of `reach.remedy`. */
export interface Finding {
  readonly grade: FindingGrade;
  readonly text:
    | `mapping-${HostReach['mapping']['state']}`
    | 'mapping-behind-another'
    | 'mapping-seen-elsewhere'
    | `nat-${HostReach['nat']}`
    | `probe-udp-${'open' | 'closed'}`
    | `probe-tcp-${'open' | 'closed'}`
    | `ipv6-${'yes' | 'no' | 'let-in'}`
    | `rendezvous-${'registered' | 'connecting' | 'failed' | 'none'}`
    | `sign-on-${LinkPath}`
    | `path-${MediaPath['kind']}`
    | `transport-${MediaPath['transport']}`
    | 'link-ipv6'
    | `host-${Exclude<PathCheck['host'], 'not-asked'>}`
    | `meeting-${PathCheck['meeting']}`
    | 'own-nat-hard'
    | 'own-udp-works'
    | 'own-udp-silent'
    | 'own-udp-blocked'
    | `own-relay-${NetworkFacts['relay']}`
    | 'clock-fast'
    | 'clock-slow'
    | 'clock-ahead'
    | 'clock-behind'
    | 'round-trip'
    | 'loss'
    | 'jitter';
  readonly remedy:
    | 'router'
    | 'server'
    | 'firewall'
    | 'udp'
    | 'relay'
    | 'distance'
    | 'vpn'
    | 'network'
    | 'invitation'
    | 'lobby'
    | 'dns'
    | 'clock'
    | 'later'
    | 'operator'
    | null;
  /** Milliseconds, percent or hours, for texts with a number. */
  readonly amount: number;
  readonly method: Method | null;
}

/** Makes a finding without a number. */
export function finding(grade: Finding['grade'], text: Finding['text'], remedy: Finding['remedy'] = null): Finding {
  return { grade, text, remedy, amount: 0, method: null };
}
