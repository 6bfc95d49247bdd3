import { expect, it } from 'vitest';
import {
  WindowsMemory,
  type MappingAccess,
  type WindowsLibrary,
} from '../../../../../../main/desktop/positions/mumble-link/windows-memory.ts';
import { linkBytes } from '../../../../../support/desktop/link-bytes.ts';

/** A system whose named mappings live as long as a handle is open. */
class FakeSystem implements WindowsLibrary {
  readonly mappings = new Map<string, { readonly bytes: Buffer; holders: number }>();
  readonly handles = new Map<number, string>();
  isDenying = false;
  isReadOnly = false;
  #next = 1;

  openMapping(name: string, access: MappingAccess): number {
    if (this.isReadOnly && access === 'write') return 0;
    return this.isDenying || !this.mappings.has(name) ? 0 : this.#hold(name);
  }

  createMapping(name: string, bytes: number): number {
    if (this.isDenying) return 0;
    if (!this.mappings.has(name)) this.mappings.set(name, { bytes: Buffer.alloc(bytes), holders: 0 });
    return this.#hold(name);
  }

  mapView(handle: number | bigint, bytes: number, access: MappingAccess): number {
    if (this.isReadOnly && access === 'write') return 0;
    return this.#bytes(handle).length < bytes ? 0 : Number(handle);
  }

  unmapView(): void {}

  closeHandle(handle: number | bigint): void {
    const name = this.handles.get(Number(handle)) ?? '';
    const mapping = this.mappings.get(name);
    this.handles.delete(Number(handle));
    if (mapping !== undefined && --mapping.holders === 0) this.mappings.delete(name);
  }

  copy(target: Uint8Array, address: number | bigint, bytes: number): void {
    this.#bytes(address).copy(target, 0, 0, bytes);
  }

  write(address: number | bigint, source: Uint8Array): void {
    this.#bytes(address).set(source);
  }

  #bytes(handle: number | bigint): Buffer {
    return this.mappings.get(this.handles.get(Number(handle)) ?? '')?.bytes ?? Buffer.alloc(0);
  }

  #hold(name: string): number {
    const handle = this.#next++;
    this.handles.set(handle, name);
    (this.mappings.get(name) as { holders: number }).holders++;
    return handle;
  }
}

const read = (memory: WindowsMemory): Buffer => {
  const target = Buffer.alloc(5_460);
  expect(memory.read(target)).toBe(true);
  return target;
};

it('creates the mapping that games look for, with the size that they expect', () => {
  const system = new FakeSystem();
  const memory = new WindowsMemory(system, 'MumbleLink');
  expect(memory.open()).toEqual({ ok: true, value: { totalBytes: 5_460, isNew: true } });
  expect(read(memory)).toEqual(Buffer.alloc(5_460));
  linkBytes({ characterBytes: 2 }).copy(system.mappings.get('MumbleLink')?.bytes as Buffer);
  expect(read(memory)).toEqual(linkBytes({ characterBytes: 2 }));
});

it('opens a mapping of Mumble or a game unchanged', () => {
  const system = new FakeSystem();
  system.createMapping('MumbleLink', 8_192);
  linkBytes({ characterBytes: 2, tick: 42 }).copy(system.mappings.get('MumbleLink')?.bytes as Buffer);
  const memory = new WindowsMemory(system, 'MumbleLink');
  memory.open();
  expect(read(memory).readUInt32LE(4)).toBe(42);
});

it('keeps its view when it is opened again, and releases everything when it is closed', () => {
  const system = new FakeSystem();
  const memory = new WindowsMemory(system, 'MumbleLink');
  memory.open();
  expect(memory.open()).toEqual({ ok: true, value: { totalBytes: 5_460, isNew: false } });
  expect(system.handles.size).toBe(1);
  memory.close();
  expect([system.handles.size, system.mappings.size, memory.read(Buffer.alloc(8))]).toEqual([0, 0, false]);
});

it('explains what to do when the system refuses or the mapping is too small, and holds nothing', () => {
  const system = new FakeSystem();
  const memory = new WindowsMemory(system, 'MumbleLink');
  system.isDenying = true;
  expect(memory.open()).toMatchObject({
    ok: false,
    error: { code: 'refused', message: expect.stringContaining('start Earshot before the game') },
  });
  system.isDenying = false;
  const other = system.createMapping('MumbleLink', 1_363);
  expect(memory.open()).toMatchObject({ ok: false, error: { code: 'size' } });
  expect([...system.handles.keys()]).toEqual([other]);
});

it('reads a mapping whose creator left the description out', () => {
  const system = new FakeSystem();
  const memory = new WindowsMemory(system, 'MumbleLink');
  system.createMapping('MumbleLink', 4_096);
  expect(memory.open()).toEqual({ ok: true, value: { totalBytes: 1_364, isNew: true } });
  expect([memory.read(Buffer.alloc(1_364)), memory.read(Buffer.alloc(1_365))]).toEqual([true, false]);
  expect(memory.open()).toEqual({ ok: true, value: { totalBytes: 1_364, isNew: false } });
});

it('replaces the version and nothing else', () => {
  const system = new FakeSystem();
  const memory = new WindowsMemory(system, 'MumbleLink');
  memory.open();
  const before = linkBytes({ characterBytes: 2, version: 2, tick: 7, name: 'Game' });
  before.copy(system.mappings.get('MumbleLink')?.bytes as Buffer);
  expect(memory.writeVersion(0)).toBe(true);
  expect(read(memory)).toEqual(linkBytes({ characterBytes: 2, version: 0, tick: 7, name: 'Game' }));
  memory.close();
  expect(memory.writeVersion(2)).toBe(false);
});

it('reads a mapping that it may not write, and leaves its version', () => {
  const system = new FakeSystem();
  system.createMapping('MumbleLink', 5_460);
  linkBytes({ characterBytes: 2, tick: 7 }).copy(system.mappings.get('MumbleLink')?.bytes as Buffer);
  system.isReadOnly = true;
  const memory = new WindowsMemory(system, 'MumbleLink');
  expect(memory.open()).toMatchObject({ ok: true });
  expect([memory.writeVersion(0), read(memory).readUInt32LE(0)]).toEqual([false, 2]);
});
