"""Labels: the code lists of a data folder as the words that a person chooses, both ways round."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from etl.checks.codes import WHOLE
from etl.problems import nearest
from etl.read import Sources
from etl.workbook import words

CODE_LISTS = {
    "questions": "question_id",
    "responses": "response_id",
    "measures": "measure_id",
    "actor_profiles": "actor_profile_id",
    "populations": "population_id",
    "regions": "region_id",
    "programmes": "programme_id",
    "domains": "domain_id",
}
STATUS_LISTS = ("status", "reading", "period_status", "confidence")

Known = dict[str, str]
"""Labels by code."""


@dataclass
class Labels:
    """Labels by list and code; those of items by question."""

    lists: dict[str, Known]
    items: dict[str, Known] = field(default_factory=dict)

    def known(self, codes: str, *, question_id: str = "") -> Known:
        """The labels of a list; for items those of the question, the whole first."""
        if codes != "items":
            return self.lists[codes]
        return self.items.get(WHOLE, {}) | self.items.get(question_id, {})

    def shown(self, codes: str, code: str, *, question_id: str = "") -> str:
        """The label of a code, or the code itself where the list lacks it."""
        return self.known(codes, question_id=question_id).get(code, code)


def labels(sources: Sources) -> Labels:
    """Those of the folder, publications by their title, and the closed lists of the workbook."""
    tables = sources.tables
    lists = {name: _labelled(tables[name], key, "label_fr") for name, key in CODE_LISTS.items()}
    statuses = tables["statuses"]
    for name in STATUS_LISTS:
        lists[name] = _labelled(statuses[statuses["attribute"] == name], "status_id", "label_fr")
    lists["publications"] = _labelled(tables["publications"], "publication_id", "title")
    items = {
        str(question): _labelled(rows, "item_id", "label_fr")
        for question, rows in tables["items"].groupby("question_id", sort=False)
    }
    return Labels(lists | words.LISTS, items)


def _labelled(frame: pd.DataFrame, key: str, label: str) -> Known:
    """Two codes of one label are told apart by their code."""
    times = Counter(frame[label])
    pairs = zip(frame[key], frame[label], strict=True)
    return {code: f"{text} ({code})" if times[text] > 1 else text for code, text in pairs}


def code_of(text: str, known: Mapping[str, str]) -> str | None:
    """The code that a label, or nearly that label, or a code stands for."""
    by_label = {label: code for code, label in known.items()}
    if text in by_label or text in known:
        return by_label.get(text, text)
    bare = {plain(label): code for code, label in known.items()}
    return bare.get(plain(text))


def near(text: str, known: Mapping[str, str]) -> str:
    """The label most like a text, blank when none is."""
    bare = {plain(label): label for label in known.values()}
    return bare.get(nearest(plain(text), list(bare)), "")


def plain(text: str) -> str:
    """Without accents, case, spaces and signs: what people mistype."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if letter.isalnum())


def slug(text: str, *, joint: str = "_", taken: Mapping[str, object] | None = None, longest: int = 40) -> str:
    """A code that is not taken, made of the letters of a label."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("’", " "))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    parts = re.findall(r"[a-z0-9]+", bare)
    made = joint.join(parts)[:longest].strip(joint) or "code"
    numbered = (made if n == 1 else f"{made}{joint}{n}" for n in range(1, 10**6))
    return next(one for one in numbered if one not in (taken or {}))
