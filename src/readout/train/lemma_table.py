"""The table of lemmas that the rules of `encode.lemmas` would miss: irregular verbs, words of the treebanks."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from pathlib import Path

from readout.encode.lemmas import Table, rule_lemma
from readout.train.treebank import Parsed

IRREGULAR = Path(__file__).parent / "irregular.txt"  # lines: infinitive, past, participle
AS_WRITTEN = frozenset({"NUM", "PUNCT", "SYM", "X"})
CLEAR = 0.6  # share that the commonest lemma of a word and tag must have


def build_lemmas(sentences: Iterable[Parsed], known: Collection[str]) -> list[tuple[str, str, str]]:
    """Return (word in lower case, tag, lemma), sorted; `known` are the words that the rules may ask for."""
    table = _irregular_verbs()
    for (word, tag), lemmas in _count_lemmas(sentences).items():
        lemma, count = lemmas.most_common(1)[0]
        if count == 1 and lemma.lower() not in known:
            continue  # likely a slip
        if (word, tag) not in table and count / lemmas.total() >= CLEAR and _is_missed(word, tag, lemma, known):
            table[word, tag] = lemma
    return sorted((word, tag, lemma) for (word, tag), lemma in table.items())


def _irregular_verbs() -> Table:
    rows = [line.split() for line in IRREGULAR.read_text(encoding="utf-8").splitlines()]
    return {(form, "VERB"): infinitive for infinitive, *forms in rows for form in forms}


def _count_lemmas(sentences: Iterable[Parsed]) -> dict[tuple[str, str], Counter[str]]:
    """Count the lemmas of each word and tag; words written apart (`over expose`) are left out."""
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        broken = {
            head - 1
            for head, relation in zip(sentence.heads, sentence.relations, strict=True)
            if relation == "goeswith"
        }
        for place, (word, tag, lemma) in enumerate(zip(sentence.words, sentence.tags, sentence.lemmas, strict=True)):
            if tag not in AS_WRITTEN and place not in broken and lemma not in ("_", "") and "/" not in word:
                counts[word.lower().replace("’", "'"), tag][lemma if tag == "PROPN" else lemma.lower()] += 1
    return counts


def _is_missed(word: str, tag: str, lemma: str, known: Collection[str]) -> bool:
    """Tell whether the rules miss it; of names only plurals are kept (`Israelis`, Israeli)."""
    if "\t" in lemma or " " in lemma or "@" in word:
        return False
    if tag == "PROPN":
        return word.endswith("s") and lemma.lower() == word[:-1]
    return rule_lemma(word, tag, known) != lemma


def write_lemmas(rows: list[tuple[str, str, str]], path: Path) -> None:
    """Write the table as `word TAB tag TAB lemma`."""
    path.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
