export const audience = {
  title: 'Quem ouve você',
};
