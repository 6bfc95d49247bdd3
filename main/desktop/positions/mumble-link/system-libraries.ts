import { loadKoffi } from '../../native/load-koffi.ts';
import type { PosixLibrary } from './posix-memory.ts';
import type { WindowsLibrary } from './windows-memory.ts';

const READABLE_AND_WRITABLE = 3;
const SHARED = 1;
/** FILE_MAP_READ, and FILE_MAP_READ | FILE_MAP_WRITE. */
const FILE_MAP_ACCESS = { read: 4, write: 6 } as const;
const PAGE_READWRITE = 4;
const PAGING_FILE = -1;

/** Loads `shm_open` and its companions. Rejects when they cannot be called. */
export async function loadPosixLibrary(): Promise<PosixLibrary> {
  const koffi = await loadKoffi();
  const library = koffi.load(process.platform === 'darwin' ? 'libSystem.B.dylib' : 'libc.so.6');
  // Its mode is a variadic argument, which arm64 passes differently from a named one.
  const shmOpen = library.func('int shm_open(const char *name, int flags, ...)');
  const ftruncate = library.func('int ftruncate(int descriptor, int64_t bytes)');
  const mmap = library.func(
    'intptr_t mmap(intptr_t address, size_t bytes, int protection, int flags, int descriptor, int64_t offset)',
  );
  const munmap = library.func('int munmap(intptr_t address, size_t bytes)');
  const memcpy = library.func('intptr_t memcpy(void *target, intptr_t source, size_t bytes)');
  const memcpyTo = library.func('intptr_t memcpy(intptr_t target, const void *source, size_t bytes)');
  return {
    shmOpen: (name, flags, mode) => shmOpen(name, flags, 'int', mode) as number,
    ftruncate: (descriptor, bytes) => ftruncate(descriptor, bytes) as number,
    map: (descriptor, bytes) => mmap(0, bytes, READABLE_AND_WRITABLE, SHARED, descriptor, 0) as number | bigint,
    unmap: (address, bytes) => void munmap(address, bytes),
    copy: (target, address, bytes) => void memcpy(target, address, bytes),
    write: (address, source) => void memcpyTo(address, source, source.length),
  };
}

/** Loads the functions for named file mappings. Rejects when they cannot be called. */
export async function loadWindowsLibrary(): Promise<WindowsLibrary> {
  const koffi = await loadKoffi();
  const kernel = koffi.load('kernel32.dll');
  const openFileMapping = kernel.func(
    'intptr_t __stdcall OpenFileMappingW(uint32_t access, int isInherited, str16 name)',
  );
  const createFileMapping = kernel.func(
    'intptr_t __stdcall CreateFileMappingW(intptr_t file, void *security, uint32_t protection, uint32_t bytesHigh, uint32_t bytesLow, str16 name)',
  );
  const mapViewOfFile = kernel.func(
    'intptr_t __stdcall MapViewOfFile(intptr_t mapping, uint32_t access, uint32_t offsetHigh, uint32_t offsetLow, size_t bytes)',
  );
  const unmapViewOfFile = kernel.func('int __stdcall UnmapViewOfFile(intptr_t address)');
  const closeHandle = kernel.func('int __stdcall CloseHandle(intptr_t handle)');
  const system = koffi.load('ntdll.dll');
  const moveMemory = system.func('void __stdcall RtlMoveMemory(void *target, intptr_t source, size_t bytes)');
  const moveMemoryTo = system.func('void __stdcall RtlMoveMemory(intptr_t target, const void *source, size_t bytes)');
  return {
    openMapping: (name, access) => openFileMapping(FILE_MAP_ACCESS[access], 0, name) as number | bigint,
    createMapping: (name, bytes) =>
      createFileMapping(PAGING_FILE, null, PAGE_READWRITE, 0, bytes, name) as number | bigint,
    mapView: (handle, bytes, access) => mapViewOfFile(handle, FILE_MAP_ACCESS[access], 0, 0, bytes) as number | bigint,
    unmapView: (address) => void unmapViewOfFile(address),
    closeHandle: (handle) => void closeHandle(handle),
    copy: (target, address, bytes) => void moveMemory(target, address, bytes),
    write: (address, source) => void moveMemoryTo(address, source, source.length),
  };
}
