"""The front door of a checkout: `python cli.py run` is `derive run`."""

from derive.__main__ import main

if __name__ == "__main__":
    main(prog_name="cli.py")
