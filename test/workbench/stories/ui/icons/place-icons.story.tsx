import * as icons from '../../../../../renderer/ui/icons/place-icons.tsx';
import { showEach } from './show-each.tsx';

export const story = showEach(icons);
