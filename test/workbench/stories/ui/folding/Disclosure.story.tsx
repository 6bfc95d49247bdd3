import { Disclosure } from '../../../../../renderer/ui/folding/Disclosure.tsx';
import { showAs } from '../../../stage/pseudo-states.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const disclosure =
  (props: { isOpenAtFirst?: boolean; isModified?: boolean }) =>
  ({ i18n }: Stage) => {
    const t = i18n.getFixedT(null, 'rules');
    return (
      <Disclosure
        label={t('editor.advanced')}
        about={t('topic.sound')}
        badge={props.isModified === true ? t('sets.modified') : null}
        isOpenAtFirst={props.isOpenAtFirst ?? false}
      >
        <p>{t('editor.airDetail')}</p>
      </Disclosure>
    );
  };

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    closed: disclosure({}),
    open: disclosure({ isOpenAtFirst: true }),
    'with a change': disclosure({ isModified: true }),
    focus: { show: disclosure({}), act: showAs('focus-visible', 'summary') },
    hover: { show: disclosure({}), act: showAs('hover', 'summary') },
    pressed: { show: disclosure({}), act: showAs('active', 'summary') },
  },
};
