"""Words: every sentence, label rule and number format that a reader meets, one folder a language.

`vocabulary("fr").titles.leader(…)`: the modules of a language have the same names and functions in every
folder. They take records and return text; nothing reads a text back.
"""

from functools import cache
from importlib import import_module
from types import ModuleType

DEFAULT = "fr"


class Vocabulary:
    """The modules of one language, by name: `numbers`, `grammar`, `titles`…"""

    def __init__(self, language: str) -> None:
        self.language = language

    def __getattr__(self, name: str) -> ModuleType:
        module = import_module(f"{__name__}.{self.language}.{name}")
        self.__dict__[name] = module  # the next call finds it without asking here
        return module


@cache
def vocabulary(language: str = DEFAULT) -> Vocabulary:
    """The words of a language, a folder beside this file."""
    return Vocabulary(language)
