# make        builds everything                make run    runs the daemon on a sample register
# make test   installs what it needs and runs all tests
# make help   lists the rest

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
CONFIGURATION ?= debug
SEEDS ?= 1000
FROM ?= 1
BUILD = .build/$(CONFIGURATION)

.PHONY: all help deps test-deps build release run test simulate mutants lint format bench fuzz embed protocol \
	install uninstall clean

all: build

help:
	@echo 'make              build lightd and lightctl (debug)'
	@echo 'make run          run lightd on a sample register in .run/; Ctrl-C ends it'
	@echo 'make test         install what the tests need, build, run all tests'
	@echo 'make simulate     live through SEEDS=$(SEEDS) years of the campaign from seed FROM=$(FROM) (release build)'
	@echo 'make mutants      break the rules of the engine one at a time; the year has to notice each'
	@echo 'make lint         check the format of the sources and the manual pages'
	@echo 'make format       format the sources'
	@echo 'make bench        measure beside named peers, and print ratios (release build; BENCH="add import" for some)'
	@echo 'make fuzz          feed the readers of messages and definitions with nonsense for SECONDS=60 each'
	@echo 'make embed        write config/ into the sources again'
	@echo 'make protocol     write the Swift types of the .varlink files again'
	@echo 'make release      build for installation'
	@echo 'make install      install into DESTDIR=$(DESTDIR) PREFIX=$(PREFIX)'

# What is missing from Debian is installed by whoever may, and named to whoever may not.
deps:
	@scripts/install-packages libsqlite3-dev libsystemd-dev libcurl4-openssl-dev tzdata

test-deps: deps
	@scripts/install-packages sqlite3 python3 python3-venv mandoc openssl varlink-go
	@# A machine that has a mail system keeps it: the tests against Postfix then say why they are left out.
	@[ -x /usr/sbin/postfix ] || [ -x /usr/sbin/sendmail ] || scripts/install-packages postfix
	@scripts/make-venv
	@scripts/get-varlinkctl .venv/systemd

build: deps
	$(SWIFT) build -c $(CONFIGURATION) --product lightd
	$(SWIFT) build -c $(CONFIGURATION) --product lightctl

run: build
	@scripts/run $(BUILD)

test: test-deps build
	LIGHTD_TEST_VENV=$(CURDIR)/.venv $(SWIFT) test

# A seed that fails is printed with the command that tells its story again.
simulate: deps
	$(SWIFT) build -c release --product lightsim
	.build/release/lightsim --seeds $(SEEDS) --from $(FROM)

mutants: deps
	scripts/mutants

lint: test-deps
	$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Tests
	mandoc -T lint -W warning man/*.1 man/*.5 man/*.8

format:
	$(SWIFT) format --in-place --parallel --recursive Package.swift Sources Tests

bench: test-deps
	@scripts/install-packages gcc libc6-dev redis-server strace
	@scripts/make-venv bench
	$(MAKE) release
	$(SWIFT) build -c release --product lightbench --static-swift-stdlib
	scripts/bench $(BENCH)

SECONDS ?= 60
fuzz:
	@scripts/fuzz $(SECONDS)

embed:
	scripts/embed

protocol:
	$(SWIFT) run -q VarlinkGenerate --access package --namespace io.systemd.service=SystemService --output Sources/LightProtocol/Generated \
	    Sources/LightProtocol/Interfaces/*.varlink

# lightctl starts in a few milliseconds because it carries the Swift runtime with it.
release: deps
	$(SWIFT) build -c release --product lightd --static-swift-stdlib
	$(SWIFT) build -c release --product lightctl --static-swift-stdlib

install: release
	install -Dm755 .build/release/lightd $(DESTDIR)$(PREFIX)/bin/lightd
	install -Dm755 .build/release/lightctl $(DESTDIR)$(PREFIX)/bin/lightctl
	install -Dm644 man/lightctl.1 $(DESTDIR)$(PREFIX)/share/man/man1/lightctl.1
	install -Dm644 man/lightd.yaml.5 $(DESTDIR)$(PREFIX)/share/man/man5/lightd.yaml.5
	install -Dm644 man/lightd.8 $(DESTDIR)$(PREFIX)/share/man/man8/lightd.8
	install -Dm644 config/lightd.yaml $(DESTDIR)$(PREFIX)/share/doc/lightd/lightd.yaml
	install -d $(DESTDIR)$(PREFIX)/lib/systemd/system
	sed 's|@PREFIX@|$(PREFIX)|g' units/lightd.service > $(DESTDIR)$(PREFIX)/lib/systemd/system/lightd.service
	chmod 644 $(DESTDIR)$(PREFIX)/lib/systemd/system/lightd.service

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/lightd $(DESTDIR)$(PREFIX)/bin/lightctl \
	    $(DESTDIR)$(PREFIX)/share/man/man1/lightctl.1 $(DESTDIR)$(PREFIX)/share/man/man5/lightd.yaml.5 \
	    $(DESTDIR)$(PREFIX)/share/man/man8/lightd.8 $(DESTDIR)$(PREFIX)/share/doc/lightd/lightd.yaml \
	    $(DESTDIR)$(PREFIX)/lib/systemd/system/lightd.service

clean:
	rm -rf .build .run .venv .venv-bench
