# The few things one does here. Each first installs what the system lacks (tools/need.sh says
# what and why; the second time it finds everything and does nothing).

# A Rust that was installed a minute ago is not in PATH yet.
CARGO := $(shell command -v cargo || echo "$$HOME/.cargo/bin/cargo")
# A terminal sees cargo's progress; a log only what went wrong.
QUIET := $(shell test -t 2 || echo --quiet)
# More for `phonetree call`, for example: make call ARGS='--at "Mon 07:15" --mute'
ARGS =

.PHONY: help call system-voice audio voices test asterisk mutants fuzz bench lint core-wasm page-engine dist dist-test other-systems

help:
	@echo 'make call    call the first line: it speaks, and takes keys (ARGS="--help" tells more)'
	@echo 'make test    every test, and the sound heard by independent decoders'
	@echo 'make asterisk   the same callers on a real Asterisk (Debian 11'"'"'s packages in target/asterisk; minutes)'
	@echo 'make mutants   puts faults into the engine and lists what no test notices (SAMPLE=150: hours; all: days)'
	@echo 'make fuzz    made-up input for every reader and the engine (SECONDS=600 each)'
	@echo 'make audio   renders the prompts in audio/ again, where words have changed'
	@echo 'make voices  how well voices are understood, by a recognizer (minutes)'
	@echo 'make system-voice   builds with the voice of the system as well'
	@echo 'make bench   how fast it is'
	@echo 'make lint    layout, lints, documentation and the packages that are linked, without a warning'
	@echo 'make core-wasm   builds the core alone: WebAssembly, without C'
	@echo 'make page-engine   builds the engine that pages have inside (minutes), if it is not as its sources are'
	@echo 'make dist    all packages of a release, into target/packages (PROCESSOR=x86_64 for one kind alone)'
	@echo 'make dist-test   installs each of them in a clean Debian, a clean Python and a clean Node, and uses it there'
	@echo 'make other-systems   checks that the engine compiles for macOS and Windows'

# Built quickly, as the tests are; `cargo build --release` takes longer and starts sooner.
call:
	@sh tools/need.sh build
	@$(CARGO) build $(QUIET) --locked
	@$(CARGO) run --quiet --locked -- call 1-800-790-4661 $(ARGS)

# The same with the voice of the system: `by = "system"` in a menu's [voice].
system-voice:
	@sh tools/need.sh build speech
	@$(CARGO) build $(QUIET) --locked --release --features system-voice
	@echo 'target/release/phonetree speaks with the system'"'"'s voice where a menu says by = "system"'

# The first line's prompts, which are inside the program.
audio:
	@sh tools/need.sh build
	@$(CARGO) run $(QUIET) --locked --release -- render --menu menus --out audio/kaiser-small-business --format opus --prune

voices:
	@sh tools/need.sh build hear
	@$(CARGO) test $(QUIET) --locked --release --test sounds voices -- --ignored --nocapture

test:
	@sh tools/need.sh build hear
	@$(CARGO) build $(QUIET) --locked --workspace --tests
	@$(CARGO) test --quiet --locked --workspace
	@if test -f tests/hear.sh; then bash tests/hear.sh; fi

# The same callers on our engine and, with the exported dialplan, on a real Asterisk.
asterisk:
	@sh tools/need.sh build
	@bash tools/asterisk.sh target/asterisk
	@REQUIRE_ASTERISK=1 $(CARGO) test $(QUIET) --locked --test on_asterisk -- --nocapture

# With a SAMPLE, about so many: one fault in so many of the list, starting where SEED says.
SAMPLE =
SEED := $(shell date +%s)

mutants:
	@sh tools/need.sh build mutants
	@all=$$($(CARGO) mutants --package phonetree-core --list | wc -l); sample=$${SAMPLE:-$$all}; \
	of=$$((sample < all ? all / sample : 1)); \
	echo "$$all possible faults; one in $$of of them is tried (SEED=$(SEED))"; \
	nice $(CARGO) mutants --package phonetree-core --sharding round-robin --shard $$(($(SEED) % of))/$$of

# Made-up input for every reader and the engine, so many seconds each (with a nightly Rust).
SECONDS = 600

fuzz:
	@sh tools/need.sh build fuzz
	@bash tools/fuzz.sh $(SECONDS)

bench:
	@sh tools/need.sh build
	@$(CARGO) bench $(QUIET) --locked

lint:
	@sh tools/need.sh build deny
	@$(CARGO) deny --log-level error check licenses bans sources
	@$(CARGO) fmt --all --check
	@$(CARGO) clippy $(QUIET) --locked --workspace --all-targets -- -D warnings
	@$(CARGO) clippy $(QUIET) --locked --workspace --all-targets --no-default-features -- -D warnings
	@RUSTDOCFLAGS=-Dwarnings $(CARGO) doc $(QUIET) --locked --workspace --no-deps

# The engine that a page has inside: built where its sources have changed since. Without it the
# command is built all the same, and its page can be read but not called.
page-engine:
	@sh tools/need.sh build
	@sh tools/page-engine.sh

# The core alone, for a machine without files, network and clock.
core-wasm:
	@rustup --quiet target add wasm32-unknown-unknown
	@$(CARGO) build $(QUIET) --locked --package phonetree-core --target wasm32-unknown-unknown

dist:
	@sh tools/need.sh build
	@sh tools/dist.sh $(PROCESSOR)

dist-test:
	@sh tools/dist-test.sh

# What needs no C: the command has a voice and a database in C, which takes the compilers of those systems.
other-systems:
	@for target in x86_64-pc-windows-gnu x86_64-apple-darwin aarch64-apple-darwin; do \
		rustup --quiet target add $$target && \
		$(CARGO) check $(QUIET) --locked --package phonetree-core --package phonetree-page --target $$target || exit; \
	done
