"""The start of the program, and nothing else."""

import sys

_INTERRUPTED = 3


def main() -> None:
    """Run the command line and end the process with its exit status, also when it is stopped while it loads."""
    try:
        from household_ledger.cli.main import main as run

        status = run()
    except KeyboardInterrupt:
        status = _INTERRUPTED
    sys.exit(status)


if __name__ == "__main__":
    main()
