import { FileButton } from '../../../../../renderer/ui/files/FileButton.tsx';
import { AttachIcon } from '../../../../../renderer/ui/icons/action-icons.tsx';
import type { Stage, Story } from '../../../stage/story.ts';

const button = ({ i18n }: Stage) => (
  <FileButton label={i18n.t('import.file', { ns: 'rules' })} accept=".json" isMultiple onFiles={() => undefined} />
);

const iconButton = ({ i18n }: Stage) => (
  <FileButton label={i18n.t('attach', { ns: 'files' })} icon={<AttachIcon />} accept="" onFiles={() => undefined} />
);

export const story: Story = { kind: 'sheet', widthPixels: 420, states: { default: button, 'as an icon': iconButton } };
