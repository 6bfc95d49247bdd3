import * as icons from '../../../../../renderer/ui/icons/sound-icons.tsx';
import { showEach } from './show-each.tsx';

export const story = showEach(icons);
