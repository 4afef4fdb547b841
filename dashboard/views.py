"""Views: a page's choices as the parameters of an address and back. Codes in the address, never labels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.labels import french

PARAMETERS = (
    "profil",
    "region",
    "domaine",
    "question",
    "item",
    "vague",
    "indicateur",
    "annee",
    "etude",
    "tri",
)
LONGEST_SHOWN = 40


@dataclass(frozen=True)
class Reading:
    """What an address asks for: a valid code, and a sentence when it is not the one that was asked."""

    code: str
    message: str = ""


def read(params: Mapping[str, str], *, name: str, options: Sequence[str], default: str) -> Reading:
    """The code of one parameter, or the default with a sentence that says so."""
    asked = params.get(name, "")
    if not asked:
        return Reading(default)
    if asked in options:
        return Reading(asked)
    shown = asked[:LONGEST_SHOWN] + ("…" if len(asked) > LONGEST_SHOWN else "")
    message = f"L'adresse demande « {shown} », qui n'existe pas ici : voici la vue la plus proche."
    return Reading(default, french(message))
