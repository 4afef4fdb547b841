"""`python -m dashboard.server.updates`: a password in, what `OBSERVATOIRE_ADMIN` is to be out."""

import getpass
import sys

from dashboard.server.updates.access import hashed

SHORTEST = 12


def main() -> int:
    """Ask twice, so that nobody is locked out by a slip; 1 when it is too short or not the same."""
    password = getpass.getpass("Password: ")
    if len(password) < SHORTEST:
        print(f"At least {SHORTEST} signs.", file=sys.stderr)
        return 1
    if password != getpass.getpass("Again: "):
        print("These are two passwords.", file=sys.stderr)
        return 1
    print(f"OBSERVATOIRE_ADMIN={hashed(password)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
