export const problem = {
  password_breached: {
    detail: 'Ce mot de passe est connu par des fuites d’autres systèmes ; c’est lui que l’on essaie en premier.',
    remedy: 'Choisissez-en un autre, par exemple quatre mots au hasard.',
  },
};
