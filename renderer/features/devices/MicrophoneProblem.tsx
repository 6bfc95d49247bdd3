import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MicrophoneProblemCode } from '../../audio/microphone-problem.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Notice } from '../../ui/display/Notice.tsx';
import type { Surroundings } from './devices-store.ts';

interface Props {
  readonly code: MicrophoneProblemCode;
  readonly surroundings: Surroundings;
  readonly onTryAgain: () => void;
}

/** Explains why there is no microphone, and what helps. */
export function MicrophoneProblem({ code, surroundings, onTryAgain }: Props): ReactNode {
  const { t } = useTranslation('devices');
  return (
    <Notice tone="danger" action={<Button onClick={onTryAgain}>{t('tryAgain')}</Button>}>
      <p>{t(`problem.${code}`)}</p>
      {code === 'denied' && <p>{t(`howToAllow.${wayToAllow(surroundings)}`)}</p>}
      <p>{t('withoutMicrophone')}</p>
    </Notice>
  );
}

/** In a browser the user decides per page; in Electron only the system can refuse. */
function wayToAllow({ shell, platform }: Surroundings): 'browser' | 'windows' | 'macos' | 'linux' {
  if (shell !== 'electron') return 'browser';
  if (platform === 'win32') return 'windows';
  return platform === 'darwin' ? 'macos' : 'linux';
}
