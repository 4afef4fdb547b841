# Commands of the project; `make` alone lists them.

MAKEFLAGS += --no-print-directory --no-builtin-rules
.DEFAULT_GOAL := help
PARTS ?=
.PHONY: help run dev demo test test-deploy bench check build tables smaller site format lock licences sbom audit clean venv venv-test

PORT ?= 8501
ADDRESS ?= localhost
SITE ?= site-fige

python := .venv/bin/python
streamlit = $(python) -m streamlit run app.py --server.address $(ADDRESS) --server.port $(PORT)
reloading := --server.fileWatcherType auto --server.runOnSave true \
	--client.toolbarMode developer --client.showErrorDetails full

help: ## List the commands
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/\1|\2/p' Makefile | while IFS='|' read -r name text; do \
		printf '  make %-11s %s\n' "$$name" "$$text"; done

run: tables smaller ## Start the dashboard on http://localhost:8501 (PORT=8502 for another port)
	@$(streamlit)

dev: tables smaller ## The same, reloading when a file changes and showing errors in full
	@$(streamlit) $(reloading)

demo: venv smaller ## Invent a wave, compute it from its .sav file and start the dashboard on it alone
	@$(python) -m scripts.demo
	@OBSERVATOIRE_DATA=demo/build $(streamlit)

test: venv-test ## Install what the tests need, a browser included, and run everything
	@$(python) -m scripts.browser
	@$(MAKE) tables smaller
	$(python) -m pytest --numprocesses auto --dist loadfile
	$(python) -m ruff format --check .
	$(python) -m ruff check .

test-deploy: venv-test tables smaller ## Test three processes behind nginx, one killed, data rolled on (needs nginx)
	@$(python) -m scripts.browser
	@$(python) -m pip install --quiet --disable-pip-version-check 'moto[server]==5.2.5'
	@test -d .venv/engines || $(python) -m pip install --quiet --disable-pip-version-check --no-deps --target .venv/engines \
		pysail==0.7.2 pyspark==4.2.0 py4j==0.10.9.9 grpcio==1.85.3 grpcio-status==1.85.3 \
		googleapis-common-protos==1.76.0 zstandard==0.25.0 PyYAML==6.0.4
	$(python) -m pytest tests/deploy

bench: venv-test ## Time queries, pages, browser and exports here, visits beside the peers (half an hour; PARTS=load)
	@$(python) -m scripts.browser
	@$(MAKE) tables smaller
	@$(python) -m benchmarks $(PARTS)

site: tables smaller ## Write the whole site as files that need no server (SITE=site-fige)
	@$(python) -m dashboard.frozen $(SITE)

check: venv ## Check the data files: every problem with its file, line and column
	@$(python) -m etl check

build: venv ## Check the data files and write the tables into data/build/
	@$(python) -m etl build

tables: venv
	@$(python) -c 'import sys; from etl.identity import is_current; sys.exit(not is_current())' \
		|| $(python) -m etl build

smaller: venv
	@$(python) -m dashboard.server.fonts
	@$(python) -m dashboard.server.scripts

format: venv-test ## Format the code and mend what ruff can mend
	$(python) -m ruff format .
	$(python) -m ruff check --fix .

lock: venv-test ## Resolve requirements*.in into requirements*.txt again
	@$(python) -m scripts.lock

licences: venv-test ## List the licences of what is installed in docs/licences.md
	@$(python) -m scripts.supply_chain licences

sbom: venv-test ## Write the bill of materials of requirements.txt into sbom.cdx.json
	@$(python) -m scripts.supply_chain sbom

audit: venv-test ## Look requirements.txt up in the database of known faults, where it can be reached
	@$(python) -m scripts.supply_chain audit

clean: ## Remove what the commands above have made
	rm -rf .venv data/build data/.build-* demo site-fige dashboard/static/vendor .hypothesis .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

venv:
	@sh scripts/venv.sh requirements.txt

venv-test:
	@sh scripts/venv.sh requirements.txt requirements-test.txt
