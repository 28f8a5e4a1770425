# declinekit: `make` alone prints what can be made. Needs Python 3.11 or newer with venv and pip, nothing else.
VENV := .venv
PYTHON := $(VENV)/bin/python
NBVAL := --nbval-lax --nbval-current-env --nbval-cell-timeout=60 -p no:cacheprovider

# A clone that was moved or copied is installed anew: its environment names the old place.
$(shell [ "$$(cat $(VENV)/clone 2>/dev/null)" = "$(CURDIR)" ] || rm -f $(VENV)/*.stamp)

.PHONY: help lab learn test lint train evaluate samples bench clean
.DEFAULT_GOAL := help

help:  ## print this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' $(MAKEFILE_LIST)

lab: $(VENV)/lab.stamp  ## open the first lesson in JupyterLab (installs what is missing)
	@$(PYTHON) -m declinekit lab

learn: $(VENV)/lab.stamp  ## open the first lesson as a page, without any code
	@$(PYTHON) -m declinekit learn

lint: $(VENV)/test.stamp  ## check the style of the code
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .

test: lint  ## check everything: style, units, examples, lessons, browser
	$(PYTHON) -m pytest -q -m "not browser"
	@rm -f notebooks/*.sqlite*
	$(PYTHON) -m pytest -q $(NBVAL) notebooks; code=$$?; rm -f notebooks/*.sqlite*; exit $$code
	$(PYTHON) -m pytest -v -m browser tests/browser

train: $(VENV)/train.stamp  ## train the sentence model anew from data/ (a minute)
	$(PYTHON) tools/train.py

evaluate: $(VENV)/train.stamp  ## measure the scorer on the parts of data/ kept aside, write data/EVALUATION.md
	$(PYTHON) tools/evaluate.py
	$(PYTHON) tools/wordings.py

samples: $(VENV)/lab.stamp  ## generate sample messages and measure them, write data/SAMPLES.md
	$(PYTHON) tools/samples.py

bench: $(VENV)/bench.stamp  ## time the scorer side by side with named peers, write docs/BENCHMARKS.md (minutes)
	$(PYTHON) tools/bench.py

clean:  ## remove all that was made here; your own course folder stays
	rm -rf $(VENV) .venv-binder build dist .pytest_cache .ruff_cache .hypothesis notebooks/.ipynb_checkpoints
	rm -f notebooks/*.sqlite*
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/lab.stamp: pyproject.toml
	$(call install,lab)
	@touch $@

$(VENV)/test.stamp: pyproject.toml
	$(call install,test)
	@touch $@ $(VENV)/lab.stamp

$(VENV)/bench.stamp: pyproject.toml
	$(call install,bench)
	@touch $@ $(VENV)/lab.stamp

$(VENV)/train.stamp: pyproject.toml
	$(call install,train)
	@touch $@ $(VENV)/lab.stamp

# The first of these that runs and is new enough makes the environment; a broken environment is made anew.
define install
	@$(PYTHON) -m pip --version >/dev/null 2>&1 || { \
	  for p in $$PYTHON_FOR_DECLINEKIT python3 python3.14 python3.13 python3.12 python3.11 python; do \
	    $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && found=$$p && break; \
	  done; \
	  if [ -z "$$found" ]; then \
	    echo "declinekit needs Python 3.11 or newer, and none was found: get it from python.org/downloads, then try again." >&2; \
	    exit 1; \
	  fi; \
	  rm -rf $(VENV); \
	  $$found -m venv $(VENV) || { rm -rf $(VENV); \
	    echo "$$found cannot make an environment (Debian, Ubuntu: apt-get install python3-venv), then try again." >&2; exit 1; }; }
	@echo "Installing declinekit[$(1)] into $(VENV): a minute or two the first time."
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check -e ".[$(1)]"
	@echo "$(CURDIR)" > $(VENV)/clone
endef
