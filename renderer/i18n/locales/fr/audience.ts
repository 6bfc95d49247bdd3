export const audience = {
  title: 'Tes auditeurs',
};
