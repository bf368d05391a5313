"""The start of the program, and nothing else."""

import sys

from household_ledger.cli.main import main as _main


def main() -> None:
    """Run the command line and end the process with its exit status."""
    sys.exit(_main())


if __name__ == "__main__":
    main()
