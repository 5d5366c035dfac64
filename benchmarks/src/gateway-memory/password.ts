/** The password of all stations. */
export const password = 'a-password-of-stations';
