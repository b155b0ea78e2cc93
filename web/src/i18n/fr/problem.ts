import type { Texts } from '../en';

export const problem: Texts['problem'] = {
  password_breached: {
    detail: 'Ce mot de passe est connu par des fuites d’autres systèmes ; c’est lui que l’on essaie en premier.',
    remedy: 'Choisissez-en un autre, par exemple quatre mots au hasard.',
  },
  passkey_refused: {
    detail: 'La clé d’accès a été refusée : elle a été retirée ou n’est pas valable ici, la demande a expiré, ou le compte est verrouillé ou inactif.',
    remedy: 'Réessayez ou connectez-vous avec votre mot de passe.',
  },
  passkey_cancelled: {
    detail: 'Aucune clé d’accès n’a été présentée : annulation ou délai dépassé.',
    remedy: 'Réessayez.',
  },
  passkey_known: {
    detail: 'Cet appareil ou cette clé de sécurité a déjà une clé d’accès de votre compte.',
    remedy: 'Utilisez celle-ci ou choisissez un autre appareil.',
  },
};
