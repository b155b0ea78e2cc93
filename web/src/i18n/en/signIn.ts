export const signIn = {
  title: 'Sign in', email: 'E-mail address', password: 'Password', submit: 'Sign in',
  claim: 'From order to cash, with every figure traceable.',
  or: 'or with your password', sso_failed: 'The identity provider could not be asked, or its answer was not valid. Try again.',
  sso_refused: 'The identity provider knows you, but no role here is meant for you. Ask an administrator.',
  sso_provider: 'The identity provider cannot be reached. Try again later, or sign in with your password.',
  byPasskey: 'Sign in with a passkey',
};
