import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { guessByLetters } from '../../../main/files/letter-statistics.ts'
import { decodeText } from '../../../main/files/read-text.ts'
import { expectWithin } from '../../cpu-time.ts'

/** A few lines about rain and a garden, in one language, and the encodings that were used for it. */
const SAMPLES: Readonly<Record<string, readonly [text: string, ...encodings: string[]]>> = {
  German: [
    'Gestern hat es den ganzen Tag geregnet, und die Wege im Garten waren voller Pfützen. Wir müssen früh aufstehen, sagte die Großmutter, sonst wird es zu heiß. Äpfel und Öl sind noch übrig.',
    'windows-1252',
  ],
  French: [
    'Il a plu toute la journée et les allées étaient pleines de flaques. Ma grand-mère disait qu’il fallait se lever tôt, sinon ça devient trop chaud. Où êtes-vous allés après le dîner, déjà ?',
    'windows-1252',
  ],
  Spanish: [
    'Ayer llovió todo el día y los caminos del jardín se llenaron de agua. ¿Qué hacemos mañana?, preguntó el niño. Nada, así está bien, le contestó la señora de la casa.',
    'windows-1252',
  ],
  Portuguese: [
    'Ontem choveu o dia inteiro e os caminhos do jardim não estavam secos. Amanhã vamos à praia com as crianças, se o sol voltar, disse a avó. Então é assim.',
    'windows-1252',
  ],
  Italian: [
    'Ieri è piovuto tutto il giorno e il giardino era pieno di acqua. Perché non andiamo più in città? Così è la vita, disse la nonna, però domani sarà un giorno migliore.',
    'windows-1252',
  ],
  Dutch: [
    'Gisteren regende het de hele dag en de paden in de tuin stonden vol water. Eén ding is zeker, zei de buurman uit België: morgen gaan we naar zee, met z’n tweeën.',
    'windows-1252',
  ],
  Danish: [
    'I går regnede det hele dagen, og stierne i haven var våde. Vi må op tidligt, sagde bedstemor, ellers bliver det for varmt. Æblerne på træet er røde, og øllet er koldt.',
    'windows-1252',
  ],
  Swedish: [
    'I går regnade det hela dagen och gångarna i trädgården var våta. Vi måste gå upp tidigt, sa mormor, annars blir det för varmt. Äpplena på trädet är röda. Å andra sidan är det höst.',
    'windows-1252',
  ],
  Finnish: [
    'Eilen satoi koko päivän ja puutarhan polut olivat märkiä. Meidän täytyy herätä aikaisin, sanoi mummo, muuten tulee liian kuuma. Älä ota sitä kenkää, se on vielä märkä.',
    'windows-1252',
  ],
  Icelandic: [
    'Í gær rigndi allan daginn og stígarnir í garðinum voru blautir. Við verðum að fara snemma á fætur, sagði amma, annars verður of heitt. Það er ekki þér að kenna, þú veist það.',
    'windows-1252',
  ],
  English: [
    'It rained all day — “as always”, she said. We had a café au lait with Zoë and the naïve Señor Núñez, for £5 or 7 €. That’s what I’d call a fiancée’s soirée, Mr. Müller.',
    'windows-1252',
  ],
  Polish: [
    'Wczoraj cały dzień padał deszcz i ścieżki w ogrodzie były pełne kałuż. Musimy wcześnie wstać, powiedziała babcia, bo inaczej będzie za gorąco. Czy możesz przynieść źdźbło trawy? Dziękuję.',
    'windows-1250',
    'iso-8859-2',
  ],
  Czech: [
    'Včera celý den pršelo a cesty v zahradě byly plné kaluží. Musíme brzy vstávat, řekla babička, jinak bude příliš horko. Můžeš mi přinést ještě jeden šálek? Už jsem tě dlouho neviděl.',
    'windows-1250',
    'iso-8859-2',
  ],
  Slovak: [
    'Včera celý deň pršalo a chodníky v záhrade boli plné kaluží. Musíme skoro vstávať, povedala babička, inak bude príliš horúco. Môžeš mi priniesť ešte jednu šálku? Ďakujem, to je ľahké.',
    'windows-1250',
    'iso-8859-2',
  ],
  Hungarian: [
    'Tegnap egész nap esett az eső, és a kert útjai tele voltak vízzel. Korán kell kelnünk, mondta a nagymama, különben túl meleg lesz. Nem tudom, hogy hová tűnt a fűnyíró, de majd előkerül.',
    'windows-1250',
    'iso-8859-2',
  ],
  Croatian: [
    'Jučer je cijeli dan padala kiša i staze u vrtu bile su pune vode. Moramo rano ustati, rekla je baka, inače će biti prevruće. Možeš li mi donijeti još jednu šalicu? Dođi k nama sutra.',
    'windows-1250',
    'iso-8859-2',
  ],
  Slovene: [
    'Včeraj je ves dan deževalo in poti na vrtu so bile polne vode. Zgodaj moramo vstati, je rekla babica, sicer bo prevroče. Ali mi lahko prineseš še eno skodelico? Že dolgo te nisem videl.',
    'windows-1250',
    'iso-8859-2',
  ],
  Romanian: [
    'Ieri a plouat toată ziua şi aleile din grădină erau pline de apă. Trebuie să ne trezim devreme, a spus bunica, altfel va fi prea cald. Îmi aduci încă o ceaşcă? Nu ţi-am mai văzut fraţii.',
    'windows-1250',
    'iso-8859-2',
  ],
  Turkish: [
    'Dün bütün gün yağmur yağdı ve bahçedeki yollar suyla doldu. Erken kalkmamız gerekiyor, dedi ninem, yoksa çok sıcak olacak. Bana bir fincan daha getirir misin? İyi ki geldin, teşekkür ederim.',
    'windows-1254',
  ],
  Lithuanian: [
    'Vakar visą dieną lijo ir sodo takai buvo pilni vandens. Turime anksti keltis, pasakė močiutė, kitaip bus per karšta. Ar gali atnešti man dar vieną puodelį? Ačiū, tai buvo šaunu.',
    'windows-1257',
  ],
  Latvian: [
    'Vakar visu dienu lija, un dārza celiņi bija pilni ar ūdeni. Mums agri jāceļas, teica vecmāmiņa, citādi būs pārāk karsts. Vai vari atnest man vēl vienu tasīti? Paldies, tas bija jauki.',
    'windows-1257',
  ],
  Estonian: [
    'Eile sadas terve päeva vihma ja aia teerajad olid vett täis. Me peame vara tõusma, ütles vanaema, muidu läheb liiga palavaks. Kas sa tood mulle veel ühe tassi? Šokolaadi ja želeed on ka.',
    'windows-1257',
  ],
  Russian: [
    'Вчера весь день шёл дождь, и дорожки в саду были полны воды. Нам надо рано вставать, сказала бабушка, а то будет слишком жарко. Ты не принесёшь мне ещё одну чашку? Спасибо, это было хорошо.',
    'windows-1251',
    'koi8-r',
    'iso-8859-5',
    'cp866',
  ],
  Ukrainian: [
    'Вчора весь день ішов дощ, і доріжки в саду були повні води. Нам треба рано вставати, сказала бабуся, а то буде надто спекотно. Ти не принесеш мені ще одну чашку? Дякую, це було її діло.',
    'windows-1251',
    'koi8-u',
  ],
  Bulgarian: [
    'Вчера цял ден валя дъжд и пътеките в градината бяха пълни с вода. Трябва да станем рано, каза баба, иначе ще бъде твърде горещо. Ще ми донесеш ли още една чаша? Благодаря.',
    'windows-1251',
  ],
  Serbian: [
    'Јуче је цео дан падала киша и стазе у врту биле су пуне воде. Морамо рано да устанемо, рекла је бака, иначе ће бити превруће. Можеш ли да ми донесеш још једну шољу? Хвала, дођи сутра.',
    'windows-1251',
  ],
  Greek: [
    'Χθες έβρεχε όλη μέρα και τα μονοπάτια του κήπου ήταν γεμάτα νερό. Πρέπει να σηκωθούμε νωρίς, είπε η γιαγιά, αλλιώς θα κάνει πολλή ζέστη. Μου φέρνεις ένα φλιτζάνι ακόμα; Ευχαριστώ.',
    'windows-1253',
    'iso-8859-7',
  ],
}

const cases = Object.entries(SAMPLES).flatMap(([language, [text, ...encodings]]) =>
  encodings.map((encoding) => [language, encoding, text] as const),
)
const bytesOf = (text: string, encoding: string) => new Uint8Array(iconv.encode(text, encoding))
const asCaptions = (text: string) =>
  (text.match(/\S+(?:\s\S+){0,4}/g) ?? [])
    .map((row, i) => `${i + 1}\r\n00:00:${String(i + 10)},000 --> 00:00:${String(i + 11)},000\r\n${row}\r\n`)
    .join('\r\n')

describe.each(cases)('%s in %s', (_, encoding, text) => {
  it('is read right, alone, as captions, and many times over', () => {
    for (const whole of [text, asCaptions(text), `${text}\n`.repeat(20)]) {
      const read = decodeText(bytesOf(whole, encoding))
      expect(read.text).toBe(whole)
      expect(read.sure).toBe(false)
    }
  })

  it('is read right by the sentence', () => {
    for (const sentence of text.split(/(?<=[.?!;])\s/)) {
      const read = decodeText(bytesOf(sentence, encoding)).text
      // A short one may leave doubt: then it is read as Western text, never as something third.
      const western = iconv.decode(Buffer.from(bytesOf(sentence, encoding)), 'windows-1252')
      const isDoubtful = read === western || sentence.split(' ').length < 6
      if (!isDoubtful || encoding === 'windows-1252') expect(read).toBe(sentence)
    }
  })
})

describe('guessByLetters', () => {
  it('says nothing against Western text, be it ever so short or strange', () => {
    const texts = [
      '',
      'plain words',
      'Élan vital',
      'Straße 5 – 10 m² à 20 °C',
      'ÄÖÜ äöü ß',
      '© 2019 Ærø Øl & Vín, þ',
      '¿Qué? ¡Sí!',
      'Ça va? Là-bas, où ça?',
      'Œuvre, œil, Škoda, Žižek',
      'piñata jalapeño crêpe à la carte naïveté',
      'é',
      'šž',
      '“Quoted” – and ‘quoted’ … again',
      'Tá an lá go hálainn inniu, a dúirt sí, agus níl sé fuar.',
      'Í gjár regnaði allan dagin, søgdu tey úti á oynni.',
      'Ny ôran’ ny andro omaly, hoy izy, ary tsy nisy masoandro.',
    ]
    for (const text of texts) {
      expect([text, guessByLetters(bytesOf(text, 'windows-1252'))]).toEqual([text, null])
    }
  })

  it('takes what is repeated for no more evidence, nor foreign letters of a neighbour', () => {
    // Defect: German text with some “naïve” in it was taken for Baltic.
    const rows = ['Größe und Höhe, naïve Straße.', 'Wir hören später noch einmal zu.', 'Citroën fährt.']
    for (const row of rows) {
      const text = `${rows.join('\n')}\n${`${row}\n`.repeat(60)}`
      expect([row, guessByLetters(bytesOf(text, 'windows-1252'))]).toEqual([row, null])
    }
  })

  it('sees names of other countries in English text', () => {
    const text = 'The president was Lech Wałęsa, and the shipyard in Gdańsk was where it began.'
    expect(decodeText(bytesOf(text, 'windows-1250')).text).toBe(text)
  })

  it('stays quick with a large file', () => {
    const bytes = bytesOf(`${SAMPLES.Czech?.[0]}\n`.repeat(5000), 'windows-1250')
    expectWithin(3000, () => expect(guessByLetters(bytes)?.encoding).toBe('windows-1250'))
  })
})
