"""Strings to cut: hard ones from real life, and whatever hypothesis finds."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st

HARD = [
    "",
    " ",
    "   ",
    "\n",
    "\r\n\r\n",
    "\t tab\tand  two spaces ",
    "She put her money in the bank.",
    "  leading, trailing  ",
    "don't I'll we've they're it's I'm he'd DON'T I'LL 'tis o'clock rock'n'roll''s",
    "don’t — “quoted” … ‘single’ «guillemets»",
    "the the the  the",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "3.14159 1,000,000 x² ½ Ⅷ ①②③ ٣٤٥ ९८७",
    "naïve café Ångström Straße ŒUVRE İstanbul ıI ΣΊΣΥΦΟΣ ﬁn ǅ",
    unicodedata.normalize("NFD", "naïve café Ångström İ 각 ぱ"),
    "\u0301\u0301lone marks e\u0323\u0307 e\u0307\u0323 \u034f\u0345\u0315",
    "Z̷͍̊a̸͎͝l̶̺̕g̵̱̑o̷̼͘",
    "日本語のテキスト。漢字とカタカナ",
    "中文，标点！𠀀𪚥",
    "안녕하세요 세계 한",
    "नमस्ते दुनिया क्षत्रिय",
    "สวัสดีชาวโลก ภาษาไทยไม่มีช่องว่าง",
    "السَّلَامُ عَلَيْكُمْ",
    "שָׁלוֹם עוֹלָם",
    "Ꭳꮃꭹ ᏣᎳᎩ ⲁⲃⲅ ᚠᚢᚦ 𐐷𐑊",
    "👩‍👩‍👧‍👦 👍🏽 🏳️‍🌈 🇦🇹 1️⃣ 😀😀😀",
    "a\u00a0b\u2009c\u200bd\u200de\ufefff\u3000g\u2028h\u2029i\u0085j\u180ek",
    "\x00\x01\x1b[31m\x7f\x80\x9f\x1c\x1d\x1e\x1f\x0b\x0c",
    "\ufffd\uffff\ufffe\ue000\U0010ffff\U000f0000",
    "https://example.org/a_b?c=d&e=%20f#g user@example.org C:\\Temp\\x.txt",
    "def f(x):\n    return x**2  # square\n\n\tif (a!=b&&c<=d) {}",
    "[CLS] hello [SEP] [MASK]ed <|endoftext|><|endoftext|> [cls] [UNK][PAD",
    "a" * 101 + " " + "b" * 100,
    "supercalifragilisticexpialidocious Donaudampfschifffahrtsgesellschaft",
    "x" + "\u0300" * 40,
    "\U00010d50\ua7cb\ua7da\u1c89 \U00011938 \U000105c9 \U00016ea0",
    "`~!@#$%^&*()-_=+[]{}|;:'\",.<>/?¡¿§¶†‡•‰′″€£¥₿™©®°±×÷≠≤≥∞√∑∫←→↔",
    "_under_score_ __dunder__ kebab-case-word snake_case",
]
"""Contractions, spaces of every kind, numbers, scripts, marks, emoji, control characters, code, special tokens."""

_POOLS = [
    "abcdefghij ABC.,!?'’-_0123456789",
    " \t\n\r\x0b\x0c\x1c\x1f\x85\xa0\u2003\u2028\u3000\u200b\ufeffa1.",
    "'sStTrReEvVmMlLdD ",
    "eé\u0301\u0300\u0323\u0345\u0315\u034f\u302e\U0001d165a ",
    "aАбвΣσςİıßẞﬁǅÅ한국語漢字々ãÃ",
    "👩👧\u200d🏽🏳\ufe0f🌈🇦🇹😀",
]
TEXTS: st.SearchStrategy[str] = st.one_of(
    st.text(),
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=4),
    *(st.text(st.sampled_from(pool), max_size=24) for pool in _POOLS),
    st.lists(st.sampled_from([*HARD, "the", " the", "er", "ing", "[SEP]", "<|endoftext|>"]), max_size=5).map("".join),
)
"""Anything at all, and texts of few characters that act on each other."""

HALVES = ["\ud800", "a\udfffb", "\udc00\ud800", "ok\ud83d"]
"""No text: a half of a surrogate pair stands in them."""
