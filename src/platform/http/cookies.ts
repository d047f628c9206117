/** `__Host-`: only over a trustworthy connection, only for this host, only for the whole site. */
export const SESSION_COOKIE = '__Host-samlad';
export const LANGUAGE_COOKIE = 'samlad-language';
/** Lasts while somebody is away at the identity provider. */
export const SIGN_IN_COOKIE = '__Host-samlad-sign-in';
