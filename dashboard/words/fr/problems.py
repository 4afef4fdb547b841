"""Problems: the code of what went wrong becomes the sentence that a reader meets instead of a traceback."""

from dashboard.words.fr.numbers import typed

_TABLES = {
    "cannot_build": typed(
        "Les tables du tableau de bord manquent et n'ont pas pu être construites. Lancez « make build » "
        "dans le dossier du projet, puis rechargez la page."
    ),
    "cannot_find": typed(
        "Les tables du tableau de bord ne sont pas là où le serveur les attend. La personne qui l'administre "
        "trouve la cause dans le journal."
    ),
    "cannot_read": typed(
        "Les tables du tableau de bord ne peuvent pas être lues : elles sont abîmées ou d'une autre version. "
        "Lancez « make build », puis rechargez la page."
    ),
}


def tables(code: str) -> str:
    """Why there is nothing to show, by the code of `TablesMissing`."""
    return _TABLES.get(code, _TABLES["cannot_read"])
