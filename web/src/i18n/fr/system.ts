import type { Texts } from '../en';

export const system: Texts['system'] = {
  lastFailed: 'Dernier essai échoué', retry: 'Réessayer', cancelJob: 'Annuler la tâche', steppedIn: '{{done}} faits, {{refused}} refusés',
  attempts: 'Essais', why: 'Pourquoi l’échec', due: 'Prévue', finished: 'Terminée', created: 'Créée', worker: 'Processus', sendAgain: 'Renvoyer',
  subject: 'Objet', recipient: 'Destinataire', queued: 'Mis en file', sent: 'Envoyé',
};
