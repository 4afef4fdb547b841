"""Grammar: phrases become parts of a sentence: elision, contraction, capitals, lists, agreement."""

import re
from collections.abc import Iterable

from dashboard.words.fr.numbers import count_word, number, plural_mark, typed

_MUTE_H = (
    "h(?:abi|armon|ebdo|ect|emi|éberg|erb|érault|érit|ésit|eur|ist|iver|omm|omo|onn|onor|ôpi|ôt|ospi|oriz|"
    "ospit|uil|uît|uma|ume|umi|ybr|ydr|ygi|ypo)"
)
_ELIDING = re.compile(
    rf"(?!oui\b|onz|uhlan|yaourt|yo)(?:[aeiouàâäéèêëîïôöûüœæ]|y(?![aeiou])|{_MUTE_H})", re.IGNORECASE
)
_KEPT = re.compile(  # proper nouns and names of programmes; a word with two capitals keeps them by itself
    r"(?:France|Français|Europe|Union européenne|Le RAMEAU|Observatoire des partenariats|Insee|Ilec|Admical|"
    r"Agenda|Île|Centre-Val|Bourgogne|Normandie|Hauts-de|Grand Est|Pays de|Bretagne|Nouvelle-Aqui|Occitanie|"
    r"Auvergne|Provence|Corse|Guadeloupe|Martinique|Guyane|La Réunion|Mayotte|Rhône|Paris)"
)
_OPTIONAL = re.compile(r"\[[^]]*\]")
_BESIDE_ITEM = re.compile(r"\[[^]{]*\]")
_TWO_CAPITALS = re.compile(r"[^\s’'-]*?[A-ZÀ-Þ][^\s’'-]*?[A-ZÀ-Þ0-9]")


def elides(phrase: str) -> bool:
    """Whether « de » or « que » loses its vowel before this phrase."""
    return bool(_ELIDING.match(phrase))


def of(phrase: str) -> str:
    """« des associations », « du mécénat », « de la santé », « d’élus locaux », « de handicap »."""
    for article, contracted in (("les ", "des "), ("le ", "du ")):
        if phrase.startswith(article):
            return contracted + phrase.removeprefix(article)
    return f"d’{phrase}" if elides(phrase) else f"de {phrase}"


def to(phrase: str) -> str:
    """« aux associations », « au mécénat », « à l’ensemble »."""
    for article, contracted in (("les ", "aux "), ("le ", "au ")):
        if phrase.startswith(article):
            return contracted + phrase.removeprefix(article)
    return f"à {phrase}"


def than(phrase: str) -> str:
    """« que les associations », « qu’un tiers », « qu’en 2015 »."""
    return f"qu’{phrase}" if elides(phrase) else f"que {phrase}"


def filled(pattern: str, item: str, *, is_brief: bool = False) -> str:
    """A pattern of the code lists with its item, contracted: « ont recours au mécénat ».

    Args:
        pattern: `{item}` is where the item goes; what stands in square brackets goes away without item.
        item: with its article; blank for the whole question, and then a pattern that needs one gives "".
        is_brief: what stands in square brackets without the item goes away too.
    """
    if not item:
        plain = _OPTIONAL.sub("", pattern)
        return "" if "{item}" in plain else plain
    kept = _BESIDE_ITEM.sub("", pattern) if is_brief else pattern
    plain = kept.replace("[", "").replace("]", "")
    return plain.replace("à {item}", to(item)).replace("de {item}", of(item)).replace("{item}", item)


def capitalized(text: str) -> str:
    """The text with a capital first letter, the rest untouched."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """The text with a small first letter; acronyms and proper nouns keep theirs (TPE, PACA)."""
    if _KEPT.match(text) or _TWO_CAPITALS.match(text):
        return text
    return text[:1].lower() + text[1:]


def without_article(phrase: str) -> str:
    """« associations » from « les associations », « ESS » from « l’ESS »."""
    for article in ("les ", "le ", "la ", "l’", "l'"):
        if phrase.startswith(article):
            return phrase.removeprefix(article)
    return phrase


def is_plural(phrase: str) -> bool:
    """Whether a verb after this phrase is in the plural: « les … »."""
    return phrase.startswith(("les ", "Les "))


def listed(words: Iterable[str], last: str = "et") -> str:
    """« a, b et c »."""
    words = list(words)
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def counted(count: float, noun: str, plural: str = "") -> str:
    """« 302 réponses », « 1 note », « 0 valeur »; `plural` where it is more than an s at the end."""
    return f"{number(count)} {(plural or _plural(noun)) if plural_mark(count) else noun}"


def all_of(count: int, noun: str, plural: str = "", *, feminine: bool = False) -> str:
    """« les sept notes », « les deux notes », « la note »: the whole of them."""
    if count == 1:
        return the(noun, feminine=feminine)
    return f"les {count_word(count)} {plural or _plural(noun)}"


def _plural(noun: str) -> str:
    return noun if noun[-1:] in "sxz" else f"{noun}s"


def the(noun: str, *, feminine: bool = False) -> str:
    """« la note », « le chiffre », « l’effectif »."""
    if elides(noun):
        return f"l’{noun}"
    return f"{'la' if feminine else 'le'} {noun}"


def sentence(*parts: str) -> str:
    """Parts joined by spaces, typed, with a capital first letter; blank parts are left out."""
    return typed(capitalized(" ".join(part for part in parts if part)))


def fitting(*candidates: str, most: int = 90) -> str:
    """The first candidate that is short enough, else the shortest; blank candidates do not count."""
    known = [text for text in candidates if text]
    return next((text for text in known if len(text) <= most), min(known, key=len, default=""))
