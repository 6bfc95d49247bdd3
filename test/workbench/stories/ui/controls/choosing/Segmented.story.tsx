import { THEMES } from '../../../../../../shared/model/settings.ts';
import { Segmented } from '../../../../../../renderer/ui/controls/choosing/Segmented.tsx';
import { showAs } from '../../../../stage/pseudo-states.ts';
import type { Story } from '../../../../stage/story.ts';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    labels: ({ i18n }) => {
      const t = i18n.getFixedT(null, 'settings');
      return (
        <Segmented
          label={t('appearance')}
          value="dark"
          options={THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))}
          onChange={() => undefined}
        />
      );
    },
    'labels with details': {
      show({ i18n }) {
        const t = i18n.getFixedT(null, 'lobby');
        return (
          <Segmented
            label={t('host.range')}
            value="yard"
            options={[
              { value: 'room', label: t('rangeName.room'), detail: '12 m' },
              { value: 'yard', label: t('rangeName.yard'), detail: '30 m' },
              { value: 'field', label: t('rangeName.field'), detail: '70 m' },
              { value: 'valley', label: t('rangeName.valley'), detail: '150 m' },
            ]}
            onChange={() => undefined}
          />
        );
      },
      act: showAs('focus-visible', 'input'),
    },
  },
};
