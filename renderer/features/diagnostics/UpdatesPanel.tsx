import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Settings } from '../../../shared/model/settings.ts';
import { errorText } from '../../i18n/error-text.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Notice } from '../../ui/display/Notice.tsx';
import { Switch } from '../../ui/controls/choosing/Switch.tsx';
import { Section } from '../../ui/display/pages/Section.tsx';
import type { DiagnosticsController } from './diagnostics-controller.ts';
import type { DiagnosticsStore, UpdateStatus } from './diagnostics-store.ts';
import './diagnostics.css';

interface Props {
  readonly store: DiagnosticsStore;
  readonly controller: DiagnosticsController;
  readonly settings: Settings;
  readonly onSettingsChange: (change: Partial<Settings>) => void;
  /** Only Electron has a tray and can start in the background. */
  readonly shell: 'electron' | 'browser' | 'page';
  /** Whether Earshot keeps running after its window without a choice of yours. */
  readonly outlivesWindow: boolean;
}

/** Sets how Earshot starts, closes and updates. */
export function UpdatesPanel({
  store,
  controller,
  settings,
  onSettingsChange,
  shell,
  outlivesWindow,
}: Props): ReactNode {
  const { t } = useTranslation('diagnostics');
  return (
    <>
      <Section title={t('start.title')}>
        {shell === 'electron' ? (
          <>
            <Switch
              label={t('start.minimised')}
              detail={t('start.minimisedHint')}
              isOn={settings.startsMinimised}
              onChange={(startsMinimised) => onSettingsChange({ startsMinimised })}
            />
            <Switch
              label={t('start.toTray')}
              detail={t('start.toTrayHint')}
              isOn={settings.closesToTray}
              onChange={(closesToTray) => onSettingsChange({ closesToTray })}
            />
          </>
        ) : (
          <p className="field-note">{t(outlivesWindow ? 'start.browserStays' : 'start.browserHint')}</p>
        )}
      </Section>
      <Updates store={store} controller={controller} settings={settings} onSettingsChange={onSettingsChange} />
    </>
  );
}

function Updates({
  store,
  controller,
  settings,
  onSettingsChange,
}: Omit<Props, 'shell' | 'outlivesWindow'>): ReactNode {
  const { t, i18n } = useTranslation('diagnostics');
  const { update, installProblem } = useStore(store);
  const { state } = update;
  const isBusy = state === 'checking' || state === 'downloading';
  return (
    <Section title={t('updates.title')}>
      {state !== 'unsupported' && (
        <Switch
          label={t('updates.automatic')}
          detail={t('updates.automaticHint')}
          isOn={settings.checksForUpdates}
          onChange={(checksForUpdates) => onSettingsChange({ checksForUpdates })}
        />
      )}
      {installProblem !== null && (
        <Notice tone="danger">{t('updates.notInstalled', { message: errorText(i18n, installProblem) })}</Notice>
      )}
      <div className="action-row">
        <p className={state === 'unsupported' ? 'field-note' : undefined} role="status">
          {describeUpdate(update, t)}
        </p>
        {state === 'ready' ? (
          <Button variant="primary" onClick={controller.installUpdate}>
            {t('updates.install')}
          </Button>
        ) : (
          state !== 'unsupported' && (
            <Button isBusy={isBusy} onClick={controller.checkForUpdates}>
              {t('updates.check')}
            </Button>
          )
        )}
      </div>
      {state === 'downloading' && (
        <progress
          className="diagnostics-progress"
          aria-label={describeUpdate({ ...update, percent: null }, t)}
          max={100}
          value={update.percent ?? 0}
        />
      )}
      {state === 'ready' && <p className="field-note">{t('updates.installHint')}</p>}
    </Section>
  );
}

function describeUpdate({ state, version, percent, problem }: UpdateStatus, t: TFunction<'diagnostics'>): string {
  if (state === 'failed') return t(`updates.problem.${problem ?? 'other'}`);
  if (state === 'downloading' && percent !== null)
    return t('updates.state.downloadingPercent', { version, progress: percent / 100 });
  return t(`updates.state.${state}`, { version });
}
