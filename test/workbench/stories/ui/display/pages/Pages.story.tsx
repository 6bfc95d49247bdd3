import { settingsPages } from '../../../../../../renderer/app/settings/settings-pages.tsx';
import { Pages } from '../../../../../../renderer/ui/display/pages/Pages.tsx';
import { InfoIcon } from '../../../../../../renderer/ui/icons/sign-icons.tsx';
import type { Story } from '../../../../stage/story.ts';

export const story: Story = {
  kind: 'window',
  states: {
    'second page': ({ i18n }) => {
      const t = i18n.getFixedT(null, 'settings');
      return (
        <main style={{ display: 'grid', blockSize: '100%' }}>
          <Pages
            label={t('pages')}
            pages={settingsPages(false).map(({ id, icon }) => ({ id, icon, label: t(`page.${id}`) }))}
            page="audio"
            onPage={() => undefined}
            shortcut={{ label: t('about.title'), icon: <InfoIcon />, onChoose: () => undefined }}
          >
            <h3 className="pages-title">{t('page.audio')}</h3>
            <p>{t('about.privacyText')}</p>
          </Pages>
        </main>
      );
    },
  },
};
