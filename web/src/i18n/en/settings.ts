export const settings = {
  entity: 'Legal entity', series: 'Number series', taxes: 'Tax rates', users: 'Users', roles: 'Roles', active: 'Active',
  validFrom: 'Valid from',
};
