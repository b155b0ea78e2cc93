export const problem = {
  password_breached: {
    detail: 'This password is known from breaches of other systems, where whoever guesses passwords looks first.',
    remedy: 'Choose another one, such as four random words.',
  },
};
