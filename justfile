# Short names for what cargo does anyway: `just` lists them. Nothing here is needed to build, run or test Meedoen.

_list:
    @just --list --unsorted

# Three towns to walk around in, on this machine
demo:
    cargo run --release -- demo

# Every test; a browser is installed when it is missing. `just test --zonder-browser` leaves the browser out
test *args:
    cargo xtask test {{args}}

# The rules about the code
tidy:
    cargo xtask tidy

# Write the generated pages anew
regenerate:
    cargo xtask regenerate

# Benchmarks against bare baselines; `just bench quick` for a first impression
bench *args:
    cargo xtask bench {{args}}

# Two hundred people at work at once; `just load demo 30` for half a minute on the demo
load *args:
    cargo xtask load {{args}}

# Search for bytes that stop whatever reads them; `just fuzz lijst 600` for ten minutes on one target
fuzz *args:
    cargo xtask fuzz {{args}}

# Layout of the code
fmt:
    cargo fmt --all

# Lints, as strict as they are before a change lands
lint:
    cargo clippy --workspace --all-targets -- -D warnings

# Look at changed snapshots one by one and accept or reject them (needs cargo-insta)
snapshots:
    cargo insta test --workspace --test-runner nextest --review

# All that is checked before a change lands
ci:
    .ci/run
