"""The start of the program, and nothing else."""

import signal
import sys

_INTERRUPTED = 3


def _stop_once(*_signal: object) -> None:
    """Interrupt at the first Ctrl+C; those that follow wait until everything is put back."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    raise KeyboardInterrupt


def main() -> None:
    """Run the command line and end the process with its exit status, also when it is stopped while it loads."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # else it is to be ignored, as nohup asks
        signal.signal(signal.SIGINT, _stop_once)
    if getattr(sys, "frozen", False):  # of a program in one file, the process that reads files begins here too
        from multiprocessing import freeze_support

        freeze_support()
    try:
        from household_ledger.cli.main import main as run

        status = run()
    except KeyboardInterrupt:
        status = _INTERRUPTED
    sys.exit(status)


if __name__ == "__main__":
    main()
