export const audience = {
  title: 'Quién te oye',
};
