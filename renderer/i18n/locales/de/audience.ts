export const audience = {
  title: 'Deine Zuhörer',
};
