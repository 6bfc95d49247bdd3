import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { nameOfLook, type Look } from '../looks/look.ts';
import type { SceneAddress } from '../stage/scene.ts';

/** Facts about the committed pictures. */
export interface PictureFacts {
  /** The browser that took them. */
  readonly browser: string;
  /** By name. */
  readonly pictures: Readonly<Record<string, Signature>>;
}

/** What is known of a picture from before it was compressed. */
export interface Signature {
  /** Equal hashes need no comparison. */
  readonly hash: string;
  /** Averages of its blocks of 16 x 16 pixels, three bytes each, in base64. */
  readonly averages: string;
}

const FOLDER = path.join(import.meta.dirname, 'committed');
const FACTS = path.join(FOLDER, 'pictures.json');

/** The picture that shows how a browser and its fonts draw, whatever the window looks like. */
export const PROBE = 'probe';

/** Returns the name of a picture: "ui-controls/light-ltr-normal-wide". */
export function nameOfPicture({ story, state }: SceneAddress, look: Look): string {
  const scene = [...story.split('/'), state].filter((part) => part !== '').join('-');
  return `${scene.replaceAll(/[^A-Za-z0-9-]+/g, '-')}/${nameOfLook(look)}`;
}

export function hashOf(picture: Buffer): string {
  return createHash('sha256').update(picture).digest('base64url').slice(0, 22);
}

export function readFacts(): PictureFacts {
  if (!existsSync(FACTS)) return { browser: 'none', pictures: {} };
  return JSON.parse(readFileSync(FACTS, 'utf8')) as PictureFacts;
}

/** Returns a committed picture as a data URL; undefined = there is none. */
export function readPicture(name: string): string | undefined {
  const file = fileOf(name);
  return existsSync(file) ? `data:image/webp;base64,${readFileSync(file).toString('base64')}` : undefined;
}

/** Writes a compressed picture. */
export function writePicture(name: string, webp: Buffer): void {
  const file = fileOf(name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, webp);
}

/** Writes the facts, and deletes the pictures that they do not list. */
export function writeFacts(facts: PictureFacts): void {
  mkdirSync(FOLDER, { recursive: true });
  const pictures = Object.fromEntries(Object.entries(facts.pictures).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(FACTS, `${JSON.stringify({ ...facts, pictures }, undefined, 2)}\n`);
  for (const file of globSync('**/*.webp', { cwd: FOLDER })) {
    const name = file.replaceAll(path.sep, '/').replace(/\.webp$/, '');
    if (!Object.hasOwn(pictures, name)) rmSync(path.join(FOLDER, file));
  }
}

/** Returns the bytes of a data URL. */
export function bytesOf(url: string): Buffer {
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}

function fileOf(name: string): string {
  return path.join(FOLDER, `${name}.webp`);
}
