import type { Texts } from '../en';

export const settings: Texts['settings'] = {
  entity: 'Société', series: 'Séries de numéros', taxes: 'Taux de taxe', users: 'Utilisateurs',
  roles: 'Rôles', active: 'Actif', validFrom: 'Valable dès',
};
