import type { Texts } from '../en';

export const deliveries: Texts['deliveries'] = {
  title: 'Livraison {{number}}', deliver: 'Saisir l’arrivée', arrivedAt: 'Arrivée le', cancel: 'Annuler l’expédition',
  ship: 'Expédier', shipAll: 'Expédier tout ce qui est ouvert', shipThese: 'Expédier ces quantités',
  shipHint: 'Sans indication, tout ce qui est ouvert part. Des quantités en font une livraison partielle.',
  now: 'À expédier', rest: 'reste', override: 'Expédier bien que le plafond soit dépassé ou le client bloqué',
  shipped: 'La livraison {{number}} est partie', return: 'Reprendre des marchandises',
  returnHint: 'Ce qui est revenu de chaque ligne. L’avoir suit à la prochaine facturation.', back: 'Retour',
  due: 'À expédier', prove: 'Enregistrer le signataire', signedOn: 'Signé le', nowHint: 'Vide : maintenant.',
  proof: 'Preuve de livraison',
  proofFile: 'Scan ou image',
  proofHint: 'PDF, JPEG ou PNG jusqu’à 10 Mo',
  chooseFile: 'Choisir un fichier',
  download: 'Télécharger',
};
