export const audience = {
  title: 'Seus ouvintes',
};
