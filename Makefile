# Each target first sets up what it needs: see .ci/env.py.
PYTHON ?= python3
RUN = @$(PYTHON) .ci/env.py
FIRST = $(firstword $(sort $(wildcard notebooks/*.ipynb)))

.PHONY: reports test test-long test-readme lab lint outputs picture bench clean

reports: ## run the notebooks that changed, and export each to reports/
	$(RUN) -m timeline.report

test: ## unit tests, the notebooks' outputs, the reports in a browser
	$(RUN) -m timeline.report.bundle
	$(RUN) -m pytest -m "not long and not readme"

test-long: ## random stories and files, thousands of examples
	$(RUN) -m pytest -m long

test-readme: ## what README prints, in a fresh clone
	$(RUN) -m pytest -m readme

lab: ## open JupyterLab, with the first notebook open and the data in sight
	$(RUN) -m timeline.report.bundle
	$(RUN) -m jupyterlab $(FIRST)

lint:
	$(RUN) -m ruff check
	$(RUN) -m ruff format --check

outputs: ## run the notebooks in order and store their outputs in them
	$(RUN) -m timeline.report --outputs

picture: ## README's: the first chart of the first notebook, light and dark
	$(RUN) -m timeline.report.picture

bench: ## size and speed, as ratios to what others would use
	$(RUN) -m timeline.report.bundle
	$(RUN) notebooks/tests/bench.py

clean:
	rm -rf .venv reports .pytest_cache .ruff_cache .hypothesis notebooks/*.html notebooks/*.egg-info
	find notebooks -name __pycache__ -o -name .ipynb_checkpoints | xargs rm -rf
