# Zwei Befehle genügen: „make site“ baut die Website, „make test“ prüft alles.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input
UV     := $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	--generate-hashes --group bau --custom-compile-command 'make pins'

# Material announces the end of MkDocs 1.x on every build; pyproject.toml holds the range.
export NO_MKDOCS_2_WARNING := 1

# An environment dies when its folder moves or its Python goes: then it is made anew.
UMGEBUNG := $(shell [ -x $(BIN)/python ] && \
	[ "$$(cat $(VENV)/.ort 2>/dev/null)" = "$$(pwd -P)" ] || echo umgebung)

.DEFAULT_GOAL := hilfe
.PHONY: hilfe help site serve vorschau test clean pins umgebung

hilfe help: ## diese Übersicht
	@echo "Befehle:"
	@sed -n 's/^\([a-z]*\)[a-z ]*:.*## \(.*\)/  make \1\t\2/p' Makefile

site: $(VENV)/.site ## baut alle Jahrgänge und jeden Vergleich nach site/
	@$(BIN)/insek veroeffentlichen

serve: site ## zeigt die ganze Website im Browser
	@$(BIN)/insek zeigen

vorschau: $(VENV)/.site ## zeigt den Entwurf im Browser, während an ihm geschrieben wird
	@$(BIN)/insek vorschau

test: $(VENV)/.test ## prüft alles: Stil, Typen, Lizenzen, Tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/reuse lint --lines
	$(BIN)/pytest -n auto

clean: ## entfernt alles Erzeugte samt der Umgebung
	rm -rf $(VENV) site dist .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

pins: $(VENV)/.site ## legt die Versionen der Bibliotheken neu fest
	@$(PIP) uv
	$(UV) -o requirements.txt pyproject.toml
	$(UV) -o requirements-test.txt --extra test --constraint requirements.txt pyproject.toml

$(VENV)/.test: $(VENV)/.site requirements-test.txt
	@echo "Die Prüfwerkzeuge werden eingerichtet; das dauert beim ersten Mal etwa eine Minute."
	@$(PIP) --require-hashes --no-build-isolation -r requirements-test.txt || $(LADEFEHLER)
	@touch $@

$(VENV)/.site: requirements.txt pyproject.toml $(UMGEBUNG)
	@echo "Die Bibliotheken werden eingerichtet; das dauert beim ersten Mal etwa eine Minute."
	@$(PIP) --require-hashes -r requirements.txt || $(LADEFEHLER)
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

umgebung:
	@command -v $(PYTHON) >/dev/null || { \
		echo "Python fehlt. → Bitte einrichten: sudo apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "$$($(PYTHON) --version) ist zu alt, nötig ist Python 3.11 oder neuer." \
		     "→ Ein neueres Python so angeben: make site PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "Zu Python fehlt das Paket python3-venv." \
		     "→ Bitte einrichten: sudo apt-get install python3-venv"; exit 1; }
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV)
	@pwd -P > $(VENV)/.ort

LADEFEHLER = { \
	echo "Die Bibliotheken ließen sich nicht laden; die Ursache steht in den Zeilen darüber." \
	     "→ Ist die Internetverbindung in Ordnung? Danach den Befehl noch einmal geben."; exit 1; }
