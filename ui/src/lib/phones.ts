/** How many digits a mobile number of the mainland has. */
const usual = 11;

/** How many digits a number has that begins like a mobile number of the mainland and has too few or too many; else nothing. */
export function digitsOfOddMobile(phone: string): number | null {
  const bare = phone.normalize("NFKC").replace(/[\s()-]/g, "");
  const national = bare.replace(/^(\+86|0086|86(?=1\d{9,}))/, "");
  if (!/^1[3-9]\d{3,}$/.test(national) || national.length === usual) return null;
  return national.length;
}
