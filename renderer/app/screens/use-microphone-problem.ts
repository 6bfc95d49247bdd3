import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { DevicesState } from '../../features/devices/devices-store.ts';
import type { WindowApp } from '../create-window-app.ts';

/** Why there is no microphone, in a sentence, and a new try. */
interface MicrophoneProblem {
  /** null = nothing is wrong. */
  readonly text: string | null;
  /** Whether only the browser can help: others hear nothing until then, and its sentence says what to do. */
  readonly isBlocked: boolean;
  readonly isTrying: boolean;
  /** Tries to open the microphone. If that fails again, a toast says so: nothing else would change. */
  readonly tryAgain: () => void;
}

/** Returns what is wrong with the microphone, and what tries again. */
export function useMicrophoneProblem(app: WindowApp): MicrophoneProblem {
  const { t } = useTranslation('devices');
  const { store, controller } = app.devices;
  const problem = useStore(store, problemOf);
  const isTrying = useStore(store, (state) => state.microphone === 'opening');
  async function tryAgain(): Promise<void> {
    await controller.openMicrophone();
    const now = problemOf(store.getState());
    if (now !== null) app.toasts.controller.show('microphone', t(`problem.${now}`), null);
  }
  return {
    text: problem === null ? null : t(`problem.${problem}`),
    isBlocked: problem === 'blocked',
    isTrying,
    tryAgain: () => void tryAgain(),
  };
}

function problemOf({ problem, surroundings }: DevicesState) {
  if (problem === null) return null;
  return problem.code === 'denied' && surroundings.shell !== 'electron' ? 'blocked' : problem.code;
}
