"""OpenAPI: what each address, parameter and answer of the API is, for who writes a program."""

from dashboard.words.fr.numbers import typed

DESCRIPTION = typed(
    "Les chiffres publiés de l’Observatoire des partenariats, en lecture seule. Les identifiants durent : un "
    "« figure_id » garde son sens d’une version de la base à l’autre, et l’historique dit ce qui change. "
    "Chaque réponse porte un « ETag » qui change avec la base : renvoyez-le dans « If-None-Match », la "
    "réponse est 304 tant que rien n’a changé. Une demande refusée reçoit une phrase en français, en texte "
    "simple. Un pourcentage va de 0 à 100 ; « base_n » est un nombre de réponses, « universe_n » une "
    "population représentée, jamais l’un pour l’autre ; une valeur absente a un « status » qui dit pourquoi."
)
SUMMARIES = {
    "figures": "Les chiffres, filtrés, page par page, en JSON.",
    "figures_csv": "Tous les chiffres que le filtre laisse, en CSV (virgule, point décimal, UTF-8).",
    "figures_sdmx": "Les mêmes, chacun énoncé une fois, en SDMX-CSV 2.0.",
    "figure": "Un chiffre, par son identifiant.",
    "questions": "Les questions et les indicateurs, et combien de chiffres chacun a.",
    "profiles": "Les profils d’acteurs.",
    "regions": "Les territoires, avec les codes de l’Insee.",
    "studies": "Les études et les sources.",
    "jsonstat": "La liste des questions, comme collection JSON-stat 2.0.",
    "jsonstat_question": "Tous les chiffres d’une question, comme cube JSON-stat 2.0.",
    "datapackage": "La base entière comme Data Package : la description de ses tables.",
    "table": "Une table de la base, en CSV.",
    "oembed": "Le cadre qui montre une page ou un graphique du site dans une autre page (oEmbed 1.0).",
}
PARAMETERS = {
    "question": "Code d’une question ; répété pour plusieurs. Codes : /api/questions.",
    "profile": "Code d’un profil ; répété pour plusieurs. Codes : /api/profiles.",
    "region": "Code d’un territoire ; répété pour plusieurs. Codes : /api/regions.",
    "study": "Code d’une étude ; répété pour plusieurs. Codes : /api/studies.",
    "period": "Une période telle qu’elle est dans les données, ou une année : tout ce qui y touche.",
    "waves": "« all » pour toutes les vagues, « latest » pour la dernière de chaque question et profil.",
    "statements": "« preferred » pour l’énoncé le plus direct de chaque observation, « all » pour tous.",
    "page": "Numéro de la page, à partir de 1.",
    "page_size": "Chiffres par page.",
    "figure_id": "Identifiant d’un chiffre, avec ses signes écrits en %.",
    "question_id": "Code d’une question.",
    "table": "Nom d’une table de la base.",
    "url": "Adresse d’une page ou d’un graphique de ce site.",
    "format": "Seul « json » existe.",
    "maxwidth": "Largeur que la page qui le reçoit peut donner, en pixels.",
    "maxheight": "Hauteur qu’elle peut donner, en pixels.",
}
ANSWERS = {
    "200": "La réponse.",
    "304": "Rien n’a changé depuis cet « ETag ».",
    "400": "Un paramètre ou un code n’existe pas : une phrase le nomme.",
    "404": "Rien n’est à cette adresse : une phrase dit pourquoi.",
    "429": "Trop de demandes : « Retry-After » dit combien de secondes attendre.",
    "501": "Un format que nous ne faisons pas.",
    "503": "Trop est demandé à la fois, ou les tables manquent.",
}
TOTAL, PAGES = "Chiffres que le filtre laisse.", "Nombre de pages."
PASSPORT = "Page de ce chiffre : sa question, sa base, son document."


def described(name: str) -> str:
    """What a parameter means."""
    return typed(PARAMETERS[name])


def summary(name: str) -> str:
    """What an address answers."""
    return typed(SUMMARIES[name])


def answer(status: str) -> str:
    """What a status means."""
    return typed(ANSWERS[status])
