"""Verbs and their clauses: who is the subject where the sentence does not repeat it, what is denied."""

from readout.records import Tree

NEGATIONS = frozenset(("not", "n't", "never", "no", "neither", "nor", "hardly", "nobody", "none", "without"))
RELATIVES = frozenset(("who", "which", "that", "whom", "whose"))


def is_passive(tree: Tree, verb: int) -> bool:
    """Tell whether a verb is passive: by its own dependants, as a bare participle, or through a first conjunct."""
    if any(True for _ in tree.dependants(verb, "nsubj:pass", "aux:pass", "csubj:pass", "obl:agent")):
        return True
    if any(tree.relations[child] in ("nsubj", "aux", "obj") for child in tree.children[verb]):
        return False
    relation = tree.relations[verb].partition(":")[0]
    if relation == "conj" and tree.words[verb].endswith(("ed", "en", "wn", "nt", "ht", "ld")):
        return is_passive(tree, tree.heads[verb])
    bare = relation in ("acl", "amod", "advcl") and _is_past_participle(tree, verb)
    return bare and stray_subject(tree, verb) is None


def _is_past_participle(tree: Tree, verb: int) -> bool:
    word = tree.words[verb].lower()
    return (not word.endswith("ing") and word != tree.lemmas[verb]) or word in (
        "hit",
        "shut",
        "cut",
        "set",
        "put",
        "hurt",
    )


def is_negated(tree: Tree, token: int) -> bool:
    """Tell whether a predicate carries its own negation (`did not`, `no attack`, `without attacking`)."""
    return find_negation(tree, token) is not None


def find_negation(tree: Tree, token: int) -> int | None:
    """Return the dependant by which a predicate is negated, `None` if it is not."""
    for child in tree.children[token]:
        word = tree.words[child].lower()
        if word in NEGATIONS and tree.relations[child].partition(":")[0] in ("advmod", "det", "mark", "case", "cc"):
            return child
        if word in ("nobody", "none", "nothing") and tree.relations[child].startswith("nsubj"):
            return child
        if tree.relations[child].startswith("nsubj") and _has_negative_determiner(tree, child):
            return child
    return None


def _has_negative_determiner(tree: Tree, noun: int) -> bool:
    return any(tree.words[child].lower() in ("no", "neither") for child in tree.dependants(noun, "det"))


def subjects(tree: Tree, verb: int, depth: int = 0) -> list[int]:
    """Return the surface subjects of a verb: its own, else by relative clause, coordination or control.

    The passive is not undone here: of `was hit` this gives what was hit. An empty list means none was found.
    """
    own = [child for child in tree.dependants(verb, "nsubj", "csubj") if tree.relations[child] != "nsubj:outer"]
    if own:
        first = [child for child in own if child < verb] or own  # a second one behind belongs to another verb
        return [_antecedent(tree, verb, child) for child in first]
    stray = stray_subject(tree, verb)
    if stray is not None:
        return [stray]
    relation = tree.relations[verb].partition(":")[0]
    above = tree.heads[verb]
    if depth > 6 or above < 0:
        return []
    if relation in ("acl", "amod"):
        return [above] if (relation == "acl" and not _is_infinitive(tree, verb)) or relation == "amod" else []
    if relation in ("conj", "advcl", "parataxis", "xcomp", "ccomp"):
        return _borrowed(tree, verb, above, relation, depth)
    return []


def stray_subject(tree: Tree, verb: int) -> int | None:
    """Return the subject of a verb of saying that the parser hung on what is said; `None` as a rule.

    `The bridge was mined, the mayor said` and `The bridge, said the mayor, was mined` get two subjects of `mined`;
    the one beside the verb of saying is its own. So is a noun right behind the verb that hangs on words before it
    (`"We go," sighed the mayor`), and an apposition before a verb taken for a relative clause (`The bridge, the mayor
    said, was mined`).
    """
    above = tree.heads[verb]
    for clause in (*tree.dependants(verb, "ccomp"), *((above,) if above >= 0 else ())):
        found = [tree.subtree(subject) for subject in tree.dependants(clause, "nsubj")]
        if len(found) > 1:
            after = [words for words in found if words[0] == verb + 1]
            before = [words for words in found if verb - words[-1] in (1, 2)]
            if after or before:
                return next(token for token in (after or before)[-1] if tree.heads[token] == clause)
        for noun in tree.dependants(clause, "nsubj", "obj", "iobj"):
            if clause < verb < noun and tree.subtree(noun)[0] == verb + 1:
                return noun
    if above >= 0 and tree.relations[verb] == "acl:relcl":
        return next((noun for noun in tree.dependants(above, "appos") if tree.subtree(noun)[-1] == verb - 1), None)
    return None


def _borrowed(tree: Tree, verb: int, above: int, relation: str, depth: int) -> list[int]:
    if relation in ("ccomp", "parataxis") and not _is_infinitive(tree, verb):
        return []
    objects = list(tree.dependants(above, "obj", "iobj"))
    if objects and (relation == "xcomp" or _has_mark(tree, verb, "of", "from")):
        return objects[-1:]  # urged Morocco to release, accused Moscow of jamming
    beyond = tree.heads[above]
    if relation == "advcl" and above < beyond < verb and tree.relations[above] in ("ccomp", "parataxis"):
        return subjects(tree, beyond, depth + 1)  # eleven died, the army said, blaming rebels
    if tree.tags[above] not in ("VERB", "ADJ", "AUX", "NOUN"):
        return []
    return subjects(tree, above, depth + 1)


def _is_infinitive(tree: Tree, verb: int) -> bool:
    return _has_mark(tree, verb, "to")


def _has_mark(tree: Tree, verb: int, *words: str) -> bool:
    return any(tree.lemmas[child] in words for child in tree.dependants(verb, "mark"))


def _antecedent(tree: Tree, verb: int, subject: int) -> int:
    """Return what a relative pronoun stands for, or the subject itself."""
    if tree.words[subject].lower() not in RELATIVES or tree.tags[subject] not in ("PRON", "DET"):
        return subject
    for token in (verb, *tree.ancestors(verb)):
        if tree.relations[token] == "acl:relcl":
            return tree.heads[token]
        if tree.relations[token].partition(":")[0] not in ("conj", "xcomp", "ccomp"):
            break
    return subject
