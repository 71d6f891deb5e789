// The names of time zones that Intl understands and does not list, and what people call them instead.

/** What Intl lists under an older spelling, by the one that is current. */
export const current: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/** Names that stand for another: kept as they are where somebody chooses one. Names of countries are among `spoken`. */
export const links: readonly string[] = `
  Africa/Timbuktu America/Argentina/ComodRivadavia America/Atka America/Ensenada America/Fort_Wayne America/Knox_IN
  America/Montreal America/Nipigon America/Pangnirtung America/Porto_Acre America/Rainy_River America/Rosario
  America/Santa_Isabel America/Shiprock America/Thunder_Bay America/Virgin America/Yellowknife Antarctica/South_Pole
  Asia/Ashkhabad Asia/Choibalsan Asia/Chongqing Asia/Chungking Asia/Dacca Asia/Harbin Asia/Istanbul Asia/Kashgar
  Asia/Macao Asia/Tel_Aviv Asia/Thimbu Asia/Ujung_Pandang Asia/Ulan_Bator Atlantic/Jan_Mayen Australia/ACT
  Australia/Canberra Australia/Currie Australia/LHI Australia/NSW Australia/North Australia/Queensland Australia/South
  Australia/Tasmania Australia/Victoria Australia/West Australia/Yancowinna Brazil/Acre Brazil/DeNoronha Brazil/East
  Brazil/West CET CST6CDT Canada/Atlantic Canada/Central Canada/Eastern Canada/Mountain Canada/Newfoundland
  Canada/Pacific Canada/Saskatchewan Canada/Yukon Chile/Continental Chile/EasterIsland Cuba EET EST5EDT Eire
  Etc/GMT Etc/GMT+1 Etc/GMT+2 Etc/GMT+3 Etc/GMT+4 Etc/GMT+5 Etc/GMT+6 Etc/GMT+7 Etc/GMT+8 Etc/GMT+9 Etc/GMT+10
  Etc/GMT+11 Etc/GMT+12 Etc/GMT-1 Etc/GMT-2 Etc/GMT-3 Etc/GMT-4 Etc/GMT-5 Etc/GMT-6 Etc/GMT-7 Etc/GMT-8 Etc/GMT-9
  Etc/GMT-10 Etc/GMT-11 Etc/GMT-12 Etc/GMT-13 Etc/GMT-14 Etc/UTC Etc/Zulu Europe/Belfast Europe/Nicosia
  Europe/Tiraspol Europe/Uzhgorod Europe/Zaporozhye GB GMT HST Hongkong Jamaica Kwajalein
  Libya MET MST7MDT Mexico/BajaNorte Mexico/BajaSur Mexico/General NZ NZ-CHAT Navajo PRC PST8PDT Pacific/Johnston
  Pacific/Samoa Pacific/Yap ROC ROK Singapore US/Alaska US/Aleutian US/Arizona US/Central
  US/East-Indiana US/Eastern US/Hawaii US/Indiana-Starke US/Michigan US/Mountain US/Pacific US/Samoa W-SU WET Zulu`
  .trim()
  .split(/\s+/);

/**
 * What people type, by the zone that they mean: where a word names several, that of most people. A short form stands for
 * the place, summer and winter: whoever sets up "9am PST" in winter wants 9 in summer too.
 */
export const spoken: Readonly<Record<string, string>> = {
  UTC: 'utc, z, coordinated universal time',
  'America/New_York': `est, edt, et, eastern, eastern time, nyc, boston, washington, washington dc, philadelphia, miami,
    atlanta, pittsburgh, usa, united states`,
  'America/Chicago': 'cst, cdt, ct, central, central time, houston, dallas, austin, texas, minneapolis',
  'America/Denver': 'mst, mdt, mt, mountain, mountain time, colorado, salt lake city',
  'America/Los_Angeles': `pst, pdt, pt, pacific, pacific time, california, san francisco, sf, bay area, silicon valley,
    seattle, la, san diego, portland, las vegas`,
  'America/Anchorage': 'akst, akdt, alaska',
  'Pacific/Honolulu': 'hawaii',
  'America/Halifax': 'ast, adt, atlantic time',
  'America/St_Johns': 'nst, ndt, newfoundland',
  'America/Toronto': 'canada, ottawa, waterloo',
  'America/Edmonton': 'calgary',
  'America/Mexico_City': 'mexico',
  'America/Sao_Paulo': 'brt, brazil, brasil, brasilia, rio, rio de janeiro, são paulo',
  'America/Argentina/Buenos_Aires': 'argentina',
  'America/Santiago': 'chile',
  'America/Bogota': 'colombia, medellin, bogotá',
  'America/Lima': 'peru',
  'America/Caracas': 'venezuela',
  'Europe/London':
    'bst, uk, united kingdom, britain, england, scotland, wales, cambridge, oxford, edinburgh, manchester',
  'Europe/Dublin': 'ireland',
  'Europe/Lisbon': 'portugal, porto',
  'Europe/Paris': 'france, lyon, grenoble',
  'Europe/Berlin': `cest, germany, deutschland, munich, münchen, hamburg, frankfurt, cologne, köln, tübingen, stuttgart,
    heidelberg`,
  'Europe/Madrid': 'spain, barcelona, valencia',
  'Europe/Rome': 'italy, milan, milano, turin, naples',
  'Europe/Amsterdam': 'netherlands, holland, rotterdam, delft',
  'Europe/Brussels': 'belgium, ghent, leuven',
  'Europe/Zurich': 'switzerland, geneva, basel, lausanne, bern, zürich',
  'Europe/Vienna': 'austria, wien, graz, linz',
  'Europe/Prague': 'czechia, czech republic, brno, praha',
  'Europe/Warsaw': 'poland, krakow, kraków, warszawa',
  'Europe/Budapest': 'hungary',
  'Europe/Stockholm': 'sweden, gothenburg, uppsala',
  'Europe/Oslo': 'norway, bergen, trondheim',
  'Europe/Copenhagen': 'denmark, aarhus',
  'Europe/Helsinki': 'eest, finland, espoo, tampere',
  'Europe/Athens': 'greece, thessaloniki',
  'Europe/Bucharest': 'romania, cluj',
  'Europe/Sofia': 'bulgaria',
  'Europe/Belgrade': 'serbia, novi sad',
  'Europe/Zagreb': 'croatia',
  'Europe/Ljubljana': 'slovenia',
  'Europe/Kyiv': 'ukraine, lviv, kharkiv, kiev',
  'Europe/Istanbul': 'turkey, türkiye, ankara',
  'Europe/Moscow': 'msk, russia, st petersburg, saint petersburg',
  'Europe/Vilnius': 'lithuania',
  'Europe/Riga': 'latvia',
  'Europe/Tallinn': 'estonia',
  'Atlantic/Reykjavik': 'iceland',
  'Africa/Cairo': 'egypt',
  'Africa/Lagos': 'nigeria, abuja',
  'Africa/Nairobi': 'kenya',
  'Africa/Johannesburg': 'sast, south africa, cape town, pretoria',
  'Africa/Casablanca': 'morocco, rabat',
  'Africa/Accra': 'ghana',
  'Africa/Addis_Ababa': 'ethiopia',
  'Asia/Jerusalem': 'israel, tel aviv, haifa',
  'Asia/Dubai': 'uae, united arab emirates, emirates, abu dhabi',
  'Asia/Riyadh': 'saudi arabia, jeddah',
  'Asia/Tehran': 'iran',
  'Asia/Karachi': 'pkt, pakistan, lahore, islamabad',
  'Asia/Kolkata':
    'ist, india, mumbai, bombay, delhi, new delhi, bangalore, bengaluru, hyderabad, chennai, pune, calcutta',
  'Asia/Dhaka': 'bangladesh',
  'Asia/Kathmandu': 'nepal, katmandu',
  'Asia/Colombo': 'sri lanka',
  'Asia/Yangon': 'myanmar, rangoon',
  'Asia/Bangkok': 'thailand',
  'Asia/Ho_Chi_Minh': 'vietnam, hanoi, saigon',
  'Asia/Jakarta': 'wib, indonesia, bandung',
  'Asia/Kuala_Lumpur': 'malaysia',
  'Asia/Singapore': 'sgt',
  'Asia/Manila': 'philippines',
  'Asia/Shanghai': 'china, beijing, shenzhen, hangzhou, guangzhou, tsinghua',
  'Asia/Hong_Kong': 'hkt',
  'Asia/Taipei': 'taiwan',
  'Asia/Seoul': 'kst, korea, south korea, daejeon, busan',
  'Asia/Tokyo': 'jst, japan, osaka, kyoto',
  'Australia/Sydney': 'aest, aedt, australia, canberra',
  'Australia/Brisbane': 'queensland',
  'Australia/Adelaide': 'acst, acdt',
  'Australia/Perth': 'awst',
  'Pacific/Auckland': 'nzst, nzdt, new zealand, wellington',
};

/** What is offered before anything is typed, and first among equals: zones that many people live in. */
export const popular: readonly string[] = `
  UTC Europe/London Europe/Berlin Europe/Paris America/New_York America/Chicago America/Denver America/Los_Angeles
  America/Toronto America/Sao_Paulo Asia/Kolkata Asia/Shanghai Asia/Singapore Asia/Tokyo Asia/Seoul Australia/Sydney
  Europe/Amsterdam Europe/Zurich Europe/Madrid Europe/Rome Europe/Warsaw Europe/Kyiv Europe/Istanbul Asia/Jerusalem
  Asia/Dubai`
  .trim()
  .split(/\s+/);
