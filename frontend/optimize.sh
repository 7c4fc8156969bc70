#!/bin/sh
# Shrinks the WebAssembly of a release; Trunk calls it after each build (see Trunk.toml).
set -eu

[ "${TRUNK_PROFILE}" = "release" ] || exit 0

wasm_opt="${TRUNK_SOURCE_DIR}/../node_modules/.bin/wasm-opt"
for wasm in "${TRUNK_STAGING_DIR}"/*_bg.wasm; do
    # The features rustc turns on for wasm32-unknown-unknown, and no newer ones:
    # browsers of managed rooms are not always of this year.
    "${wasm_opt}" -Oz \
        --enable-bulk-memory --enable-multivalue --enable-mutable-globals \
        --enable-nontrapping-float-to-int --enable-reference-types --enable-sign-ext \
        --output "${wasm}.smaller" "${wasm}"
    mv "${wasm}.smaller" "${wasm}"
done
