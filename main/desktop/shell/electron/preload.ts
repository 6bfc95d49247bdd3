import { contextBridge, ipcRenderer } from 'electron';
import { COMMAND_NAMES, EVENT_NAMES } from '../../../../shared/ipc/contract.ts';
import { createPreloadApi } from './preload-api.ts';

/** Runs in the sandbox before the page, in an isolated world; built into one CommonJS file, as the sandbox requires. */
contextBridge.exposeInMainWorld('earshot', createPreloadApi(ipcRenderer, COMMAND_NAMES, EVENT_NAMES));
