import type { ReactNode } from 'react';
import type { ShownText } from './text-store.ts';

/** Something that stands between the messages without being one, such as a file. It is for everyone in the lobby. */
export type TextExtra = Pick<ShownText, 'key' | 'atMs' | 'from' | 'name'>;

/** Draws the content of one. */
export type RenderExtra = (key: string) => ReactNode;
