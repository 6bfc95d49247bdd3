import { Button } from '../../../../../renderer/ui/controls/Button.tsx';
import { CopyIcon } from '../../../../../renderer/ui/icons/action-icons.tsx';
import { showAs } from '../../../stage/pseudo-states.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const texts = ({ i18n }: Stage) => i18n.getFixedT(null, 'lobby');

export const story: Story = {
  kind: 'sheet',
  widthPixels: 200,
  states: {
    primary: (stage) => <Button variant="primary">{texts(stage)('join.start')}</Button>,
    secondary: (stage) => <Button>{texts(stage)('settings')}</Button>,
    quiet: (stage) => <Button variant="quiet">{texts(stage)('ended.back')}</Button>,
    danger: (stage) => <Button variant="danger">{stage.i18n.t('leave', { ns: 'voice' })}</Button>,
    'with an icon': (stage) => <Button icon={<CopyIcon />}>{texts(stage)('invite')}</Button>,
    small: (stage) => <Button size="small">{texts(stage)('settings')}</Button>,
    large: (stage) => (
      <Button variant="primary" size="large">
        {texts(stage)('join.start')}
      </Button>
    ),
    disabled: (stage) => (
      <Button variant="primary" isDisabled>
        {texts(stage)('host.start')}
      </Button>
    ),
    busy: (stage) => (
      <Button variant="primary" isBusy>
        {texts(stage)('host.starting')}
      </Button>
    ),
    focus: {
      show: (stage) => <Button>{texts(stage)('ended.reconnect')}</Button>,
      act: showAs('focus-visible', 'button'),
    },
    pressed: { show: (stage) => <Button>{texts(stage)('ended.reconnect')}</Button>, act: showAs('active', 'button') },
    'primary, hover': {
      show: (stage) => <Button variant="primary">{texts(stage)('join.start')}</Button>,
      act: showAs('hover', 'button'),
    },
    'primary, pressed': {
      show: (stage) => <Button variant="primary">{texts(stage)('join.start')}</Button>,
      act: showAs('active', 'button'),
    },
    'as wide as its other label': (stage) => (
      <Button otherLabels={[texts(stage)('host.starting')]}>{texts(stage)('join.start')}</Button>
    ),
    'danger, hover': {
      show: (stage) => <Button variant="danger">{stage.i18n.t('leave', { ns: 'voice' })}</Button>,
      act: showAs('hover', 'button'),
    },
    hover: { show: (stage) => <Button>{texts(stage)('ended.reconnect')}</Button>, act: showAs('hover', 'button') },
  },
};
