// The search of a frozen edition: what is typed against an index that was folded and weighed in Python.
// The same rules and order as dashboard/search.py; a test holds the two to the same answers.
const { entries, forms, silent, rules, words } = observatoire;
const titles = observatoire.titles;
const quiet = new Set(silent);
const stemmer = new FrenchStemmer();
const stem = (word) => stemmer.stemWord(word);
const family = (word) => `~${stem(word)}`;
const weights = observatoire.weights.map((pairs) => {
  const held = new Map();
  for (let at = 0; at < pairs.length; at += 2) held.set(forms[pairs[at]], pairs[at + 1]);
  return held;
});
const frequency = new Map(forms.map((form) => [form, 0]));
for (const held of weights) for (const form of held.keys()) frequency.set(form, frequency.get(form) + 1);
const plain = forms.filter((form) => !form.startsWith("~"));

const visible = (text) => text.replace(/\u00ad\s*/g, "").normalize("NFC").replace(/[\p{Cf}\u034f]/gu, "");

function folded(text) {
  const apart = text.normalize("NFKD").toLowerCase().replaceAll("ß", "ss").replaceAll("œ", "oe").replaceAll("æ", "ae");
  const whole = apart.replace(/[\p{Mn}\p{Cf}]/gu, "").replace(/(?<!\d)\d{1,3}(?:[\s.]\d{3})+(?!\d)/g, (number) => number.replace(/\D/g, ""));
  return whole.replace(/(?<=\d)[.,](?=\d{1,2}(?!\d))/g, "d");
}

const pieces = (text) => folded(text).match(/[a-z0-9]+/g) ?? [];
const meaningful = (text) => [...new Set(pieces(text))].filter((word) => !quiet.has(word) && (word.length > 1 || /\d/.test(word)));
const startsWithDigit = (word) => /^\d/.test(word);

function begins(word, other) {
  if (startsWithDigit(word) || word.length < rules.shortestStart) return word === other;
  return other.startsWith(word.length >= rules.shortestKin + 2 ? word.slice(0, -2) : word);
}

// Forms by which a word may be found, and what each is worth.
function worth(word) {
  const kin = family(word);
  const factors = new Map(plain.filter((form) => begins(word, form)).map((form) => [form, rules.start]));
  factors.set(kin, rules.family).set(word, 1);
  const rarity = 1 + Math.log(Math.max(1, entries.length) / Math.max(1, frequency.get(kin) ?? 0));
  return new Map([...factors].map(([form, factor]) => [form, factor * rarity]));
}

function score(held, factors) {
  let best = 0;
  for (const [form, factor] of factors) if (held.has(form)) best = Math.max(best, factor * held.get(form));
  return best;
}

function ranked(asked, text) {
  const factors = asked.map(worth);
  const stems = new Set(pieces(text).map(stem));
  const found = [];
  weights.forEach((held, at) => {
    const scores = factors.map((one) => score(held, one));
    if (!scores.every(Boolean)) return;
    const isNamed = titles[at].length > 0 && titles[at].every((one) => stems.has(one));
    const rank = -scores.reduce((sum, one) => sum + one, 0) - (isNamed ? rules.wholeTitle : 0);
    found.push({ at, isDetail: Boolean(entries[at][3]) || asked.length < entries[at][4], rank });
  });
  found.sort((one, other) => one.isDetail - other.isDetail || one.rank - other.rank || one.at - other.at);
  return found.map(({ at }) => entries[at]);
}

// How many signs two words share in blocks, the longest first, as Python's difflib counts them.
function shared(a, b) {
  let size = 0, endA = 0, endB = 0, before = new Array(b.length + 1).fill(0);
  for (let i = 1; i <= a.length; i += 1) {
    const row = new Array(b.length + 1).fill(0);
    for (let j = 1; j <= b.length; j += 1) {
      if (a[i - 1] !== b[j - 1]) continue;
      row[j] = before[j - 1] + 1;
      if (row[j] > size) [size, endA, endB] = [row[j], i, j];
    }
    before = row;
  }
  if (!size) return 0;
  return size + shared(a.slice(0, endA - size), b.slice(0, endB - size)) + shared(a.slice(endA), b.slice(endB));
}

function meant(word) {
  if (frequency.has(word) || frequency.has(family(word))) return word;
  if (word.length < rules.shortestMisspelt || startsWithDigit(word)) return "";
  let [best, most] = ["", rules.likeness];
  for (const form of plain) {
    const likeness = 2 * shared(form, word) / (form.length + word.length);
    if (likeness > most || (likeness === most && form > best)) [best, most] = [form, likeness];
  }
  return best;
}

function searched(text) {
  const asked = meaningful(text).slice(0, rules.mostWords);
  if (!asked.length) return { found: [], total: 0, nearest: [] };
  const all = ranked(asked, text);
  if (all.length) return { found: all.slice(0, rules.mostResults), total: all.length, nearest: [] };
  const known = asked.map(meant);
  const nearest = known.every(Boolean) ? ranked(known, known.join(" ")).slice(0, rules.nearestResults) : [];
  return { found: [], total: 0, nearest };
}

const cut = (text) => [...visible(text)].slice(0, rules.longestQuery).join("");

function search(text) {
  const made = searched(cut(text));
  if (!text.includes("\u200b") || made.found.length) return made;
  return searched(cut(text.replaceAll("\u200b", " ")));
}

function part(name, kind, text, parent) {
  const made = document.createElement(name);
  made.className = kind;
  made.textContent = text;
  parent.append(made);
  return made;
}

function sentence(made, text) {
  const signs = [...visible(text).trim().replace(/\s+/g, " ")];
  const asked = signs.slice(0, rules.longestShown).join("") + (signs.length > rules.longestShown ? "…" : "");
  if (!made.total) return words.none[made.nearest.length ? 1 : 0].replace("{asked}", () => asked);
  const said = made.total > words.few.length ? words.many.replace("{n}", made.total) : words.few[made.total - 1];
  return said.replace("{asked}", () => asked);
}

function show(text) {
  const place = document.getElementById("found");
  place.replaceChildren();
  if (!text.trim()) return;
  const made = search(text);
  part("p", "found", sentence(made, text), place);
  for (const [title, what, address] of made.total ? made.found : made.nearest) {
    const entry = part("div", "entry", "", place);
    const link = part("a", "go", title, entry);
    if (address) link.href = address;
    part("p", "foot", what, entry);
  }
}

const field = document.querySelector("form.search input");
field.value ||= new URLSearchParams(location.search).get("recherche") ?? "";
field.addEventListener("input", () => show(field.value));
field.focus();
show(field.value);
