import * as L from './letters.ts'

/**
 * Qur'anic spelling writes a hamza inside a word on the bare line where today's spelling gives it a seat by its vowels
 * or joins it with an alef: يَسْـَٔلُونَكَ يسألونك, ٱلْقُرْءَان القرآن, إِسْرَٰٓءِيل إسرائيل.
 */

const MARK = L.ARABIC_MARKS
// What follows the line is looked at first, so that a long run of marks is read once and not once a mark.
const ON_TATWEEL = new RegExp(`${L.TATWEEL}((?:(?!${L.HAMZA_ABOVE})${MARK})*)${L.HAMZA_ABOVE}`, 'gv')
const ON_YEH = new RegExp(`[${L.ALEF_MAKSURA}${L.YEH}]((?:(?!${L.HAMZA_ABOVE})${MARK})*)${L.HAMZA_ABOVE}`, 'gv')
const MEDIAL = new RegExp(`(\\p{L})(${MARK}*)${L.HAMZA}(${L.TATWEEL}?)(${MARK}*)(${L.ALEF}?)(?=(\\p{L}?))`, 'gv')
const SHORT_VOWEL = new RegExp(`[${L.FATHA}${L.DAMMA}${L.KASRA}]`)
const RAA_OR_NAA = /[رن]/

/** The word with such hamzas seated; a bare ء without a mark is left alone, so words without marks stay as they are. */
export function seatHamzas(marked: string): string {
  const spelled = marked
    .replace(ON_YEH, `${L.YEH_HAMZA}$1`)
    // The line stays behind as the sign that the hamza had it for a seat: that never was everyday spelling.
    .replace(ON_TATWEEL, `${L.HAMZA}${L.TATWEEL}$1`)
  return spelled.includes(L.HAMZA) ? spelled.replace(MEDIAL, seatMedial) : spelled
}

function seatMedial(
  whole: string,
  before: string,
  marksBefore: string,
  line: string,
  marks: string,
  alef: string,
  after: string,
): string {
  if (alef + after === '' || line + marks === '') return whole
  const seated = (seat: string) => before + marksBefore + seat + marks + alef
  const afterVowel = SHORT_VOWEL.test(marksBefore)
  const afterAlef = before === L.ALEF || before === L.ALEF_MADDA || marksBefore.includes(L.DAGGER_ALEF)
  const afterLongWaw = before === L.WAW && !afterVowel
  if (before === L.YEH || before === L.ALEF_MAKSURA) return seated(L.YEH_HAMZA)
  if (!afterAlef && !afterLongWaw) {
    if (marks.includes(L.DAGGER_ALEF))
      return before + marksBefore + L.ALEF_MADDA + marks.replace(L.DAGGER_ALEF, '') + alef
    if (alef && marks.includes(L.FATHA)) {
      if (after) return before + marksBefore + L.ALEF_MADDA
      // رَءَا رأى and نَـَٔا نأى, but not duals (جُزْءَا)
      return afterVowel && RAA_OR_NAA.test(before) ? before + marksBefore + L.ALEF_HAMZA_ABOVE + L.ALEF_MAKSURA : whole
    }
  }
  // After a sukun people write the bare hamza today as well (جُزْءَهُ).
  if (!line && !afterVowel && !afterAlef) return whole
  if (marks.includes(L.KASRA) || marksBefore.includes(L.KASRA)) return seated(L.YEH_HAMZA)
  // رَءُوف and جَآءُو are spelled so today too.
  if (!line && (afterAlef || after === L.WAW)) return whole
  if (marks.includes(L.DAMMA) || marksBefore.includes(L.DAMMA)) return seated(L.WAW_HAMZA)
  return afterAlef || afterLongWaw ? whole : seated(L.ALEF_HAMZA_ABOVE)
}
