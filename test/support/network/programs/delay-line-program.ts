import { closeSync, constants, openSync, read, writeSync } from 'node:fs';
import { loadKoffi } from '../../../../main/desktop/native/load-koffi.ts';

/**
 * A slow line between two network namespaces, for kernels without netem: two TAP devices, whose Ethernet frames this
 * process carries over with a delay, in order. Arguments: device here, namespace and device there, delay in each
 * direction, ms, and jitter, ms. Prints `ready` when both devices exist. It ends by a signal only.
 */

const CLONE_NEWNET = 0x4000_0000;
const TUNSETIFF = 0x4004_54ca;
const IFF_TAP = 0x0002;
const IFF_NO_PI = 0x1000;
const INTERFACE_REQUEST_BYTES = 40;
const MAX_FRAME_BYTES = 2_048;

const [hereDevice = '', namespace = '', thereDevice = '', delayText = '0', jitterText = '0'] = process.argv.slice(2);
const [delayMs, jitterMs] = [Number(delayText), Number(jitterText)];

const libc = (await loadKoffi()).load('libc.so.6');
const ioctl = libc.func('int ioctl(int file, unsigned long request, uint8_t *argument)');
const setns = libc.func('int setns(int file, int kind)');

const here = openTap(hereDevice);
enterNamespace(namespace);
const there = openTap(thereDevice);
carry(here, there);
carry(there, here);
process.stdout.write('ready\n');

/** Makes a TAP device in the namespace of this thread, and returns its file. */
function openTap(device: string): number {
  const file = openSync('/dev/net/tun', constants.O_RDWR);
  const request = Buffer.alloc(INTERFACE_REQUEST_BYTES);
  request.write(device, 0, 'latin1');
  request.writeInt16LE(IFF_TAP | IFF_NO_PI, 16);
  if (ioctl(file, TUNSETIFF, request) !== 0) throw new Error(`The device ${device} could not be made.`);
  return file;
}

function enterNamespace(name: string): void {
  const file = openSync(`/run/netns/${name}`, constants.O_RDONLY);
  const result = setns(file, CLONE_NEWNET);
  closeSync(file);
  if (result !== 0) throw new Error(`The namespace ${name} could not be entered.`);
}

/** Carries frames from one device to the other. Reading blocks a thread of Node's pool. */
function carry(from: number, to: number): void {
  const waiting: { readonly dueMs: number; readonly frame: Buffer }[] = [];
  let lastMs = 0;
  const deliver = (): void => {
    const now = performance.now();
    for (let first = waiting[0]; first !== undefined && first.dueMs <= now; first = waiting[0]) {
      waiting.shift();
      try {
        writeSync(to, first.frame);
      } catch {
        // The device is down: a frame that arrives now is lost, as on a real line.
      }
    }
    if (waiting[0] !== undefined) setTimeout(deliver, waiting[0].dueMs - now);
  };
  const take = (): void => {
    const buffer = Buffer.allocUnsafe(MAX_FRAME_BYTES);
    read(from, buffer, 0, buffer.length, null, (error, length) => {
      if (error === null) {
        const dueMs = performance.now() + delayMs + (2 * Math.random() - 1) * jitterMs;
        lastMs = Math.max(lastMs, dueMs);
        waiting.push({ dueMs: lastMs, frame: buffer.subarray(0, length) });
        if (waiting.length === 1) deliver();
        take();
      } else {
        // A device that is not up yet reads as an error.
        setTimeout(take, 10);
      }
    });
  };
  take();
}
