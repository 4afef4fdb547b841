"""Mapping: `microdata.toml` in, what each variable of the respondents' file stands for out, or its faults."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from etl.files import Document
from etl.problems import Problem, did_you_mean
from etl.respondents.microdata import (
    MINIMUM_BASE,
    WHOLE,
    Code,
    Dimension,
    DontKnow,
    Microdata,
    Question,
    Selection,
    line_of,
)
from etl.respondents.variables import BLANK, code_text
from etl.tables import MAPPING_FILE

ORGANISATIONS = "organisations"
LOWEST_MINIMUM = 3

_ANY = object
_FILE_KEYS = {
    "name": str, "sha256": str, "rows": int, "encoding": str, "respondent": str, "publication_id": str,
    "period": str, "base_unit": str, "keep": dict, "remote": str,
}  # fmt: skip
_DESIGN_KEYS = {
    "weight": str, "stratum": _ANY, "psu": _ANY, "population": str, "sampling": str, "lonely": str,
}  # fmt: skip
_DIMENSIONS = ("actor_profile_id", "region_id", "population_id", "domain_id")
_DIMENSION_KEYS = {"variable": str, "codes": dict, "total": str, "not_asked": list}
_QUESTION_KEYS = {
    "question_id": str, "kind": str, "variable": str, "variables": _ANY, "items": dict, "item": str,
    "set": str, "responses": dict, "nets": dict, "dont_know": dict, "not_asked": list, "unused": list,
    "measure_id": str, "base": str, "asked": _ANY, "counted": _ANY, "response": str, "population_id": str,
}  # fmt: skip
_DONT_KNOW_KEYS = {"codes": list, "base": str, "response": str, "items": list}
_RELEASE_KEYS = {"minimum_base": int, "agreement": str}
_TOP_KEYS = {
    "file": dict,
    "design": dict,
    "dimensions": dict,
    "question": list,
    "release": dict,
    "cuts": list,
}
_TYPES = {str: "a text", int: "a whole number", list: "a list", dict: "a table { … }"}
REQUIRED = {"file": ("name", "sha256", "rows", "publication_id"), "design": ("weight", "sampling")}


def mapping(document: Document, study_id: str) -> tuple[Microdata | None, list[Problem]]:
    """The mapping, or None and what is wrong with its keys and their types."""
    reading = _Reading(document, study_id)
    found = reading.mapping() if not list(reading.shape()) else None
    return (None if reading.problems else found), reading.problems


class _Reading:
    """One `microdata.toml` being read: its faults gather here, each with its line."""

    def __init__(self, document: Document, study_id: str) -> None:
        self.document, self.study_id, self.content = document, study_id, document.content
        self.problems: list[Problem] = []

    def fault(self, message: str, key: str = "", *, section: str = "", question: int = -1) -> None:
        line = line_of(self.document.text, key, section=section, question=question)
        self.problems.append(Problem(self.document.name, message, line, key))

    def shape(self) -> list[Problem]:
        """Whether every key is one of the contract and of its type."""
        self._keys(self.content, _TOP_KEYS)
        if self.problems:
            return self.problems
        for section, keys in (("file", _FILE_KEYS), ("design", _DESIGN_KEYS), ("release", _RELEASE_KEYS)):
            self._keys(self.content.get(section, {}), keys, section=section)
            for key in REQUIRED.get(section, ()):
                if key not in self.content.get(section, {}):
                    self.fault(f"[{section}] has no '{key}'. Add it.", section=section)
        for key in self.content.get("dimensions", {}):
            if key not in (*_DIMENSIONS, "cuts"):
                known = did_you_mean(key, (*_DIMENSIONS, "cuts"))
                self.fault(f"'{key}' is not a dimension. {known}", key, section="dimensions")
        if not self.content.get("question"):
            self.fault("there is no question. Add [[question]] for each one to compute.")
        for place, block in enumerate(self.content.get("question", [])):
            self._keys(block, _QUESTION_KEYS, question=place)
        return self.problems

    def _keys(self, block: Mapping[str, Any], keys: Mapping[str, Any], **where: Any) -> None:
        for key, value in block.items():
            if key not in keys:
                self.fault(f"'{key}' is not a key of {MAPPING_FILE}. {did_you_mean(key, keys)}", key, **where)
            elif keys[key] is not _ANY and (not isinstance(value, keys[key]) or isinstance(value, bool)):
                self.fault(f"'{key}' is not {_TYPES[keys[key]]}. Write it as one.", key, **where)

    def mapping(self) -> Microdata:
        file, design = self.content["file"], self.content["design"]
        release = self.content.get("release", {})
        return Microdata(
            document=self.document,
            study_id=self.study_id,
            file_name=file["name"],
            sha256=file["sha256"].lower(),
            **{key: file[key] for key in _FILE_KEYS if key in file and key not in ("name", "sha256", "keep")},
            keep=self._selection(file.get("keep"), "keep", section="file"),
            weight=design["weight"],
            strata=self._names(design.get("stratum", ""), "stratum"),
            psu=self._names(design.get("psu", ""), "psu"),
            population=design.get("population", ""),
            sampling=self._sampling(design),
            dimensions=tuple(self._dimensions()),
            cuts=tuple(self._cuts()),
            questions=tuple(self._question(*one) for one in enumerate(self.content["question"])),
            minimum_base=self._minimum_base(release),
            agreement=release.get("agreement", ""),
        )

    def _names(self, value: Any, key: str) -> tuple[str, ...]:
        names = [value] if isinstance(value, str) else value
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            self.fault(f"'{key}' is neither a variable nor a list of variables.", key, section="design")
            return ()
        return tuple(name for name in names if name)

    def _sampling(self, design: Mapping[str, Any]) -> str:
        if design.get("lonely", "refuse") != "refuse":
            message = (
                "only 'refuse' is known: a stratum of one cluster has no variance. Merge it in the file."
            )
            self.fault(message, "lonely", section="design")
        if not design["sampling"]:
            self.fault(
                "empty. Say how respondents were chosen: 'quota', 'random'…", "sampling", section="design"
            )
        return design["sampling"]

    def _selection(self, value: Any, key: str, **where: Any) -> Selection | None:
        if not value:
            return None
        if not isinstance(value, dict) or set(value) != {"variable", "codes"}:
            self.fault(f"'{key}' is not of the form {{ variable = \"…\", codes = [1] }}.", key, **where)
            return None
        return Selection(value["variable"], _codes(value["codes"]))

    def _dimensions(self) -> Iterator[Dimension]:
        totals = {"region_id": "FR"}
        for name in _DIMENSIONS:
            value = self.content.get("dimensions", {}).get(name)
            if isinstance(value, str):
                yield Dimension(name, value)
            elif isinstance(value, dict):
                self._keys(value, _DIMENSION_KEYS, section="dimensions")
                yield Dimension(
                    name,
                    value.get("total", totals.get(name, WHOLE)),
                    value.get("variable", ""),
                    {code_text(code): str(to) for code, to in value.get("codes", {}).items()},
                    _codes(value.get("not_asked", [])),
                )
            elif value is not None:
                self.fault(f"'{name}' is neither a code nor {_TYPES[dict]}.", name, section="dimensions")
            elif name == "actor_profile_id":
                self.fault("[dimensions] has no 'actor_profile_id'. Say who answered.", section="dimensions")

    def _cuts(self) -> Iterator[tuple[str, ...]]:
        dimensions = self.content.get("dimensions", {})
        section = "dimensions" if "cuts" in dimensions else ""
        varied = [name for name in _DIMENSIONS if isinstance(dimensions.get(name), dict)]
        for cut in dimensions.get("cuts", self.content.get("cuts", [[]])):
            names = [cut] if isinstance(cut, str) else cut
            strange = [name for name in names if name not in varied]
            if strange:
                known = did_you_mean(str(strange[0]), varied)
                self.fault(
                    f"'{strange[0]}' is not a dimension with a variable. {known}", "cuts", section=section
                )
            elif {"population_id", "domain_id"} <= set(names):
                message = "a cut has one part of the profile: 'population_id' or 'domain_id', not both."
                self.fault(message, "cuts", section=section)
            yield tuple(name for name in varied if name in names)

    def _minimum_base(self, release: Mapping[str, Any]) -> int:
        minimum = release.get("minimum_base", MINIMUM_BASE)
        if minimum >= MINIMUM_BASE:
            return minimum
        unit = self.content["file"].get("base_unit", "")
        if minimum < LOWEST_MINIMUM:
            message = f"{minimum} is under {LOWEST_MINIMUM}: such a cell tells who answered. Raise it."
            self.fault(message, "minimum_base", section="release")
        elif unit != ORGANISATIONS or not release.get("agreement"):
            message = (
                f"{minimum} is under {MINIMUM_BASE}, which only answers of organisations may be (base_unit), "
                'where the producer agrees. Raise it, or write the agreement: agreement = "…".'
            )
            self.fault(message, "minimum_base", section="release")
        return minimum

    def _question(self, place: int, block: Mapping[str, Any]) -> Question:
        kind = block.get("kind", "")
        if kind not in ("single", "grid", "multiple", "mean"):
            known = did_you_mean(kind, ("single", "grid", "multiple", "mean"))
            self.fault(f"'{kind}' is not a kind of question. {known}", "kind", question=place)
        question = Question(
            place,
            block.get("question_id", ""),
            kind,
            self._items(place, block),
            {code_text(code): str(to) for code, to in block.get("responses", {}).items()},
            {net: tuple(map(str, parts)) for net, parts in block.get("nets", {}).items()},
            self._dont_know(place, block.get("dont_know", {})),
            _codes(block.get("not_asked", [])),
            _codes(block.get("unused", [])),
            block.get("measure_id", "share"),
            block.get("base", ""),
            self._asked(place, block.get("asked", "")),
            code_text(block["counted"]) if "counted" in block else "",
            block.get("set", ""),
            self._set_variables(place, block.get("variables")),
            block.get("response", "oui"),
            block.get("population_id", ""),
        )
        self._require(question)
        return question

    def _items(self, place: int, block: Mapping[str, Any]) -> dict[str, str]:
        if "variable" in block:
            return {block.get("item", WHOLE): block["variable"]}
        by_hand = block["variables"] if isinstance(block.get("variables"), dict) else {}
        return {item: code_text(one) for item, one in (block.get("items", {}) | by_hand).items()}

    def _set_variables(self, place: int, value: Any) -> tuple[str, ...]:
        if value is None or isinstance(value, dict):
            return ()
        if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
            self.fault(
                "'variables' is neither a list of variables nor a table { item = variable }.",
                "variables",
                question=place,
            )
            return ()
        return tuple(value)

    def _asked(self, place: int, value: Any) -> Selection | str:
        return value if isinstance(value, str) else self._selection(value, "asked", question=place) or ""

    def _dont_know(self, place: int, block: Mapping[str, Any]) -> DontKnow:
        if not block:
            return DontKnow()
        self._keys(block, _DONT_KNOW_KEYS, question=place)
        if block.get("base") not in ("in", "out"):
            message = 'does not say what don\'t-knows do to the base. Write base = "in" or base = "out".'
            self.fault(message, "dont_know", question=place)
        return DontKnow(
            _codes(block.get("codes", [])),
            block.get("base") == "in",
            block.get("response", "nsp"),
            tuple(block.get("items", [])),
        )

    def _require(self, one: Question) -> None:
        for message, key in _faults(one):
            self.fault(message, key, question=one.place)


def _faults(one: Question) -> Iterator[tuple[str, str]]:
    """What a question of each kind must say, and the key that says it."""
    if not one.question_id:
        yield "a question has no 'question_id'. Add it.", "question_id"
    if not one.items and not one.set_name:
        yield 'names no variable. Write variable = "…", or items = { item = "variable" }.', "question_id"
    if one.kind in ("single", "grid") and not one.responses:
        yield "has no 'responses': { code = \"response\" }. Add them.", "question_id"
    if one.kind == "single" and len(one.items) > 1:
        yield 'a single question has one variable. Use kind = "grid" for several.', "items"
    if one.kind == "mean" and one.measure_id == "share":
        yield 'a mean needs a measure: measure_id = "mean_10" or "mean". Add it.', "kind"
    if one.kind == "multiple" and one.base not in ("asked", "answered_one"):
        yield 'a multiple-response question says its base: "asked" or "answered_one".', "base"
    if isinstance(one.asked, str) and one.asked not in ("", "all"):
        yield 'is neither "all" nor { variable = "…", codes = [1] }. Correct it.', "asked"
    unknown = [item for item in one.dont_know.items if item not in one.items]
    if unknown:
        yield f"'{unknown[0]}' is not among the items of the question. Correct it.", "dont_know"
    twice = [code for code in one.responses if code in (*one.dont_know.codes, *one.not_asked)]
    if twice:
        yield f"code {twice[0]} is an answer and something else too. Keep one.", "responses"


def _codes(values: Sequence[Any]) -> tuple[Code, ...]:
    return tuple(BLANK if value == "" else code_text(value) for value in values)
