/** Animals that sound friendly, in English as all players see them. */
const ANIMALS = [
  'Badger',
  'Beaver',
  'Dolphin',
  'Falcon',
  'Fox',
  'Gecko',
  'Heron',
  'Koala',
  'Lynx',
  'Magpie',
  'Marten',
  'Otter',
  'Panda',
  'Penguin',
  'Puffin',
  'Raven',
  'Robin',
  'Seal',
  'Sparrow',
  'Turtle',
  'Walrus',
  'Wombat',
] as const;

/** Returns a name for a player who gave none, such as "Otter 42". `random` returns numbers from 0 to below 1. */
export function newName(random: () => number): string {
  const animal = ANIMALS[Math.floor(random() * ANIMALS.length)] ?? ANIMALS[0];
  return `${animal} ${10 + Math.floor(random() * 90)}`;
}
