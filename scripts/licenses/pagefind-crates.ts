import type { Notice } from './notices.ts';

/**
 * What Pagefind compiles into the WebAssembly that sites ship: the run-time dependencies in
 * `pagefind_web/Cargo.toml`, and the crates in every Rust program. The npm package lists none of
 * them. Review this with each new version of Pagefind.
 *
 * @param blueOak text of the Blue Oak Model License 1.0.0
 * @param gpl text of the GNU General Public License 3
 */
export function pagefindCrates(blueOak: string, gpl: string): Notice[] {
  return [
    mit('bit-set', 'contain-rs/bit-set', 'Copyright (c) 2023 The Rust Project Developers'),
    mit('bit-vec', 'contain-rs/bit-vec', 'Copyright (c) 2023 The Rust Project Developers'),
    mit('wasm-bindgen', 'wasm-bindgen/wasm-bindgen', 'Copyright (c) 2014 Alex Crichton'),
    mit('once_cell', 'matklad/once_cell'),
    mit('write-json', 'matklad/write-json'),
    mit('cfg-if', 'rust-lang/cfg-if', 'Copyright (c) 2014 Alex Crichton'),
    mit('dlmalloc', 'alexcrichton/dlmalloc-rs', 'Copyright (c) 2014 Alex Crichton'),
    mit('hashbrown', 'rust-lang/hashbrown', "Copyright (c) 2016 Amanieu d'Antras"),
    mit('std', 'rust-lang/rust', 'Copyright (c) The Rust Project Contributors'),
    {
      ...crate('pagefind_stem', 'Pagefind/pagefind_stem', 'MIT AND BSD-3-Clause'),
      text: `Copyright (c) 2017 Jakob Demler\n\n${RUST_MIT}\n\n${SNOWBALL}`,
    },
    { ...crate('minicbor', 'twittner/minicbor', 'BlueOak-1.0.0'), text: blueOak },
    {
      ...crate('pagefind_microjson', 'rspencer01/microjson', 'GPL-3.0-only'),
      source: 'https://crates.io/crates/pagefind_microjson',
      text: `This crate declares the licence below, while Pagefind publishes the whole under the MIT License.\n\n${gpl}`,
    },
  ];
}

function crate(name: string, repository: string, license: string) {
  return { name, version: 'crate', license, source: `https://github.com/${repository}` };
}

function mit(name: string, repository: string, holder?: string): Notice {
  const text = holder === undefined ? RUST_MIT : `${holder}\n\n${RUST_MIT}`;
  return { ...crate(name, repository, 'MIT OR Apache-2.0'), text };
}

const RUST_MIT = `Permission is hereby granted, free of charge, to any
person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the
Software without restriction, including without
limitation the rights to use, copy, modify, merge,
publish, distribute, sublicense, and/or sell copies of
the Software, and to permit persons to whom the Software
is furnished to do so, subject to the following
conditions:

The above copyright notice and this permission notice
shall be included in all copies or substantial portions
of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF
ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED
TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A
PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT
SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY
CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION
OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR
IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER
DEALINGS IN THE SOFTWARE.`;

const SNOWBALL = `The algorithms are those of Snowball:

Copyright (c) 2001, Dr Martin Porter
Copyright (c) 2004,2005, Richard Boulton
Copyright (c) 2013, Yoshiki Shibukawa
All rights reserved.

Redistribution and use in source and binary forms, with or without
modification, are permitted provided that the following conditions
are met:

  1. Redistributions of source code must retain the above copyright notice,
     this list of conditions and the following disclaimer.
  2. Redistributions in binary form must reproduce the above copyright notice,
     this list of conditions and the following disclaimer in the documentation
     and/or other materials provided with the distribution.
  3. Neither the name of the Snowball project nor the names of its contributors
     may be used to endorse or promote products derived from this software
     without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT OWNER OR CONTRIBUTORS BE LIABLE FOR
ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES
(INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES;
LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON
ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT
(INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS
SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.`;
