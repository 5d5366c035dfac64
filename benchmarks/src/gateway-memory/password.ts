/** What all stations show. */
export const password = 'a-password-of-stations';
