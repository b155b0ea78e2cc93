export const palette = {
  pages: 'Pages', customers: 'Customers', documents: 'Documents',
  nothing: 'Nothing found. Documents are found by their whole number.',
};
