"""Apart: an upload is checked and cleaned in a process of its own, bounded in memory and time.

What a parser makes of a hostile file is then lost with that process. One upload at a time: four of them take
the memory of one.
"""

import subprocess
import sys
from threading import Lock

from dashboard.exports.slides.template import Template, TemplateRefused, taken
from dashboard.words import vocabulary

MOST_MEMORY = 768 * 2**20
"""Bytes of the process in all."""
MOST_SECONDS = 20
REFUSED = 3
_ONE = Lock()


def checked(data: bytes) -> Template:
    """As `template.taken`; `TemplateRefused` also where it would take too much memory or time."""
    with _ONE:
        return Template(answered(__name__, data, str(MOST_MEMORY), seconds=MOST_SECONDS))


def answered(module: str, data: bytes, *arguments: str, seconds: int) -> bytes:
    """What a module run by itself answers to some bytes.

    Raises:
        TemplateRefused: it refuses them (`REFUSED`, and says why), fails, or takes longer.
    """
    command = [sys.executable, "-m", module, *arguments]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=seconds)
    except subprocess.TimeoutExpired as late:
        raise TemplateRefused(vocabulary().slides.TOO_LONG) from late
    if done.returncode == REFUSED:
        raise TemplateRefused(done.stdout.decode("utf-8"))
    if done.returncode:
        raise TemplateRefused(vocabulary().slides.TOO_LONG)
    return done.stdout


def bound(memory: int) -> None:
    """Keep this process inside its memory, in bytes, on a system that has limits."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def main() -> int:
    """The upload from standard input; its clean template, or why it is refused, to standard output."""
    bound(int(sys.argv[1]))
    try:
        answer, status = taken(sys.stdin.buffer.read()).data, 0
    except TemplateRefused as refused:
        answer, status = str(refused).encode("utf-8"), REFUSED
    sys.stdout.buffer.write(answer)
    return status


if __name__ == "__main__":
    sys.exit(main())
