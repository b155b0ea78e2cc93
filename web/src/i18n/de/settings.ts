import type { Texts } from '../en';

export const settings: Texts['settings'] = {
  entity: 'Gesellschaft', series: 'Nummernkreise', taxes: 'Steuersätze', users: 'Benutzer', roles: 'Rollen',
  active: 'Aktiv', validFrom: 'Gültig ab',
};
