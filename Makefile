# The few things one does here. Each first installs what the system lacks (tools/need.sh says
# what and why; the second time it finds everything and does nothing).

# A Rust that was installed a minute ago is not in PATH yet.
CARGO := $(shell command -v cargo || echo "$$HOME/.cargo/bin/cargo")
# A terminal sees cargo's progress; a log only what went wrong.
QUIET := $(shell test -t 2 || echo --quiet)
# More for `phonetree call`, for example: make call ARGS='--at "Mon 07:15" --mute'
ARGS =

.PHONY: help call test bench lint

help:
	@echo 'make call    call the first line: it speaks, and takes keys (ARGS="--help" tells more)'
	@echo 'make test    every test, and the sound heard by independent decoders'
	@echo 'make bench   how fast it is'
	@echo 'make lint    layout, lints and documentation, without a warning'

call:
	@sh tools/need.sh build
	@$(CARGO) build $(QUIET) --locked --release
	@$(CARGO) run --quiet --locked --release -- call 1-800-790-4661 $(ARGS)

test:
	@sh tools/need.sh build hear
	@$(CARGO) build $(QUIET) --locked --tests
	@$(CARGO) test --quiet --locked
	@if test -f tests/hear.sh; then bash tests/hear.sh; fi

bench:
	@sh tools/need.sh build
	@$(CARGO) bench $(QUIET) --locked

lint:
	@sh tools/need.sh build
	@$(CARGO) fmt --check
	@$(CARGO) clippy $(QUIET) --locked --all-targets -- -D warnings
	@$(CARGO) clippy $(QUIET) --locked --all-targets --no-default-features -- -D warnings
	@RUSTDOCFLAGS=-Dwarnings $(CARGO) doc $(QUIET) --locked --no-deps
