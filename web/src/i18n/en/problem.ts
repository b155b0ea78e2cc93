export const problem = {
  password_breached: {
    detail: 'This password is known from breaches of other systems, where whoever guesses passwords looks first.',
    remedy: 'Choose another one, such as four random words.',
  },
  passkey_refused: {
    detail: 'The passkey was refused: it was removed or is not valid here, it took too long, or the account is locked or not active.',
    remedy: 'Try again, or sign in with your password.',
  },
  passkey_cancelled: {
    detail: 'No passkey was shown: it was cancelled, or took too long.',
    remedy: 'Try again.',
  },
  passkey_known: {
    detail: 'This device or security key already has a passkey of your account.',
    remedy: 'Use that one, or choose another device.',
  },
};
