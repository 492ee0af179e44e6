# A map of the work. `make serve` and `make test` are all that a new machine needs.
hugo := go tool hugo
wasm := GOOS=js GOARCH=wasm
sass := node_modules/.bin/sass --load-path=node_modules/govuk-frontend/dist --style=compressed --no-source-map --no-charset
# Without inlining the module is 9 % smaller, and no sum is slow enough to need it.
lean := -trimpath -gcflags=all=-l -ldflags='-s -w'
pagefind = $(firstword $(wildcard node_modules/@pagefind/*/bin/pagefind_extended) npx pagefind@1.6.0)
modules := wasm/build/handbook.wasm wasm/build/caseload.wasm wasm/build/visits.wasm wasm/build/plans.wasm wasm/build/training.wasm
parts := $(modules) wasm/build/wasm_exec.js wasm/build/handbook.css wasm/build/cases.css wasm/build/plans.css wasm/build/guides.css wasm/build/training.css wasm/build/confirmations.css wasm/build/families.css wasm/build/exit.css
# What is worked out from, without a host: every statement is reached by its own package's tests.
engine := civil calendar dateinput table json rulebook deadlines caseload visits plan masking training ics

.PHONY: site pdf zip serve preview worker deploy-check test test-browsers check cover mutation browser servers java bench proof fuzz how-we-know audit reproducible clean FORCE

# The site in public/: its rules and examples judged and its training worked out as the engine reads them, then the pages, then what a device keeps of them.
site: $(parts) wasm/build/worked.json wasm/build/bill.cdx.json
	$(hugo) --cleanDestinationDir --printPathWarnings --printUnusedTemplates
	go run ./wasm/course public
	$(pagefind) --site public --quiet
	go run ./wasm/keep public
	go run ./wasm/hosting
	go run ./wasm/supply sums public

# What the site is made of, for its page of licences.
wasm/build/bill.cdx.json: FORCE node_modules/.package-lock.json | wasm/build
	go run ./wasm/supply bill wasm/build

wasm/build/worked.json: FORCE | wasm/build
	$(hugo) --renderSegments facts --destination resources/facts
	go run ./wasm/judge resources/facts $@

# Tagged PDFs of each area and of the whole, in public/pdf/.
pdf: browser site
	go run ./wasm/press
	go run ./wasm/supply sums public

# The site as a folder that opens without a server, public/handbook.zip.
zip: site
	go run ./wasm/keep -zip public
	go run ./wasm/supply sums public

# The site with production headers at http://localhost:1313/, pages built again as they are saved.
serve: pdf zip
	mkdir -p resources/preview && cp -r public/pagefind public/pdf public/training public/sha256sums.txt public/handbook.zip resources/preview/
	go run ./wasm/judge -watch resources/preview wasm/build/worked.json & $(hugo) server --disableFastRender --destination resources/preview --baseURL http://localhost:1313/ --port 1313

# The built site and its HTTP interface as in production, at http://localhost:9900/ or at PORT. resources/handbook, with
# public/ and config.toml beside it, is all that a machine of one's own needs.
preview: pdf zip
	go build -buildvcs=auto -trimpath -o resources/handbook ./wasm/worker
	resources/handbook

# The Worker that answers /api/ on Cloudflare: what wrangler bundles from wasm/worker/edge.mjs.
worker: wasm/build/worker/app.wasm

# Its size, bundled as it would be deployed, which needs no account.
deploy-check: pdf zip worker
	go run ./wasm/hosting/deploy

# Everything: Go natively and as WebAssembly, the built site, a real Chromium, real servers.
test: check java testdata/observatory/node_modules/.package-lock.json pdf zip worker servers cover
	node_modules/.bin/html-validate 'public/**/*.html'
	java -jar node_modules/vnu-jar/build/dist/vnu.jar --Werror --skip-non-html public
	go test -timeout 25m $$(go list ./... | grep -vxF "$$(printf 'handbook/wasm/%s\n' $(engine))")
	PATH="$$PATH:$$(go env GOROOT)/lib/wasm" $(wasm) go test -short ./wasm/...

# The main journeys, and every kind of answer of the engine byte for byte, in Firefox ESR and WebKitGTK as in Chromium.
test-browsers: browser pdf
	@command -v firefox-esr >/dev/null && command -v WebKitWebDriver >/dev/null && command -v xvfb-run >/dev/null || \
	  { apt-get update && apt-get install -y --no-install-recommends firefox-esr webkit2gtk-driver xvfb xauth; } || \
	  { echo 'These journeys need Firefox ESR, WebKitGTK with its driver, and Xvfb. Install them so that "firefox-esr", "WebKitWebDriver" and "xvfb-run" are on the PATH.' >&2; exit 1; }
	BROWSERS=firefox,webkit go test -count=1 -v ./wasm/browser/browsers

check:
	test -z "$$(gofmt -l wasm *.go)"
	go run ./wasm/plain/families
	go run ./wasm/calendar/published
	go vet ./...
	$(wasm) go vet ./wasm/...

# The engine's tests. A statement that no test of its own package reaches is named and stops them.
cover: site
	go test -timeout 25m -coverprofile=wasm/build/engine.cov $(engine:%=./wasm/%)
	@! grep ' 0$$' wasm/build/engine.cov || { echo 'No test of its own package reaches the lines above (file:line.column,line.column statements 0).' >&2; exit 1; }

# Chromium, from Debian where it is not there yet.
browser:
	@command -v chromium >/dev/null || { apt-get update && apt-get install -y --no-install-recommends chromium; } || \
	  { echo 'The browser tests need Chromium. Install it so that "chromium" is on the PATH.' >&2; exit 1; }

# The servers for which configuration is written, from Debian where they are not there yet, and not left running.
servers:
	@command -v nginx >/dev/null && command -v apache2 >/dev/null || \
	  { apt-get update && apt-get install -y --no-install-recommends nginx apache2-bin && { service nginx stop; update-rc.d nginx disable; true; }; } || \
	  { echo 'The hosting tests need nginx and Apache 2.4. Install them so that "nginx" and "apache2" are on the PATH.' >&2; exit 1; }

# Java 17 or later for the Nu HTML checker, likewise.
java:
	@command -v java >/dev/null || { apt-get update && apt-get install -y --no-install-recommends default-jre-headless; } || \
	  { echo 'The Nu HTML checker needs Java 17 or later. Install it so that "java" is on the PATH.' >&2; exit 1; }

# Known vulnerabilities of all that is used. No test, since the databases that it asks change without a change here.
GOVULNDB ?= https://vuln.go.dev
audit: $(parts)
	GOBIN="$(CURDIR)/wasm/build" go install golang.org/x/vuln/cmd/govulncheck@v1.8.0
	@failed=; for system in "$$(go env GOOS)/$$(go env GOARCH)" js/wasm; do \
	  GOOS=$${system%/*} GOARCH=$${system#*/} wasm/build/govulncheck -db $(GOVULNDB) ./...; \
	  case $$? in 0) ;; 3) failed=1 ;; *) failed=1; echo "Go for $$system was not audited: $(GOVULNDB) does not answer. Set GOVULNDB to a copy of Go's database, file:///..." >&2 ;; esac; \
	done; \
	npm audit && npm audit --prefix testdata/observatory || { failed=1; echo 'npm: findings above, or not audited, where it says "audit endpoint returned an error" (a mirror may answer no audits).' >&2; }; \
	test -z "$$failed"

# Whether the engine's tests would notice a mistake in it: gremlins makes them one at a time, and wasm/build/mutation.json
# counts. wasm/mutants/survivors.txt says why what goes unnoticed makes no difference. Half an hour and more, so no part of the tests.
gremlins := v0.6.0
mutation: site
	GOBIN="$(CURDIR)/wasm/build" go install github.com/go-gremlins/gremlins/cmd/gremlins@$(gremlins)
	go run ./wasm/mutants wasm/build/gremlins $(gremlins) wasm/build/mutation.json $(engine)

# What the handbook promises, measured and printed. Not part of the tests.
bench: browser site worker
	go run ./wasm/bench

# What `make bench`, `make proof` and `make mutation` found, taken over into the page that shows it; what has not run stays.
how-we-know:
	go run ./wasm/bench -publish

# That the dates are right, as far as trying can show it: every rule from every day of the published years against a second
# implementation, the same bytes from every build, properties on random input, decoders on made-up input. What was tried is
# written to wasm/build/proof.json. The tests do the same on fewer days.
proof: site
	go run ./wasm/proof -fuzztime $(FUZZTIME) -out wasm/build/proof.json

# Every fuzz target there is, each for FUZZTIME. What makes one fail is kept in its testdata, to be committed when it is mended.
FUZZTIME ?= 10s
fuzz: site
	go run ./wasm/proof -fuzztime $(FUZZTIME) fuzz

# Builds the site twice, from copies in different folders and time zones, and compares every byte.
reproducible: browser $(parts)
	rm -rf resources/twice
	for copy in one another-with-a-longer-name; do \
	  mkdir -p resources/twice/$$copy && git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -pt resources/twice/$$copy && \
	  ln -s "$(CURDIR)/node_modules" resources/twice/$$copy/node_modules && \
	  SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) TZ=$$(test $$copy = one && echo Pacific/Kiritimati || echo America/Adak) $(MAKE) -C resources/twice/$$copy -o node_modules/.package-lock.json pdf zip || exit 1; \
	done
	go run ./wasm/supply same resources/twice/one/public resources/twice/another-with-a-longer-name/public
	rm -rf resources/twice

clean:
	rm -rf public resources wasm/build

node_modules/.package-lock.json: package.json package-lock.json
	npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

# Mozilla's grader of headers, apart since it comes with a server and a database's client.
testdata/observatory/node_modules/.package-lock.json: testdata/observatory/package.json testdata/observatory/package-lock.json
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error --prefix testdata/observatory
	@touch $@

wasm/build/handbook.wasm: FORCE | wasm/build
	$(wasm) go build $(lean) -o $@ ./wasm/browser

# Many rows are where speed shows: the runtime inlined makes them twice as fast for 5 % more bytes.
wasm/build/caseload.wasm wasm/build/visits.wasm wasm/build/plans.wasm: lean += -gcflags=runtime=

wasm/build/%.wasm: FORCE | wasm/build
	$(wasm) go build $(lean) -o $@ ./wasm/browser/$*

wasm/build/worker/app.wasm: FORCE | wasm/build
	go run github.com/syumai/workers/cmd/workers-assets-gen -mode=go -o wasm/build/worker
	$(wasm) go build -trimpath -ldflags='-s -w' -o $@ ./wasm/worker

wasm/build/wasm_exec.js: | wasm/build
	cp "$$(go env GOROOT)/lib/wasm/wasm_exec.js" $@

wasm/build/%.css: static/css/%.scss node_modules/.package-lock.json | wasm/build
	$(sass) $< $@

# Every reading page carries this one: what no page can use of GOV.UK Frontend is left out.
wasm/build/full.css: static/css/handbook.scss node_modules/.package-lock.json | wasm/build
	$(sass) $< $@

wasm/build/handbook.css: wasm/build/full.css FORCE
	go run ./wasm/trim $< $@ layouts wasm/browser content

wasm/build:
	mkdir -p $@
