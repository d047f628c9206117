import { catalogue } from '../../platform/i18n/catalogue.ts';

export const aboutTexts = catalogue({
  sv: {
    title: 'Om Samlad',
    lead: 'Samlad håller ihop vad kommunen har beslutat, vem som ska göra det, vad som blev gjort och hur läget är.',
    whatTitle: 'Vad det är till för',
    what: 'Program och planer läses in så som de är skrivna och blir till mål, insatser och ansvar som går att följa. Nämnder och bolag svarar på frågor om sina insatser, och svaren sammanställs för hela staden.',
    safeTitle: 'Vem som ser vad',
    safe: 'Rapporter som är publicerade kan alla läsa. Allt annat ligger bakom inloggning. Databasen själv avgör vad varje roll får se, och allt som ändras loggas så att det går att granska i efterhand. En sida som du inte har rätt till ser likadan ut som en sida som inte finns.',
    published: 'Läs de publicerade rapporterna',
    openTitle: 'Öppen källkod',
    open: 'Samlad är fri programvara under licensen EUPL 1.2. Andra kommuner får använda, granska och förbättra den.',
  },
  en: {
    title: 'About Samlad',
    lead: 'Samlad holds together what the municipality has decided, who must do it, what was done and how things stand.',
    whatTitle: 'What it is for',
    what: 'Programmes and plans are read in as they are written and become goals, measures and responsibilities that can be followed. Boards and companies answer questions about their measures, and the answers are compiled for the whole city.',
    safeTitle: 'Who sees what',
    safe: 'Everyone can read the reports that are published. Everything else is behind sign-in. The database itself decides what each role may see, and every change is logged so that it can be reviewed afterwards. A page you have no right to looks the same as a page that does not exist.',
    published: 'Read the published reports',
    openTitle: 'Open source',
    open: 'Samlad is free software under the licence EUPL 1.2. Other municipalities may use, review and improve it.',
  },
});
