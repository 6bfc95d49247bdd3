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
    const transaction = database.transaction(STORE, mode);
    // What is written counts when the transaction is complete, not when its request has succeeded.
    const [outcome] = await Promise.all([outcomeOf(act(transaction.objectStore(STORE))), untilComplete(transaction)]);
    return outcome;
  } finally {
    database.close();
  }
}

function untilComplete(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () =>
      reject(transaction.error ?? new Error('IndexedDB gave up without a reason.')),
    );
  });
}

function outcomeOf(request: IDBRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB failed without a reason.')));
  });
}
