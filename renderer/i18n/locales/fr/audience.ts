export const audience = {
  title: 'Qui t’entend',
};
