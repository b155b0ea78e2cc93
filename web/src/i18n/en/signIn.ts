export const signIn = {
  title: 'Sign in', email: 'E-mail address', password: 'Password', submit: 'Sign in',
  claim: 'From order to cash, with every figure traceable.',
};
