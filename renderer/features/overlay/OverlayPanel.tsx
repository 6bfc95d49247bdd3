import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { OVERLAY_CORNERS } from '../../../shared/model/overlay.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { CopyField } from '../../ui/controls/CopyField.tsx';
import { Notice } from '../../ui/display/Notice.tsx';
import { SelectField } from '../../ui/controls/SelectField.tsx';
import { Switch } from '../../ui/controls/choosing/Switch.tsx';
import { Section } from '../../ui/display/pages/Section.tsx';
import type { OverlayController } from './overlay-controller.ts';
import type { OverlayStore } from './overlay-store.ts';

interface Props {
  readonly store: OverlayStore;
  readonly controller: OverlayController;
  readonly settings: Settings;
  readonly onSettingsChange: (change: Partial<Settings>) => void;
  /** Only Electron has an overlay window above the game. */
  readonly shell: 'electron' | 'browser' | 'page';
  readonly onCopy: (text: string) => Promise<boolean>;
}

/**
 * The overlay settings: whether and where to show who is talking above the game, and the address for streaming
 * programs.
 */
export function OverlayPanel({
  store,
  controller,
  settings: { overlay },
  onSettingsChange,
  shell,
  onCopy,
}: Props): ReactNode {
  const { t } = useTranslation('overlay');
  const change = (part: Partial<Settings['overlay']>): void => onSettingsChange({ overlay: { ...overlay, ...part } });
  return (
    <>
      <Section title={t('aboveGame.title')}>
        {shell === 'electron' ? (
          <Switch
            label={t('aboveGame.show')}
            detail={t('aboveGame.showHint')}
            isOn={overlay.isOn}
            onChange={(isOn) => change({ isOn })}
          />
        ) : (
          <p className="field-note">{t('aboveGame.browserHint')}</p>
        )}
      </Section>
      <Section title={t('look')}>
        <SelectField
          label={t('corner')}
          value={overlay.corner}
          options={OVERLAY_CORNERS.map((value) => ({ value, label: t(`corners.${value}`) }))}
          onChange={(corner) => change({ corner })}
        />
        <Switch
          label={t('everybody')}
          detail={t('everybodyHint')}
          isOn={overlay.showsEverybody}
          onChange={(showsEverybody) => change({ showsEverybody })}
        />
        <Switch
          label={t('text')}
          detail={t('textHint')}
          isOn={overlay.showsText}
          onChange={(showsText) => change({ showsText })}
        />
      </Section>
      <StreamAddress store={store} controller={controller} onCopy={onCopy} />
    </>
  );
}

function StreamAddress({ store, controller, onCopy }: Pick<Props, 'store' | 'controller' | 'onCopy'>): ReactNode {
  const { t } = useTranslation('overlay');
  const { url, usualPort, isRenewed } = useStore(store);
  useEffect(() => controller.load(), [controller]);
  return (
    <Section title={t('stream.title')}>
      {url === '' ? (
        <Notice tone="warn">{t('stream.missing')}</Notice>
      ) : (
        <>
          {usualPort !== null && <Notice tone="warn">{t('stream.moved', { port: String(usualPort) })}</Notice>}
          <p className="field-note">{t('stream.text')}</p>
          <CopyField label={t('stream.address')} value={url ?? ''} isSecret onCopy={onCopy} />
          <div className="action-row">
            <p className="field-note" aria-live="polite">
              {t(isRenewed ? 'stream.renewed' : 'stream.renewHint')}
            </p>
            <Button onClick={controller.renew}>{t('stream.renew')}</Button>
          </div>
        </>
      )}
    </Section>
  );
}
