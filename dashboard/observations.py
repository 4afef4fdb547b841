"""Observations: the record of one published or computed value, and which waves a card asks for. Pure."""

from dataclasses import dataclass
from math import isfinite
from typing import Literal, NamedTuple

NATIONAL = ("country", "metropolitan_france")
"""Kinds of territory that stand for the whole country."""
WHOLE = "_T"
"""Code of a total: every item, every answer, the whole profile, all profiles together."""
SURVEYED = ("survey", "unspecified")
"""Kinds of study that asked a sample."""
OWN = (*SURVEYED, "facts")
"""Kinds of study that are the Observatoire's; the others hold indicators of context."""
WEAK_BELOW, FRAGILE_BELOW = 30, 100
"""Numbers of answers under which a base is weak, or fragile."""

BaseClass = Literal["weak", "fragile", "sufficient", "unknown"]
Counted = Literal["partnerships", "partners", "profile"]


class Interval(NamedTuple):
    """Two bounds in the unit of the value they surround."""

    low: float
    high: float


class Other(NamedTuple):
    """Another value stated of the same thing, with the period it is stated for."""

    value: float
    period: str


@dataclass(frozen=True)
class Slice:
    """Which waves are asked for: the latest, those known at a wave, or every one.

    `at` is blank for today, a year (`2021`) or a period (`2021-09`) for the waves that are not later: of
    those, the latest of each question, measure, profile and territory, or with `every` all of them.
    """

    at: str = ""
    every: bool = False


LATEST = Slice()
ALL_WAVES = Slice(every=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One value as stated by one publication, with who, when, where, base and source.

    The names are those of the columns of the table `observations`; labels are in the language asked for.
    A text that is not known is `""`, a number that is not known None.
    """

    figure_id: str
    observation_id: str
    # what
    question_id: str
    question_label: str
    question_short: str = ""  # as the name of a line: « Nécessaire de « jouer collectif » »
    question_verb: str = ""  # what those counted do: « jugent nécessaire de « jouer collectif » »
    question_measures: str = ""  # what the value measures: « Part qui juge nécessaire de… »
    question_order: int = 0
    question_definition: str = ""
    theme: str = ""
    answer_kind: str = ""
    item_id: str = WHOLE
    item_label: str = ""
    item_phrase: str = ""  # as a sentence takes it: « la mobilisation collective du territoire »
    item_order: int = 0
    domain_id: str = WHOLE
    response_id: str = WHOLE
    response_label: str = ""
    response_order: int = 0
    scale_id: str = ""
    response_phrase: str = ""  # what they do who answer so: « répondent « oui, fortement » »
    is_favourable: bool | None = None  # whether the answer is favourable; None where it is neither
    part_response_ids: str = ""  # answers that this one is the printed total of, separated by a space
    measure_id: str = "share"
    measure_label: str = ""
    # how much
    value: float | None = None
    value_printed: str = ""
    decimals: int | None = None  # that all values of an indicator of context are written with
    qualifier: str = ""  # "≈", ">", "<" or blank
    status: str = "published"
    reading: str = "explicit"
    text: str = ""  # the value as a reader reads it: « 57 % », « 6,4 sur 10 »; blank without value
    word: str = ""  # why there is no value: « illisible », « non publié »; blank with one
    others: tuple[Other, ...] = ()
    # who
    actor_profile_id: str = WHOLE
    profile_label: str = ""
    profile_article: str = ""  # « les associations »
    profile_order: int = 0
    population_id: str = WHOLE
    population_label: str = ""
    population_article: str = ""  # « les associations employeuses »; the profile's for the whole profile
    population_order: int = 0
    # where
    region_id: str = "FR"
    region_label: str = ""
    region_phrase: str = ""  # « en Bretagne »
    region_article: str = ""  # « la Bretagne »
    region_kind: str = "country"
    region_order: int = 0
    member_region_ids: str = ""
    # when
    period: str = ""
    period_status: str = "stated"
    wave_end: str = ""  # ISO date of the last day of the period; blank when it is unknown
    wave_rank: int = 1  # 1 for the latest wave of its question, measure, profile and territory
    # base
    base_label: str = ""
    base_unit: str = ""
    base_n: int | None = None
    universe_n: int | None = None
    n_eff: float | None = None  # Kish's effective base, of a computed value
    std_error: float | None = None
    df: float | None = None
    # source
    study_id: str = ""
    study_title: str = ""
    study_kind: str = "survey"
    study_note: str = ""
    study_sample_n: int | None = None  # answers to the whole study, not to this question
    study_sampling: str = ""  # how those asked were chosen, or how many are known of without a number
    programme: str = ""
    producer: str = ""
    producer_type: str = ""
    institute: str = ""
    publication_id: str = ""
    publication_title: str = ""
    publisher: str = ""
    publication_date: str = ""
    publication_url: str = ""
    directness: int = 3
    locator: str = ""
    source_row: str = ""
    label_reported: str = ""
    confidence: str = ""
    note: str = ""
    wording: str = ""
    wording_missing_reason: str = ""

    @property
    def is_known(self) -> bool:
        """Whether there is a number; NaN is none."""
        return self.value is not None and isfinite(self.value)

    @property
    def is_unsure(self) -> bool:
        """Whether the value may be that of another answer or study: it is greyed and told in no title."""
        return self.is_known and self.confidence == "low"

    @property
    def is_surveyed(self) -> bool:
        """Whether a sample was asked: an official statistic has no base to publish."""
        return self.study_kind in SURVEYED

    @property
    def has_base(self) -> bool:
        """Whether a number of answers is published."""
        return (self.base_n or 0) > 0

    @property
    def base_class(self) -> BaseClass:
        """How many answered: under 30, under 100, more, or a number that is not published.

        Of a weighted value it is what these answers are worth, where that is less.
        """
        if not self.has_base:
            return "unknown"
        worth = min(self.base_n, self.n_eff or self.base_n)
        if worth < WEAK_BELOW:
            return "weak"
        return "fragile" if worth < FRAGILE_BELOW else "sufficient"

    @property
    def is_computed(self) -> bool:
        """Whether the value comes from the respondents' file, and no page prints it."""
        return self.reading == "computed"

    @property
    def counted(self) -> Counted:
        """What the percentage counts: partnerships, those who have one already, or the whole profile."""
        if self.base_unit == "partenariats":
            return "partnerships"
        return "partners" if self.population_id.startswith("en_partenariat") else "profile"

    @property
    def counts_partnerships(self) -> bool:
        """Whether the percentage counts partnerships, several a respondent, and not respondents."""
        return self.counted == "partnerships"

    @property
    def is_national(self) -> bool:
        return self.region_kind in NATIONAL

    @property
    def year(self) -> str:
        """First year of the period; blank when it is unknown."""
        return self.period[:4]

    @property
    def who(self) -> str:
        """Those counted, with their article: the population where it is a part of the profile."""
        return self.population_article or self.profile_article


@dataclass(frozen=True, slots=True)
class Computation:
    """The rule by which a value was computed, and the value with all its digits; codes apart by spaces."""

    exact: float
    variable: str
    codes: str
    dont_know_codes: str
    dont_know_base: str
    base: str
    file_name: str
    file_sha256: str
    weight: str
    strata: str
    clusters: str
    population: str
    sampling: str
    minimum_base: int
