import type { EarshotContract } from '../../../shared/ipc/contract.ts';
import type { Handlers } from '../../../shared/ipc/define.ts';
import { success } from '../../../shared/result.ts';
import type { PeopleStore } from './ports.ts';

/** Provides the commands about other people. */
export function createPeopleCommands(
  people: PeopleStore,
): Pick<Handlers<EarshotContract>, 'people:read' | 'people:update'> {
  return {
    'people:read': async () => success({ people: [...people.read()] }),
    'people:update': async ({ person }) => success({ people: [...(await people.update(person))] }),
  };
}
