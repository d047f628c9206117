/** Documents of invented content in the layouts of the city's real ones, for machines without those. */

const FOOTER = '\n\n\nStadens handlingsplan mot dåligt väder och \nblöta strumpor \n\n';
const BOARDS = 'Socialnämnderna Centrum, Hisingen, Nordost och Sydväst';

function measure(area: number, item: number): string {
  const number = `${area}:${item}`;
  const word = number === '1:3' ? '' : number === '2:4' ? 'INSATS ' : 'Insats ';
  const title = `Fler paraplyer på plats ${area} och torka \nunder tak ${item}`;
  return [
    `${word}${number} ${title} \n\n`,
    `Vinden blåser hårt på plats ${area} och ingen har räknat dropparna ännu. \n\n`,
    `Insats ${number} ${title} \nFörväntat resultat Torrare fötter på plats ${area} för \nalla som går förbi \n`,
    item === 2 ? '' : 'Målgrupp Cylindermodellens kategori B och C \n',
    `Ansvar ${item === 2 ? 'Samtliga nämnder och styrelser' : BOARDS} \n\n`,
  ].join('');
}

function plan(): string {
  const areas = [5, 4, 2, 6].map((count, at) => {
    const items = Array.from({ length: count }, (_, item) => measure(at + 1, item + 1)).join('');
    return `Fokusområde ${at + 1}: Regn av slag ${at + 1} \nHär står vad staden gör åt regnet. \n\n${items}`;
  });
  const related = Array.from({ length: 7 }, (_, at) =>
    at % 2 === 0
      ? `Göteborgs Stads program för väder ${at} \n\nProgrammet säger hur mycket det får regna. \n\n`
      : `Göteborgs Stads plan för väder ${at} Planen säger var det \nfår regna. \n\n`,
  );
  const supporting = Array.from(
    { length: 15 },
    (_, at) => `• Handbok om moln nummer ${at} \n\noch deras skuggor \n`,
  );
  const indicators = [
    'Antal pölar \n\n5 0 \n\n',
    'Antal droppar \n\n  \n\n',
    'Antal moln \n\n',
    'Antal åskor \n\n',
    'Antal hagel \n\n',
  ];
  return [
    'Stadens \nhandlingsplan mot dåligt \nväder och blöta strumpor \n2022–2025 \n',
    `${FOOTER}2 (34) \n\nInledning \n\nPlanen gäller för perioden 2022 till 2025. \n`,
    `Styrande dokument Koppling till denna plan \n${related.join('')}`,
    `Stödjande dokument \nDetta har lästs: \n\n${supporting.join('')}\nGenomförande \nAlla hjälps åt. \n\n`,
    areas.slice(0, 3).join(''),
    `${FOOTER}26 (34) \n\n${areas[3]}`,
    'Bilaga 1: Indikatorer \n\nMål Indikatorer Utgångsvärde \n2021 \n\nMålvärde \n2025 \n\n',
    indicators.map((one, at) => `Mindre väder av \nslag ${at} \n\n${one}`).join(''),
    `${FOOTER}34 (34) \n`,
  ].join('');
}

function answers(): string {
  const header = 'Uppföljningsfrågor Svarsalternativ med kommentar\n';
  const groups = [2, 3, 5, 4, 4].map((count, at) => {
    const items = Array.from({ length: count }, (_, item) => {
      const number = `${at + 1}:${item + 1}`;
      const comment = `Vi har gjort det vi kan på plats ${number}. \nEn del \n\f${header}finns kvar.\n\n`;
      return `Regnar det \npå plats ${number}?\n\nStrategi ${number} Staden ska hålla \ntorrt.\n\n${number === '4:3' ? 'Nej' : 'Ja'}\n\n${comment}`;
    });
    return `1.1.${at + 1} Målområde ${at + 1}: Väder av slag ${at + 1}\n${header}\n${items.join('')}`;
  });
  return ` 1 Uppföljning Stadens torra \nprogram \n2022-2026\n\n1.1 Uppföljning av arbetet\n\n${groups.join('')}`;
}

function statement(): string {
  const dimensions = ['ekonomisk', 'ekologisk', 'social'].map(
    (name) => `Bedömning ur ${name} dimension \nDet blir torrare. \n\n`,
  );
  return [
    'Remittering av riktlinje för \ntorra strumpor \nFörslag till beslut \nI kommunstyrelsen: \n\n',
    'Kommunstyrelsen remitterar riktlinjen till \nsocialnämnderna. \n\nSammanfattning \nKontoret har skrivit en riktlinje. \n\n',
    dimensions.join(''),
    'Definition av torr strumpa \nI förslaget definieras en torr strumpa som ”En strumpa som ingen har gått i en pöl med.” \n\nDen ska: \n\n',
    '• vara hel, \n• vara ren, \n• inte droppa samt \n• ha en ägare. \n\nÄrendet \nHär är ärendet. \n',
  ].join('');
}

const DOCUMENTS: Record<string, () => string> = {
  'handlingsplan-2022-2025.txt': plan,
  'uppfoljning-program-sydvast.txt': answers,
  'tjansteutlatande-avhoppare.txt': statement,
};

export function documentInSameLayout(name: string): string {
  const make = DOCUMENTS[name];
  if (!make) throw new Error(`no document in the layout of ${name}`);
  return make();
}
