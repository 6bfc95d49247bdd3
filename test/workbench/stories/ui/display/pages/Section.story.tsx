import { Section } from '../../../../../../renderer/ui/display/pages/Section.tsx';
import { Switch } from '../../../../../../renderer/ui/controls/choosing/Switch.tsx';
import type { Story } from '../../../../stage/story.ts';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    'with a hint': ({ i18n }) => {
      const t = i18n.getFixedT(null, 'settings');
      return <Section title={t('about.privacy')} hint={t('about.privacyText')} />;
    },
    'with a control': ({ i18n }) => {
      const t = i18n.getFixedT(null, 'settings');
      return (
        <Section title={t('joining.title')}>
          <Switch label={t('joining.relayOnly')} isOn onChange={() => undefined} />
        </Section>
      );
    },
  },
};
