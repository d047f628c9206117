/**
 * What a person can do about a start that failed. Errors of our own pass through; they already say it.
 * @param error from opening the installation
 * @param dataFolder as the person gave it
 * @param databaseUrl the person's own database, when they use one
 */
export function explainStartFailure(error: unknown, dataFolder: string, databaseUrl?: string): Error {
  const { code, message = '', stderr = '' } = error as { code?: string; message?: string; stderr?: string };
  const say = (text: string) => new Error(text, { cause: error });
  const text = `${message}\n${stderr}`;
  const full = ['ENOSPC', 'EDQUOT', '53100'].includes(code ?? '') || /No space left on device/.test(text);
  if (full) {
    return say(
      databaseUrl
        ? 'Databasens disk är full. Frigör utrymme och starta igen. Det som är sparat är kvar.'
        : `Disken med datamappen ${dataFolder} är full. Frigör utrymme och starta igen. Det som är sparat är kvar.`,
    );
  }
  const readOnly =
    ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR'].includes(code ?? '') ||
    /Permission denied|Read-only file system/.test(text);
  if (readOnly && !databaseUrl) {
    return say(
      `Samlad får inte skriva i datamappen ${dataFolder}. Ge användaren som startar Samlad rätt att skriva där, eller välj en annan mapp med SAMLAD_DATA.`,
    );
  }
  if (!databaseUrl) return error instanceof Error ? error : say(String(error));
  const { host, pathname, username } = new URL(databaseUrl);
  switch (code) {
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case 'EHOSTUNREACH':
    case 'ETIMEDOUT':
      return say(`Databasen på ${host} svarar inte. Kontrollera DATABASE_URL och att PostgreSQL är igång.`);
    case '28P01':
    case '28000':
      return say(
        `Databasen på ${host} släpper inte in ${username}. Kontrollera användare och lösenord i DATABASE_URL.`,
      );
    case '3D000':
      return say(
        `Databasen ${pathname.slice(1)} finns inte på ${host} och kunde inte skapas. Kontrollera DATABASE_URL.`,
      );
    case '42501':
      return say(
        `Användaren ${username} i DATABASE_URL saknar en rättighet som behövs. Ge den CREATEROLE och CREATEDB, eller gör den till ägare av databasen. Databasen sade: ${message}`,
      );
    default:
      return error instanceof Error ? error : say(String(error));
  }
}
