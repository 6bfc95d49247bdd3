import path from 'node:path';

/** The folder that holds `package.json`. */
export const PROJECT_FOLDER = path.resolve(import.meta.dirname, '..');
