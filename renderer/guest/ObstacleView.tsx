import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Logo } from '../ui/display/Logo.tsx';
import '../ui/styles/styles.ts';
import type { Obstacle } from './find-obstacle.ts';
import './guest-page.css';

/** Says why the page does not work in this browser, and what to do. */
export function ObstacleView({ obstacle }: { readonly obstacle: Obstacle }): ReactNode {
  const { t } = useTranslation('guest');
  return (
    <main className="obstacle">
      <Logo size={40} />
      <h1>{t(`obstacle.${obstacle}.title`)}</h1>
      <p>{t(`obstacle.${obstacle}.text`)}</p>
    </main>
  );
}
