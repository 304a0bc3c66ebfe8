"""``python -m painplan``."""

from painplan.cli.main import run

if __name__ == "__main__":
    run()
