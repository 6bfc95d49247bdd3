import { useEffect, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { ConnectionFacts } from '../../../features/reach/diagnose.ts';
import { DoctorDialog } from '../../../features/reach/DoctorDialog.tsx';
import type { WindowApp } from '../../create-window-app.ts';

interface Props {
  readonly app: WindowApp;
  /** The invitation or code of the lobby; null = the dialog is closed. */
  readonly pasted: string | null;
  readonly onClose: () => void;
}

const NOT_CONNECTED: ConnectionFacts = {
  reach: null,
  signOnPath: null,
  mediaPath: null,
  roundTripMs: null,
  lossPercent: null,
  jitterBufferMs: null,
};

/** Says which paths lead to a lobby before you join it, or after that failed. */
export function PathCheckDialog({ app, pasted, onClose }: Props): ReactNode {
  const check = useStore(app.reach.store, (state) => state.check);
  useEffect(() => {
    if (pasted !== null) void app.reach.controller.check(pasted);
    return () => app.reach.controller.endCheck();
  }, [app, pasted]);
  if (pasted === null) return null;
  return (
    <DoctorDialog
      facts={NOT_CONNECTED}
      check={check}
      hasPublicAddress={false}
      onCopy={app.copyText}
      onClose={onClose}
    />
  );
}
