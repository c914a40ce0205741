# make demo: install into .venv, render specs/ into build/, say what to open.
# make test: install what tests need, a browser and the tools our files are for included.
# make test-interop: further tools, from npm and PyPI: Mermaid, D2 and LikeC4 read what we write.
#   The wheel and each of its extras in an empty environment, too: it takes minutes.
# make docs: our documentation into build/docs; docs-links asks the world for each link out of it.
# make gallery: every picture of specs/ in every theme and language, on one page.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test test-interop gallery lint types tables docs-parts docs docs-links bench bench-quick clean

demo: $(VENV)/.installed
	@$(BIN)/citydsl render specs -o build
	@$(BIN)/citydsl compare specs -f html -o build/compare.html
	@echo "Open build/index.html in a browser, and build/compare.html for all cities side by side."

test: $(VENV)/.tested browser system lint types
	$(BIN)/python -m pytest -n auto --dist loadfile

test-interop: $(VENV)/.tested browser
	CITYDSL_TOOLS=required $(BIN)/python -m pytest -m "interop or wheel"

gallery: $(VENV)/.tested
	@$(BIN)/python tools/gallery.py

lint: $(VENV)/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

# Static checkers do not see through an editable install: they get a folder of links.
types: $(VENV)/.tested
	@$(BIN)/python tools/link_types.py
	$(BIN)/mypy

# The parse tables after a change of the grammar, the words after one of the prelude.
tables: $(VENV)/.installed
	$(BIN)/python -m citydsl.dsl.syntax.generate
	$(BIN)/python -m citydsl.dsl.model.generate_words

# The pictures README.md and docs/ show, the tables of docs/reference/, and what editors/ needs.
docs-parts: $(VENV)/.installed
	$(BIN)/citydsl embed --root . README.md docs
	$(BIN)/python tools/editors.py
	$(BIN)/python tools/pictures.py
	$(BIN)/python tools/docs_tables.py
	$(BIN)/python tools/docs_rules.py
	$(BIN)/python tools/docs_cli.py
	$(BIN)/python tools/docs_speed.py

# -E: a page of an older citydsl is never kept.
docs: $(VENV)/.tested
	$(BIN)/python -m sphinx -b html -W -n -q -E -d build/docs-trees docs build/docs
	@echo "Open build/docs/index.html in a browser."

docs-links: $(VENV)/.tested
	$(BIN)/python -m sphinx -b linkcheck -W -n -q -d build/docs-trees docs build/docs-links

# Ours beside every peer that can be installed, many cities, growth; a quiet machine, half an hour.
# ROUNDS=9 LIMIT=120 make bench: more rounds, and peers may take longer.
bench: $(VENV)/.tested
	$(BIN)/python bench/run.py --rounds $${ROUNDS:-5} --limit $${LIMIT:-30} --cities $${CITIES:-3000}
	$(BIN)/python tools/docs_speed.py

# Ours alone, and where the time goes.
bench-quick: $(VENV)/.tested
	$(BIN)/python bench/quick.py

.PHONY: browser system
browser:
	@tools/browser.sh

system:
	@tools/system.sh

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "citydsl needs Python 3.11 or newer (set PYTHON=...)"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: setup.cfg pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	$(BIN)/python -m compileall -q app dsl render templates
	@touch $@

$(VENV)/.tested: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	@touch $@

clean:
	rm -rf $(VENV) .types build *.egg-info
