import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { VOICE_ACTIONS } from '../../../shared/model/keys/bindings.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Section } from '../../ui/display/pages/Section.tsx';
import { ActionKeys } from './ActionKeys.tsx';
import { ElsewhereState } from './ElsewhereState.tsx';
import type { HotkeysController } from './hotkeys-controller.ts';
import type { HotkeysStore } from './hotkeys-store.ts';
import { WriteKeys } from './writing/WriteKeys.tsx';
import './hotkeys.css';

interface Props {
  readonly store: HotkeysStore;
  readonly controller: HotkeysController;
  readonly settings: Settings;
  /** The platform as Node names it; '' = not known yet. */
  readonly platform: string;
  readonly onSettingsChange: (change: Partial<Settings>) => void;
}

/** The keys panel: what each key and mouse button does, and whether they work in games too. */
export function KeysPanel({ store, controller, settings, platform, onSettingsChange }: Props): ReactNode {
  const { t } = useTranslation('hotkeys');
  return (
    <>
      <Section title={t('title')}>
        <ul className="keys-list">
          {VOICE_ACTIONS.map((action) => (
            <ActionKeys
              key={action}
              store={store}
              controller={controller}
              action={action}
              bindings={settings.bindings}
              platform={platform}
            />
          ))}
          <WriteKeys {...{ settings, onSettingsChange }} />
        </ul>
        <div>
          <Button
            onClick={() => {
              controller.removeAll();
              if (settings.writeKeys.length > 0) onSettingsChange({ writeKeys: [] });
            }}
          >
            {t('removeAll')}
          </Button>
        </div>
      </Section>
      <ElsewhereState store={store} platform={platform} />
    </>
  );
}
