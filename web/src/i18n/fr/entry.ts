import type { Texts } from '../en';

export const entry: Texts['entry'] = {
  title: 'Nouvelle commande', begin: 'Choisissez d’abord un client.', addLines: 'Ajoutez une ligne pour voir ce que devient la commande.',
  asUsual: 'Par défaut', atOnce: 'Payable immédiatement', dueIfToday: 'échéance si facturée aujourd’hui :', total: 'Total TTC',
  checks: 'Contrôles d’acceptation', noHolds: 'Rien ne bloque cette commande', ownPrice: 'Prix', agreed: 'Convenu',
  fromQuantity: 'dès {{quantity}}', why: 'Pourquoi ce prix', keys: 'Entrée descend, Tab avance, Ctrl+Entrée enregistre. On peut coller les lignes d’un tableur.',
  addLine: 'Ajouter une ligne', save: 'Enregistrer la commande', saveHeld: 'Enregistrer la commande bloquée', saved: 'Commande {{number}} enregistrée',
  acknowledge: 'Confirmer aussitôt si rien ne la bloque', unfinished_one: '{{count}} ligne inachevée',
  unfinished_other: '{{count}} lignes inachevées', kept: 'Brouillon gardé dans ce navigateur', discard: 'Abandonner le brouillon',
  notAllowed: 'Vous ne pouvez pas saisir de commandes.', noNumber: '« {{text}} » n’est pas un nombre',
  discountUntil: 'escompte jusqu’au',
  discountHint: 'Remise en %',
};
