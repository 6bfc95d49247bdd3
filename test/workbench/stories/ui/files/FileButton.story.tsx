import { FileButton } from '../../../../../renderer/ui/files/FileButton.tsx';
import type { Stage, Story } from '../../../stage/story.ts';

const button = ({ i18n }: Stage) => (
  <FileButton label={i18n.t('import.file', { ns: 'rules' })} accept=".json" isMultiple onFiles={() => undefined} />
);

export const story: Story = { kind: 'sheet', widthPixels: 420, states: { default: button } };
