import * as icons from '../../../../../renderer/ui/icons/action-icons.tsx';
import { showEach } from './show-each.tsx';

export const story = showEach(icons);
