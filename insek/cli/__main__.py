"""Lets ``python -m insek.cli`` do what ``insek`` does."""

from insek.cli import main

if __name__ == "__main__":
    main()
