import type { KeyPairStore } from './page-identity.ts';

const DATABASE = 'earshot';
const STORE = 'keys';
const KEY = 'identity';

/** Keeps the key pair in IndexedDB, which stores keys that the page cannot read. `getFactory` may throw. */
export function openKeyPairDatabase(getFactory: () => IDBFactory): KeyPairStore {
  return {
    read: () => inDatabase(getFactory, 'readonly', (store) => store.get(KEY)),
    write: async (pair) => void (await inDatabase(getFactory, 'readwrite', (store) => store.put(pair, KEY))),
  };
}

async function inDatabase(
  getFactory: () => IDBFactory,
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest,
): Promise<unknown> {
  const opening = getFactory().open(DATABASE, 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(STORE));
  const database = (await outcomeOf(opening)) as IDBDatabase;
  try {
    return await outcomeOf(act(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

function outcomeOf(request: IDBRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB failed without a reason.')));
  });
}
