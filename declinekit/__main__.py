"""`python -m declinekit`: the same as the command `declinekit`."""

import sys

from .cli import main

if __name__ == "__main__":
    sys.exit(main())
