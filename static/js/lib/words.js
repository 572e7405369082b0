// Every word a visitor reads goes through here: `_` for one sentence, `plural` for one that counts.

/**
 * A catalogue of translations. A message that is not there is shown as it was written, in English. A sentence that
 * counts is kept under its singular, with one form for each number category of the language, in the order of gettext.
 * @typedef {{locale: string, messages: Record<string, string | string[]>}} Catalog
 * @typedef {Record<string, string | number>} Values
 */

/** The order in which gettext lists the forms of a language, of which each language has some. */
const CATEGORIES = ["zero", "one", "two", "few", "many", "other"];

/** @type {Catalog} */
let catalog = { locale: "en", messages: {} };
let rules = new Intl.PluralRules("en");

/**
 * From now on words come from this catalogue.
 * @param {Catalog} next
 */
export function setCatalog(next) {
  catalog = next;
  rules = new Intl.PluralRules(next.locale);
}

/** The language of the words. */
export const locale = () => catalog.locale;

/**
 * "{n} of {all}" with n and all filled in. A name without a value stays as it is, so that it is noticed.
 * @param {string} message
 * @param {Values} [values]
 */
function fill(message, values) {
  if (!values) return message;
  return message.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/**
 * The translation of a message.
 * @param {string} message
 * @param {Values} [values]
 */
export function _(message, values) {
  const found = catalog.messages[message];
  return fill((Array.isArray(found) ? found[0] : found) || message, values);
}

/**
 * The translation of a message that counts; {n} is the count.
 * @param {string} one
 * @param {string} many
 * @param {number} n
 * @param {Values} [values]
 */
export function plural(one, many, n, values) {
  const forms = catalog.messages[one];
  return fill((Array.isArray(forms) && forms[formOf(n, forms.length)]) || (n === 1 ? one : many), { n, ...values });
}

/**
 * Which of a language's forms a number takes. CLDR knows a category more than gettext for some languages (fractions,
 * millions); those take the last form.
 * @param {number} n
 * @param {number} count
 */
function formOf(n, count) {
  const own = rules.resolvedOptions().pluralCategories;
  const order = CATEGORIES.filter((category) => own.includes(/** @type {Intl.LDMLPluralRule} */ (category)));
  return Math.min(order.indexOf(rules.select(n)), count - 1);
}
