/** The styles that every page has. `touch.css` follows those of the components, which it changes. */
import '@fontsource-variable/inter/wght.css';
import './fonts.css';
import './tokens.css';
import './base.css';
import './contrast.css';
import './forced-colors.css';
