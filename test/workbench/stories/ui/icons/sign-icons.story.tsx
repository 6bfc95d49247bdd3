import * as icons from '../../../../../renderer/ui/icons/sign-icons.tsx';
import { showEach } from './show-each.tsx';

export const story = showEach(icons);
