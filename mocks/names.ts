/** Names as one part of the world writes them; where that is not in Latin letters, `native|latin`. */
export interface Culture {
  readonly given: readonly string[];
  readonly family: readonly string[];
  /** How often it comes up, relative to the others. */
  readonly weight: number;
}

const words = (text: string): readonly string[] => text.split(', ');

export const CULTURES: readonly Culture[] = [
  {
    weight: 6, // Nordic
    given: words('Elin, Björn, Åsa, Søren, Ingrid, Mikkel, Solveig, Þóra, Aino, Väinö, Freja, Håkon'),
    family: words('Åkesson, Sørensen, Bergström, Øvergaard, Jónsdóttir, Virtanen, Nyström, Kjærgaard, Mäkelä, Lund'),
  },
  {
    weight: 6, // English-speaking
    given: words('Grace, Oliver, Niamh, Callum, Siobhán, Marcus, Tamsin, Jo, Imani, Desmond'),
    family: words('O’Brien, D’Arcy, Whitfield, MacGregor, Okonkwo-Hughes, Ng, Ashworth, Carter, St John, Pryce'),
  },
  {
    weight: 5, // German-speaking
    given: words('Jürgen, Käthe, Lukas, Friederike, Anneliese, Ömer, Till, Sophie-Charlotte, Beat, Reto'),
    family: words('Müller, Weißenberger, Schäfer, Groß, von der Heyde, Zürcher, Öztürk-Braun, Vogt, Brandstätter'),
  },
  {
    weight: 5, // Romance languages
    given: words('Éloïse, João, Begoña, Iñigo, Chiara, Ștefan, Núria, Thérèse, Gonçalo, Raúl, Maëlle'),
    family: words(
      'García Márquez, Conceição, Dell’Acqua, Țurcanu, de la Fuente, Lefèvre, Peña, Antunes, Brânză, D’Amico',
    ),
  },
  {
    weight: 4, // Central and eastern Europe
    given: words('Łucja, Zbigniew, Jiří, Šárka, Ágnes, László, Đorđe, Živa, Agnieszka, Tomáš'),
    family: words('Wójcik, Dvořáková, Szabó, Krzyżanowski, Đurić, Žižek, Nagy, Hlaváč, Źdźbło, Kovačević'),
  },
  {
    weight: 3, // Turkish
    given: words('Elif, İbrahim, Çağla, Ümit, Şebnem, Işıl, Oğuz'),
    family: words('Yıldırım, Özdemir, Şahin, Çelik, Güneş, Aydınlı'),
  },
  {
    weight: 3, // Cyrillic script
    given: words('Олена|Olena, Дмитро|Dmytro, Наталія|Nataliia, Борис|Boris, Светлана|Svetlana, Милица|Milica'),
    family: words('Шевченко|Shevchenko, Коваленко|Kovalenko, Орлова|Orlova, Петровић|Petrovic, Ткачук|Tkachuk'),
  },
  {
    weight: 2, // Greek script
    given: words('Ελένη|Eleni, Νίκος|Nikos, Άννα|Anna, Γιώργος|Giorgos'),
    family: words('Παπαδοπούλου|Papadopoulou, Αντωνίου|Antoniou, Γεωργίου|Georgiou'),
  },
  {
    weight: 4, // Arabic script
    given: words('ليلى|Layla, محمد|Mohammed, نور|Noor, يوسف|Yusuf, فاطمة|Fatima, عبد الرحمن|Abdulrahman'),
    family: words('الحداد|Alhaddad, منصور|Mansour, الخطيب|Alkhatib, بن سعيد|Bensaid, العلي|Alali'),
  },
  {
    weight: 2, // Hebrew script
    given: words('נועה|Noa, איתן|Eitan, תמר|Tamar, יואב|Yoav'),
    family: words('לוי|Levi, כהן|Cohen, בן־דוד|Bendavid, שפירא|Shapira'),
  },
  {
    weight: 2, // South Asia, in Latin letters
    given: words('Priya, Arjun, Thilini, Farhana, Karthik, Zainab'),
    family: words('Raghunathan, Jayawardena, Krishnamurthy, Begum, Nair, Wickramasinghe'),
  },
  {
    weight: 1, // Devanagari
    given: words('अनन्या|Ananya, राहुल|Rahul, कविता|Kavita'),
    family: words('शर्मा|Sharma, वर्मा|Verma, जोशी|Joshi'),
  },
  {
    weight: 1, // Bengali
    given: words('রফিক|Rafiq, মিতালি|Mitali, সুমি|Sumi'),
    family: words('চৌধুরী|Chowdhury, রহমান|Rahman, ঘোষ|Ghosh'),
  },
  {
    weight: 2, // Chinese
    given: words('伟|Wei, 美玲|Meiling, 志明|Chiming, 雅婷|Yating'),
    family: words('王|Wang, 歐陽|Ouyang, 陳|Chen, 司徒|Szeto'),
  },
  {
    weight: 2, // Japanese
    given: words('陽菜|Hina, 大輔|Daisuke, さくら|Sakura, 健太|Kenta'),
    family: words('佐藤|Sato, 長谷川|Hasegawa, 渡辺|Watanabe, 林|Hayashi'),
  },
  {
    weight: 1, // Korean
    given: words('서연|Seoyeon, 민준|Minjun, 지우|Jiwoo'),
    family: words('김|Kim, 박|Park, 남궁|Namgung'),
  },
  {
    weight: 2, // South-east Asia
    given: words('Nguyệt, Đức, Putu, Siti, Reynaldo, Thảo'),
    family: words('Trần, Nguyễn, Wijaya, binti Abdullah, Dela Cruz, Lê'),
  },
  {
    weight: 1, // Thai
    given: words('สมชาย|Somchai, กัญญา|Kanya, ณัฐพล|Nattapon'),
    family: words('ศรีสุวรรณ|Srisuwan, ทองดี|Thongdi'),
  },
  {
    weight: 3, // Africa
    given: words('Chidinma, Kwabena, Ọláyínká, Selam, Thandiwe, Mamadou, Nomvula'),
    family: words('Ọbasanjọ, Mensah, Diallo, Tesfaye, Nkosi, Achieng’ Odhiambo, Ramaphakela'),
  },
];

/** People whose names are longer or shorter than a layout expects. */
export const UNUSUAL: readonly (readonly [given: string, family: string])[] = [
  ['Maria Antonietta Ludovica', 'von Hohenfels-Wildenburg-Schillingsried'],
  ['Li', 'O'],
  ['Venkatanarasimharaju', 'Bhattacharyya Subrahmanyeswaran'],
  ['عبد العزيز|Abdulaziz', 'بن محمد بن عبد الله الأنصاري|Alansari'],
  ['Jean-Baptiste Marie Emmanuel', 'de Rochechouart-Montbrison'],
  ['山田太郎左衛門|Tarozaemon', '東海林|Tokairin'],
];
