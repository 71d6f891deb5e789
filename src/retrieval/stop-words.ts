// Which words of a question say nothing, or little, of what it is about.

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Grammar: never searched. Contractions stand without what follows their apostrophe ("isn't" is read "isn"). */
export const stopWords = words(`
  a about above after again against all also although am among an and any anybody anyone anything are aren as at
  be because been before being below between both but by can cannot could couldn did didn do does doesn doing don
  down during each either else even ever every for from further had hadn has hasn have haven having he her here
  hers herself him himself his how however i if in into is isn it its itself just let ll may maybe me might more
  most much must my myself neither no nor not of off on once one only or other others our ours ourselves out over
  own per perhaps please quite rather re really same shall she should shouldn since so some somebody somehow
  someone something somewhere still such than that the their theirs them themselves then there these they this
  those though through thus till to too toward towards under until unto up upon us ve very was wasn we were weren
  what whatever when where whereas whether which whichever while who whoever whom whose why will with within
  without won would wouldn yet you your yours yourself d m s t dont doesnt isnt cant im ive thats whats
`);

/** How people talk to a bot or about papers in general: searched, but they count for little. */
export const chatterWords = words(`
  actually answer anyway article ask asked author authors basically bit bot btw called care clue come comes coming
  curious discuss do does doing done e eg eli5 etc exactly exist exists explain feel figure find finding findings
  fine found g gave get gets getting give gives giving go goes going gonna good got great guess guys happen happens
  happened hear heard hello help hey hi hmm idea ideas idk ie imagine imo info interested interesting issue issues
  keep kind kinda know known lol look looking looks lot lots made main make makes making matter mean means mention
  mentioned need needed needs newsletter newsletters nice ok okay outcome paper papers people person piece pls
  plz point possible post posted pretty probably published put question questions quick quote read reading
  remember remind report reported reports right said saw say saying says see seem seems seen send share show
  showed shown shows sort stuff suggest summarise summarize summary sure takeaway takeaways talk talked talking
  tell thanks thank thing things think thought tl dr tldr told topic tried try trying turn turns understand use
  used useful uses using vague vaguely versus vs w walk wanna want wanted wants way ways well went wondering wonder
  word words work worked works wrote yes yesterday discussed propose proposed proposes introduce introduced
  list lists listed articles studies study publications regarding related concerning enumerate collect cover covers
  covered deal deals dealing recommend recommends recommended recommendation recommendations
`);
