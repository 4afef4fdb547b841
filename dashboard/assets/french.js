// Says in French what Streamlit writes in English: its menu, its buttons, what it says when the server is away.
const WORDS = {
  "Skip to main content": "Aller au contenu",
  "Main menu": "Réglages",
  "App pages": "Pages",
  "Expand sidebar": "Ouvrir le menu",
  "Collapse sidebar": "Fermer le menu",
  "Print": "Imprimer",
  "Rerun": "Actualiser",
  "Record screen": "Enregistrer l’écran",
  "Record a screencast": "Enregistrer l’écran",
  "About": "À propos",
  "Theme": "Couleurs",
  "Appearance": "Couleurs",
  "System": "Celles du système",
  "Light": "Claires",
  "Dark": "Sombres",
  "Close": "Fermer",
  "Dismiss": "Fermer",
  "Open": "Ouvrir",
  "Copy to clipboard": "Copier",
  "Copy version to clipboard": "Copier la version",
  "Copied!": "Copié",
  "Clear value": "Effacer",
  "No results": "Aucun résultat",
  "No options to select": "Rien à choisir",
  "Choose an option": "Choisir",
  "Running...": "Mise à jour…",
  "Stop": "Arrêter",
  "Stopping...": "Arrêt…",
  "Connecting": "Connexion…",
  "Please wait...": "Un instant…",
  "Press Enter to apply": "Appuyez sur Entrée",
  "Connection error": "Le site ne répond plus",
  "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:":
    "La page reviendra dès que le serveur répondra ; votre vue est gardée dans son adresse.",
  "Streamlit server is not responding. Are you connected to the internet?":
    "Le serveur ne répond pas. Êtes-vous connecté à internet ?",
  "Unable to connect to Streamlit server": "Le serveur ne répond pas.",
};
const PATTERNS = [
  [/^Made with Streamlit (.+)$/, "Fait avec Streamlit $1"],
  [/^Help for (.+)$/, "Aide\u202f: $1"],
];
const ATTRIBUTES = ["aria-label", "title", "placeholder"];
const DRAWN = ".drawing, .js-plotly-plot";  // a chart is French already, and has thousands of texts

function french(text) {
  const bare = text.trim();
  if (bare in WORDS) return text.replace(bare, WORDS[bare]);
  return PATTERNS.reduce((said, [english, words]) => said.replace(english, words), text);
}

function sayText(node) {
  const said = french(node.data);
  if (said !== node.data) node.data = said;
}

function sayAttributes(element) {
  for (const name of ATTRIBUTES) {
    const text = element.getAttribute(name);
    if (text === null) continue;
    const said = french(text);
    if (said !== text) element.setAttribute(name, said);
  }
}

function sayAll(part) {
  if (part.nodeType === Node.TEXT_NODE) return sayText(part);
  if (part.nodeType !== Node.ELEMENT_NODE || part.closest(DRAWN)) return;
  sayAttributes(part);
  part.childNodes.forEach(sayAll);
}

function sayChange({ type, target, addedNodes }) {
  if (type === "characterData") sayText(target);
  else if (type === "attributes") sayAttributes(target);
  else addedNodes.forEach(sayAll);
}

function wordsOf(page) {
  const words = new MutationObserver((changes) => changes.forEach(sayChange));
  sayAll(page);
  words.observe(page, { childList: true, subtree: true, characterData: true, attributeFilter: ATTRIBUTES });
  return () => words.disconnect();
}
