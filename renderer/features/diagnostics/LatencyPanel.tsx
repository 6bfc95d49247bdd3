import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/Button.tsx';
import { Section } from '../../ui/display/pages/Section.tsx';

/** The latency of voices. `onOpen`: shows it; null = you are in no lobby. */
export function LatencyPanel({ onOpen }: { readonly onOpen: (() => void) | null }): ReactNode {
  const { t } = useTranslation('diagnostics');
  return (
    <Section title={t('latency.title')} hint={t(onOpen === null ? 'latency.joinFirst' : 'latency.text')}>
      {onOpen !== null && (
        <div>
          <Button onClick={onOpen}>{t('latency.open')}</Button>
        </div>
      )}
    </Section>
  );
}
