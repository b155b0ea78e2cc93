import type { Texts } from '../en';

export const views: Texts['views'] = {
  title: 'Ansichten', all: 'Ohne Filter', save: 'Als Ansicht speichern', change: 'Umbenennen oder teilen',
  update: 'Änderungen in {{name}} speichern', makeDefault: 'Mit dieser Ansicht beginnen', noDefault: 'Nicht mehr damit beginnen',
  delete: 'Ansicht löschen', shared: 'Geteilt', default: 'Beginnt die Seite', share: 'Mit allen teilen, die hier arbeiten',
};
