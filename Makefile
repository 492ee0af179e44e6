# A map of the work. `make serve` and `make test` are all that a new machine needs.
hugo := go tool hugo
wasm := GOOS=js GOARCH=wasm
sass := node_modules/.bin/sass --load-path=node_modules/govuk-frontend/dist --style=compressed --no-source-map --no-charset
# Without inlining the module is 9 % smaller, and no sum is slow enough to need it.
lean := -trimpath -gcflags=all=-l -ldflags='-s -w'
pagefind = $(firstword $(wildcard node_modules/@pagefind/*/bin/pagefind_extended) npx pagefind@1.6.0)
modules := wasm/build/handbook.wasm wasm/build/caseload.wasm wasm/build/visits.wasm wasm/build/plans.wasm wasm/build/training.wasm
parts := $(modules) wasm/build/wasm_exec.js wasm/build/handbook.css wasm/build/cases.css wasm/build/plans.css wasm/build/guides.css wasm/build/training.css wasm/build/confirmations.css

.PHONY: site pdf zip serve test check browser bench clean FORCE

# The site in public/: its rules and examples judged and its training worked out as the engine reads them, then the pages, then what a device keeps of them.
site: $(parts) wasm/build/worked.json
	$(hugo) --cleanDestinationDir --printPathWarnings --printUnusedTemplates
	go run ./wasm/course public
	$(pagefind) --site public --quiet
	go run ./wasm/keep public

wasm/build/worked.json: FORCE | wasm/build
	$(hugo) --renderSegments facts --destination resources/facts
	go run ./wasm/judge resources/facts $@

# Tagged PDFs of each area and of the whole, in public/pdf/.
pdf: browser site
	go run ./wasm/press

# The site as a folder that opens without a server, public/handbook.zip.
zip: site
	go run ./wasm/keep -zip public

# The site with production headers at http://localhost:1313/, pages built again as they are saved.
serve: pdf zip
	mkdir -p resources/preview && cp -r public/pagefind public/pdf public/training public/handbook.zip resources/preview/
	go run ./wasm/judge -watch resources/preview wasm/build/worked.json & $(hugo) server --disableFastRender --destination resources/preview --baseURL http://localhost:1313/ --port 1313

# Everything: Go natively and as WebAssembly, the built site, a real Chromium.
test: check pdf zip
	node_modules/.bin/html-validate 'public/**/*.html'
	go test ./...
	PATH="$$PATH:$$(go env GOROOT)/lib/wasm" $(wasm) go test -short ./wasm/...

check:
	test -z "$$(gofmt -l wasm *.go)"
	go vet ./...
	$(wasm) go vet ./wasm/...

# Chromium, from Debian where it is not there yet.
browser:
	@command -v chromium >/dev/null || { apt-get update && apt-get install -y --no-install-recommends chromium; } || \
	  { echo 'The browser tests need Chromium. Install it so that "chromium" is on the PATH.' >&2; exit 1; }

# What the handbook promises, measured and printed. Not part of the tests.
bench: browser site
	go run ./wasm/bench

clean:
	rm -rf public resources wasm/build

node_modules/.package-lock.json: package.json package-lock.json
	npm ci --no-audit --no-fund
	@touch $@

wasm/build/handbook.wasm: FORCE | wasm/build
	$(wasm) go build $(lean) -o $@ ./wasm/browser

# Many rows are where speed shows: the runtime inlined makes them twice as fast for 5 % more bytes.
wasm/build/caseload.wasm wasm/build/visits.wasm wasm/build/plans.wasm: lean += -gcflags=runtime=

wasm/build/%.wasm: FORCE | wasm/build
	$(wasm) go build $(lean) -o $@ ./wasm/browser/$*

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
