import { catalogue } from '../../platform/i18n/catalogue.ts';
import type { Role } from '../../platform/identity/contract.ts';

export const signInTexts = catalogue({
  sv: {
    title: 'Logga in',
    serveLead: 'Logga in med ditt vanliga konto i kommunen.',
    serveButton: 'Logga in med kommunens konto',
    failureTitle: 'Du blev inte inloggad',
    failures: {
      cancelled: 'Inloggningen avbröts. Försök igen när du vill.',
      'too-late': 'Inloggningen tog för lång tid eller påbörjades i ett annat fönster. Försök igen.',
      'unknown-account':
        'Ditt konto är inte upplagt i Samlad. Be kommunens administratör att lägga till dig med adressen som ditt konto har.',
      provider: 'Kommunens inloggning svarade inte som den ska. Vänta en stund och försök igen.',
    },
    demoTitle: 'Välj vem du vill vara',
    demoLead:
      'Det här är en demo. Alla personer är påhittade. Välj en person för att se Samlad så som den personen ser det.',
    search: 'Sök bland personerna',
    hits: (count: number) => (count === 1 ? '1 person' : `${count} personer`),
    showAll: (count: number, role: string) => `Visa alla ${count} i rollen ${role}`,
    noHits: 'Ingen person stämmer med sökningen.',
    signedIn: (name: string) => `Du är inloggad som ${name}.`,
    toStart: 'Gå till startsidan',
    tryThis: {
      planner: 'Läs in en plan, se vem som ska göra vad, öppna en uppföljning och läs svaren.',
      'board-coordinator': 'Svara på frågorna i den pågående uppföljningen och lämna in dem.',
      'board-approver': 'Läs nämndens svar och godkänn dem, eller skicka tillbaka.',
      reader: 'Läs besluten och hur långt staden har kommit.',
      administrator: 'Ordna nämnder, bolag, personer och roller. Ser inget innehåll.',
      'log-reviewer': 'Granska vem som har gjort vad, och att loggen är hel.',
    } satisfies Record<Role, string>,
  },
  en: {
    title: 'Sign in',
    serveLead: 'Sign in with your ordinary municipal account.',
    serveButton: 'Sign in with the municipal account',
    failureTitle: 'You were not signed in',
    failures: {
      cancelled: 'The sign-in was cancelled. Try again whenever you like.',
      'too-late': 'The sign-in took too long or was begun in another window. Try again.',
      'unknown-account':
        "Your account is not known to Samlad. Ask the municipality's administrator to add you with your account's address.",
      provider: "The municipality's sign-in did not answer as it should. Wait a while and try again.",
    },
    demoTitle: 'Choose who you want to be',
    demoLead:
      'This is a demo. Every person is invented. Choose one to see Samlad the way that person sees it.',
    search: 'Search the people',
    hits: (count) => (count === 1 ? '1 person' : `${count} people`),
    showAll: (count, role) => `Show all ${count} in the role ${role}`,
    noHits: 'No person matches the search.',
    signedIn: (name) => `You are signed in as ${name}.`,
    toStart: 'Go to the start page',
    tryThis: {
      planner: 'Import a plan, see who must do what, open a follow-up round and read the answers.',
      'board-coordinator': 'Answer the questions of the round in progress and submit them.',
      'board-approver': "Read the board's answers and approve them, or send them back.",
      reader: 'Read the decisions, and how far the city has come.',
      administrator: 'Arrange boards, companies, people and roles. Sees no content.',
      'log-reviewer': 'Review who has done what, and that the log is whole.',
    },
  },
});
