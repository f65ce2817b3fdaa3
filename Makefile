# What there is to do here. `make` alone lists it.

.DEFAULT_GOAL := help
.PHONY: help run pages screenshots test check bench

help:           ## lists this
	@sed -nE 's/^([a-z]+):.*## */  make \1\t/p' $(MAKEFILE_LIST)

run:            ## builds pages and service, and starts it on 127.0.0.1:8080 with the demo's login; DEMO=60: a company sells beside it
	DEMO="$(DEMO)" scripts/run.sh

pages:          ## builds the pages, which the next build of the service compiles in
	scripts/pages.sh

screenshots:    ## takes pictures of every page into target/screenshots, and those of the README; ONLY="tv admin": of these
	ONLY="$(ONLY)" scripts/screenshots.sh

test:           ## installs what the tests need and runs every suite
	scripts/test.sh

check:          ## formatting, lints, documentation, licences and advisories
	scripts/check.sh

bench: benches/node/node_modules ## measures memory, connects, deliveries and posts beside a bare loop; ARGS="--help" tells more
	cargo bench --locked --bench fanout -- $(ARGS)

benches/node/node_modules: benches/node/package-lock.json
	npm ci --prefix benches/node --no-audit --no-fund
	touch $@
