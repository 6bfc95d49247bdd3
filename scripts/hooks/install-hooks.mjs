// Makes git use the hooks next to this file. npm runs it after an install (`prepare`), under Node 20 or newer. It does
// nothing outside a checkout, in continuous integration, and if the developer chose other hooks; it never fails an
// install.
import { execFileSync } from 'node:child_process';
import process from 'node:process';

const HOOKS_FOLDER = 'scripts/hooks';

/** @param {readonly string[]} gitArguments */
function git(...gitArguments) {
  try {
    return execFileSync('git', gitArguments, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}

const isTopOfCheckout = git('rev-parse', '--show-prefix') === '';
const isFree = git('config', '--get', 'core.hooksPath') === undefined;
if (isTopOfCheckout && isFree && !process.env['CI']) git('config', 'core.hooksPath', HOOKS_FOLDER);
