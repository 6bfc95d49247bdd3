import { SAMPLE_PICTURE } from '../../support/sample-picture.ts';

/** The address of a sample picture. */
export const SAMPLE_PICTURE_URL = `data:image/webp;base64,${SAMPLE_PICTURE.replaceAll('-', '+').replaceAll('_', '/')}`;
