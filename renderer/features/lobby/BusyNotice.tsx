import type { ReactNode } from 'react';
import { FRAME_MS } from '../../../shared/audio-format.ts';
import { Notice } from '../../ui/Notice.tsx';
import type { LoweredLimits } from './lobby-store.ts';

/** What a busy host leaves out for now. It comes and goes by itself, so there is nothing to do about it. */
export function BusyNotice({ lowered }: { readonly lowered: LoweredLimits }): ReactNode {
  return <Notice tone="info">{busyText(lowered)}</Notice>;
}

function busyText({ voices, packetMs }: LoweredLimits): string {
  const heard = voices === 1 ? 'the loudest voice only' : `the ${voices} loudest voices at once`;
  return `The host is busy: you hear ${heard}${packetMs > FRAME_MS ? ', a little later than usual' : ''}.`;
}
