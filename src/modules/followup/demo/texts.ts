/** What invented boards say in the demo city, by the number of the strategy or measure. Every sentence is made up. */
interface Said {
  /** When the work goes well. */
  well: string;
  /** When it goes slowly, or not at all. */
  slowly: string;
}

export const ON_STRATEGIES: Record<string, Said> = {
  '1:1': {
    well: 'Vi läser lägesbilden på ledningsgruppen varje kvartal och låter den styra var vi lägger fältarbetarnas kvällar.',
    slowly: 'Statistiken finns, men den når enhetscheferna för sent för att påverka planeringen.',
  },
  '1:2': {
    well: 'Alla nyanställda går introduktionen om riskfaktorer, och under året deltog 46 personer i fördjupningen.',
    slowly:
      'Personalomsättningen gör att vi börjar om varje termin; hälften av grupperna saknar någon som är utbildad.',
  },
  '2:1': {
    well: 'Frågan om tomma lokaler vid torget kom upp i det lokala rådet och ledde till en gemensam vandring i maj.',
    slowly: 'Vi är med i forumet men har inte själva lyft någon fråga i år.',
  },
  '2:2': {
    well: 'Tillsammans med två grannförvaltningar öppnade vi en kvällsverksamhet som har 30 besökare en vanlig tisdag.',
    slowly: 'Ett förslag togs fram men fick stå tillbaka för omorganisationen.',
  },
  '2:3': {
    well: 'Sju föreningar har nyckel till lokalerna och håller öppet på loven. Butikerna vid torget bidrar med sommarjobb.',
    slowly: 'Föreningarna vill mer än vi hinner ta emot. Vi saknar en person som håller i kontakterna.',
  },
  '3:1': {
    well: 'Vi når de yngre barnen genom skolan och de äldre genom ungdomsmottagningen, och har kortat vägen in till ett samtal.',
    slowly:
      'De som har störst behov söker sig sällan till oss själva. Uppsökande arbete finns bara i ett av områdena.',
  },
  '3:2': {
    well: 'Kartläggningen pekade ut fyra platser. Belysning och siktlinjer är åtgärdade på tre av dem.',
    slowly: 'Kartläggningen från i fjol är inte uppdaterad, och två av platserna har förändrats sedan dess.',
  },
  '3:3': {
    well: 'Vi lämnar synpunkter tidigt i detaljplanerna och har en egen checklista för entréer och gångstråk.',
    slowly: 'Vi kommer in sent i planprocessen, när det mesta redan är ritat.',
  },
  '3:4': {
    well: 'Varje klottrat eller trasigt hörn åtgärdas inom ett dygn, och ronderna görs ihop med hyresgästerna.',
    slowly: 'Ronderingen fungerar i de större områdena men inte i ytterkanterna.',
  },
  '3:5': {
    well: 'Brottsoffer får en kontakt inom två dagar. Vittnesstödet har fått fler volontärer efter vårens kampanj.',
    slowly: 'Stödet finns men är okänt. Få ungdomar som utsatts för rån har hittat dit.',
  },
  '4:1': {
    well: 'Programmet mot våld bland unga används nu i årskurs 4–9 på nio skolor, och föräldramötena handlar om alkohol och nikotin.',
    slowly: 'Arbetet vilar på enskilda eldsjälar och är inte inskrivet i någon rutin.',
  },
  '4:2': {
    well: 'Vid oro träffas skola, socialtjänst och vårdnadshavare inom en vecka. Vi mäter tiden och den har halverats.',
    slowly:
      'Samordningen fungerar i vardagar men stannar av på loven, då flera nyckelpersoner är lediga samtidigt.',
  },
  '4:3': {
    well: 'Vi hänvisar till stadens gemensamma verksamhet och bidrar med praktikplatser. Anhöriga får egna samtal.',
    slowly: 'Boende är den svåra biten. Två ärenden har fått vänta för länge.',
  },
  '4:4': {
    well: 'Frågor om våld ställs rutinmässigt i mötet, och alla arbetsplatser har en utsedd kontaktperson mot hedersförtryck.',
    slowly:
      'Rutinen är känd men följs inte överallt. Vi märker det på att antalet frågor skiljer sig mycket mellan enheterna.',
  },
  '5:1': {
    well: 'Vi går igenom lås, nycklar och öppettider på alla anläggningar två gånger om året, med tydliga ansvariga.',
    slowly: 'Åtgärder vidtas när något har hänt, inte systematiskt i förväg.',
  },
  '5:2': {
    well: 'Kontrollen av leverantörer gav tre avslutade avtal i år, och föreningsbidragen granskas med stickprov.',
    slowly: 'Vi saknar egen kompetens om ekonomisk brottslighet och väntar på stadens gemensamma stöd.',
  },
  '5:3': {
    well: 'Vi har en samlad kontaktväg till polisen och tar upp iakttagelser i det lokala forumet varje månad.',
    slowly: 'Frågan är svår att ta på. Medarbetarna är osäkra på vad som ska rapporteras och till vem.',
  },
  '5:4': {
    well: 'Hot mot medarbetare följs upp samma dag av närmaste chef, och alla chefer har övat på fallbeskrivningar.',
    slowly: 'Vi tror att långt ifrån allt anmäls. Tröskeln är fortfarande hög i de minsta arbetsgrupperna.',
  },
};

export const ON_MEASURES: Record<string, Said> = {
  '1:1': {
    well: 'Föräldrastödet gavs i elva grupper, tre av dem på arabiska och somaliska. Sju av tio fullföljde.',
    slowly: 'Två av fyra planerade kurser blev av. Vårdnadshavarna vi helst vill nå tackar ofta nej.',
  },
  '1:2': {
    well: 'Områdesteamet är på plats med fritidsledare, skolkurator och fältassistent under samma tak.',
    slowly: 'Teamet är bemannat till hälften. Rekryteringen har fått göras om.',
  },
  '1:3': {
    well: 'Utredningen är klar och piloten startade i september med två föreningar och tolv familjer.',
    slowly: 'Utredningen är klar men piloten väntar på avtal.',
  },
  '1:4': {
    well: 'Analysen lämnades i juni. Den ledde till att resurser flyttades från utredning till stöd i hemmet.',
    slowly: 'Underlaget är insamlat men analysen är inte skriven.',
  },
  '1:5': {
    well: 'Rutinen är beslutad och används. Alla fyra områden arbetar nu på samma sätt de första fjorton dagarna.',
    slowly: 'Ett utkast är på remiss hos mottagningarna.',
  },
  '2:1': {
    well: 'Gruppen har träffat 23 unga vuxna under året. Nio har arbete eller studier i dag.',
    slowly: 'Gruppen är bildad men samtycken dröjer, så få ärenden har kommit igång.',
  },
  '2:2': {
    well: 'Två samtalstillfällen har hållits tillsammans med polis och frivård, och uppföljningen är bemannad dygnet runt.',
    slowly: 'Vi deltar i styrgruppen men har inte kunnat avdela egen personal.',
  },
  '2:3': {
    well: 'Alla fyra team är i drift och har mött 140 familjer. Väntetiden är under två veckor.',
    slowly: 'Tre team är igång. Det fjärde väntar på lokal.',
  },
  '2:4': {
    well: 'Socialsekreterare finns på sex skolor två dagar i veckan, under skoldagen. Rektorerna vill ha mer.',
    slowly: 'Närvaron faller bort så snart någon blir sjuk. På två skolor har den inte kommit igång.',
  },
  '3:1': {
    well: 'Mötena har fått en fast dagordning och gemensamma beslut skrivs ned och följs upp månaden efter.',
    slowly: 'Samordningen centralt fungerar, men kopplingen till de lokala forumen är otydlig.',
  },
  '3:2': {
    well: 'Vi har deltagit i fyra gemensamma tillsyner. Två verksamheter fick rätta till brister direkt.',
    slowly: 'Vi har inte blivit kallade till någon insats under året.',
  },
  '4:1': {
    well: 'Kartläggningen gjordes i mars och september. Den används för att fördela platser, aldrig på personnivå.',
    slowly: 'Kategorierna tolkas olika mellan områdena, så siffrorna är svåra att jämföra.',
  },
  '4:2': {
    well: 'Våra verktyg är inlagda i matrisen och beskrivna så att andra nämnder kan hänvisa till dem.',
    slowly: 'Matrisen är påbörjad. Vi behöver hjälp med vad som räknas som ett verktyg.',
  },
  '4:3': {
    well: 'Metodstödet har besökt alla grupper och handledningen är uppskattad.',
    slowly: 'Metodstödjaren slutade i våras och tjänsten är inte återbesatt.',
  },
  '4:4': {
    well: 'Samma bedömningsinstrument används i alla nya ärenden sedan årsskiftet.',
    slowly: 'Utbildningen är genomförd men instrumentet används bara i vart tredje ärende.',
  },
  '4:5': {
    well: 'Provtagningen är genomförd enligt plan och resultatet har redovisats för nämnden.',
    slowly: 'Avtalet om provtagning blev klart först i oktober.',
  },
  '4:6': {
    well: 'Vi har prövat metodstödet i ett område och delat våra erfarenheter med de andra.',
    slowly: 'Arbetet är planerat till nästa år.',
  },
};

export const ON_SILENCE: Record<string, Said> = {
  '1:1': {
    well: 'Metodhandboken är genomgången på samtliga arbetsplatsträffar och ligger framme där den behövs.',
    slowly: 'Handboken är känd bland cheferna men har inte nått alla medarbetare.',
  },
  '1:2': {
    well: 'Teamet består av hr, säkerhet och en erfaren chef, och kallades in nio gånger under året.',
    slowly: 'Vi delar team med en annan nämnd och har svårt att få tid när något händer.',
  },
  '2:1': {
    well: 'I medarbetarenkäten säger fler än förra året att de vet vart de vänder sig vid hot.',
    slowly: 'Vi har inte mätt, men bedömer att kunskapen är ungefär som förut.',
  },
};

export const MORE = [
  'Arbetet fortsätter på samma sätt nästa år.',
  'Vi följer upp i delårsrapporten i maj.',
  'Erfarenheterna delas i nätverket för utvecklingsledare.',
  'Barnens egna synpunkter har hämtats in genom två dialogträffar.',
  'Vi ser en skillnad mellan flickor och pojkar som vi vill förstå bättre innan vi drar slutsatser.',
  'Nämnden har fått en muntlig redovisning.',
  'Samarbetet med polisen i området har blivit enklare sedan kontaktpersonerna blev fasta.',
];

export const HINDRANCES = [
  'Brist på utbildad personal.',
  'Sekretessen mellan nämnder gör att vi inte kan dela det vi vet i tid.',
  'Lokaler saknas.',
  'Pengarna är tillfälliga och går inte att anställa på.',
  'Två omorganisationer på ett år.',
];

export const REASONS = [
  'Vi möter inte målgruppen i vår verksamhet.',
  'Frågan ligger på en annan nämnd enligt reglementet.',
  'Bolaget har ingen verksamhet riktad till barn och unga.',
];

export const RETURN_NOTES = [
  'Skriv hur många familjer det gäller och vad som hände med dem som tackade nej. Då blir svaret användbart för nämnden.',
  'Det står ja, men kommentaren beskriver något som inte har börjat. Är svaret delvis?',
];

export const VERY_LONG = `Vi vill beskriva året ganska utförligt, eftersom arbetet har ändrat riktning.

Vid årets början hade vi tre pågående spår som inte hängde ihop: uppsökande arbete på kvällar, samtal med vårdnadshavare och den gemensamma planeringen med skolan. Varje spår hade sin egen uppföljning och sina egna möten. I februari lade vi ihop dem till ett team med en samordnare, och sedan dess skrivs det bara en plan per område.

Det som har gått bra:
– Teamet träffas varje måndag och fördelar veckans uppdrag efter vad skolorna och fältarbetarna har sett.
– Vårdnadshavare får ett första samtal inom fem dagar. I fjol var det tre veckor.
– Vi har slutat med insatser som ingen kunde säga vad de ledde till.

Det som har gått sämre:
– Under sommaren stod teamet utan samordnare i sju veckor, och då föll de gemensamma mötena bort helt.
– Två skolor har bytt rektor under året, och överenskommelserna fick göras om från början.
– Vi underskattade hur lång tid det tar att få igång en verksamhet på helgerna. Den som var tänkt till april öppnade i september.

Vi har räknat på vad det kostar. Den största delen är personal, och den ryms i ram så länge det tillfälliga statsbidraget finns kvar. Försvinner det måste nämnden välja mellan helgöppet och samtalen med vårdnadshavare. Vår bedömning är att samtalen gör störst nytta, men att det är helgöppet som märks mest i området, och att ett val mellan dem därför blir en fråga om vad staden vill att vi ska prioritera.

Inför nästa år föreslår vi tre saker. För det första att samordnaren får en ersättare, så att arbetet tål en sjukskrivning. För det andra att skolorna och vi skriver en gemensam överenskommelse som gäller oavsett vem som är rektor. För det tredje att vi slutar mäta antal samtal och i stället frågar familjerna efter ett halvår hur det blev.

Vi har också tagit fasta på kritiken från förra årets uppföljning om att våra svar var svåra att jämföra med de andra områdenas. Siffrorna här ovan är därför räknade på samma sätt som i de tre andra.`;
