import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Notice } from '../../ui/display/Notice.tsx';
import { Section } from '../../ui/display/pages/Section.tsx';
import { elsewhereText } from './elsewhere-text.ts';
import type { HotkeysStore } from './hotkeys-store.ts';

/** Says whether the keys work in games and other programs, and what to do if they do not. */
export function ElsewhereState({
  store,
  platform,
}: {
  readonly store: HotkeysStore;
  readonly platform: string;
}): ReactNode {
  const { t } = useTranslation('hotkeys');
  const status = useStore(store, (state) => state.status);
  const { key, isWrong } = elsewhereText(status, platform);
  return (
    <Section title={t('elsewhere.title')}>
      <Notice tone={isWrong ? 'warn' : 'info'}>{t(`elsewhere.${key}`)}</Notice>
      {status.way === 'portal' && status.boundByPortal.length > 0 && (
        <dl className="keys-portal">
          {status.boundByPortal.map(({ action, description }) => (
            <div key={action}>
              <dt>{t(`action.${action}`)}</dt>
              <dd>{description === '' ? t('none') : description}</dd>
            </div>
          ))}
        </dl>
      )}
    </Section>
  );
}
