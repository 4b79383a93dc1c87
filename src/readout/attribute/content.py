"""Content: which words a cue attributes."""

from readout.attribute.pieces import dateline_end, quoted_tokens, token_spans
from readout.attribute.proposed import likeliest_clause, propose_content
from readout.grammar import find_slot, stray_subject
from readout.lexicon.cues import load_cues
from readout.lexicon.words import load_words
from readout.records import Cue, Sentence, Span, Tree
from readout.text.quotes import CLOSING, QUOTATION_MARKS, STRAIGHT

# Relations by which the word above a parenthesis is part of a clause, not its head.
NOMINAL = frozenset(("nsubj", "obj", "iobj", "obl", "nmod", "appos", "conj", "compound", "flat", "nummod", "amod"))


def find_content(cue: Cue, tree: Tree, sentence: Sentence) -> tuple[Span, ...]:
    """Return the content of a cue by its grammar: one span, or several where the cue stands in the midst of it."""
    opening = dateline_end(tree, sentence.tokens)
    if cue.head < opening:  # an editor's note: `CORRECTS spelling, ADDS denial KABUL, May 3 -`
        return ()
    for slot in cue.content:
        tokens = _clause(cue, tree, opening) if slot == "clause" else _joined_slots(cue, tree, slot)
        tokens -= _stray_words(tree, cue.head) | _aside(tokens, cue.head, tree)
        spans = token_spans({token for token in tokens if token >= opening}, tree, sentence)
        if spans and not _is_empty_word(tokens, cue, tree):
            return spans
    tokens = propose_content(tree, cue.head) if cue.content else set()
    spans = token_spans({token for token in tokens if token >= opening}, tree, sentence)
    return spans if spans and not _is_empty_word(tokens, cue, tree) else ()


def _aside(tokens: set[int], cue: int, tree: Tree) -> set[int]:
    """Return what the reporter adds behind an inserted cue (`The towns fell, the army said, amid fears of a siege`)."""
    behind = sorted(token for token in tokens if token > cue and tree.tags[token] != "PUNCT")
    inserted = bool(behind) and min(tokens) < cue
    return {t for t in tokens if t > cue} if inserted and tree.lemmas[behind[0]] in load_words("aside") else set()


def _stray_words(tree: Tree, cue: int) -> set[int]:
    speaker = stray_subject(tree, cue)
    return set() if speaker is None else set(tree.subtree(speaker))


def _is_empty_word(tokens: set[int], cue: Cue, tree: Tree) -> bool:
    """Tell whether content is marks only, or a bare pronoun: only a denial says something by it (`denied it`)."""
    if not any(tree.words[token][:1].isalnum() for token in tokens):
        return True
    return len(tokens) == 1 and cue.stance != "denies" and tree.tags[min(tokens)] in ("PRON", "DET")


def _joined_slots(cue: Cue, tree: Tree, slots: str) -> set[int]:
    """Return the tokens of slots that are content together (`obj+as`: `described it as a farce`), each filled."""
    if slots == "around":
        return _one_segment(_around(tree, cue.head), cue.head, tree)
    if slots == "saying":
        return _below_participle(tree, cue.head)
    parts = [_slot_tokens(cue, tree, slot) for slot in slots.split("+")]
    if not all(parts):
        return set()
    found = set().union(*parts)
    whole = _unbroken(found | _behind(tree, cue.head, found), cue.head, tree)
    return whole - _next_deed(tree, cue.head, found)


def _next_deed(tree: Tree, cue: int, found: set[int]) -> set[int]:
    """Return what the speaker did next, hung on what is asked (`pressed for them to come and underlined the need`)."""
    past = tree.words[cue].lower() != tree.lemmas[cue]
    for verb in sorted(found) if past else ():
        second = tree.relations[verb] == "conj" and _is_own_cue(tree, verb) and tree.heads[verb] in found
        infinitive = any(tree.lemmas[mark] == "to" for mark in tree.dependants(tree.heads[verb], "mark"))
        if second and infinitive and tree.words[verb].endswith("ed"):
            return {token for token in tree.subtree(verb) if token > cue}
    return set()


def _behind(tree: Tree, cue: int, found: set[int]) -> set[int]:
    """Return what goes on behind an object: `welcome the outcome today, including …`, `congratulate you as you …`."""
    if min(found) < cue:
        return set()
    going_on: set[int] = set()
    for child in tree.children[cue]:
        relation = tree.relations[child].partition(":")[0]
        if child > max(found) and (relation in ("obl", "xcomp", "advmod", "nmod") or _is_adverbial(tree, child)):
            going_on.update(tree.subtree(child))
    if not going_on:
        return set()
    second = {token for child in tree.dependants(cue, "conj", "parataxis") for token in tree.subtree(child)}
    return set(range(max(found) + 1, max(going_on) + 1)) - second


def _is_adverbial(tree: Tree, clause: int) -> bool:
    """Tell whether a clause goes on with what is said, not with what the speaker did besides (`…, adding that …`)."""
    return tree.relations[clause] == "advcl" and not _is_own_participle(tree, clause)


def _is_own_participle(tree: Tree, clause: int) -> bool:
    return (tree.lemmas[clause], "v") in load_cues() and tree.words[clause].endswith("ing")


def _below_participle(tree: Tree, cue: int) -> set[int]:
    """Return the clause of `quoted as saying that …`: the complement of the participle."""
    for participle in tree.dependants(cue, "advcl", "xcomp", "ccomp"):
        complement = _complement(tree, participle, 0)
        if complement is not None:
            return set(tree.subtree(complement))
    return set()


def _clause(cue: Cue, tree: Tree, opening: int) -> set[int]:
    """Return the tokens of the clause a cue brings in: its complement, or the sentence around a parenthesis."""
    if "head" in cue.speaker:
        return _one_segment(_around(tree, tree.heads[cue.head]), cue.head, tree)
    complement = _complement(tree, cue.head, opening)
    if complement is not None:
        return _one_segment(_unbroken(_without_cue(tree, complement, cue.head), cue.head, tree), cue.head, tree)
    if _is_inserted(tree, cue.head):
        around = {token for token in _around(tree, cue.head) if token >= opening}
        if around:
            return _one_segment(around, cue.head, tree)
    if tree.tags[cue.head] != "VERB":
        return set()
    return _fragment_before(tree, cue.head, opening) or _clause_before(tree, cue.head, opening)


def _unbroken(tokens: set[int], cue: int, tree: Tree) -> set[int]:
    """Return a clause behind its cue with the names inside it that the parser hung elsewhere."""
    if not tokens or min(tokens) < cue:
        return tokens
    gap = set(range(min(tokens), max(tokens))) - tokens
    return tokens | gap if all(tree.tags[token] not in ("VERB", "PUNCT") for token in gap) else tokens


def _complement(tree: Tree, token: int, opening: int) -> int | None:
    """Return the head of the clause that a cue governs; of several, a whole clause after the cue comes first."""
    for relation in ("ccomp", "csubj", "xcomp", "acl", "parataxis"):
        found = [
            child
            for child in tree.dependants(token, relation)
            if child >= opening
            and not _is_parted(tree, token, child)
            and not any(tree.lemmas[mark] in load_words("reason") for mark in tree.dependants(child, "mark"))
            and (relation != "acl" or (tree.tags[token] == "NOUN" and _is_that_clause(tree, child)))
            and (relation != "xcomp" or _is_that_clause(tree, child))  # a whole clause, whatever the parser calls it
            and (relation != "csubj" or any(True for _ in tree.dependants(token, "cop")))
        ]
        if found:
            likeliest = likeliest_clause(found, tree, token)
            return max(found, key=lambda child: _rank(tree, child, token)) if likeliest is None else likeliest
    return None


def _rank(tree: Tree, clause: int, cue: int) -> tuple[bool, bool, int]:
    return _is_whole(tree, clause), _is_quoted_before(tree, clause, cue), clause


def _is_whole(tree: Tree, clause: int) -> bool:
    return any(True for _ in tree.dependants(clause, "nsubj", "csubj", "cop", "aux", "expl", "obj"))


def _is_quoted_before(tree: Tree, clause: int, cue: int) -> bool:
    """Tell whether a clause before the cue ends in a quotation mark (`"We go," he said, then thought better of it`)."""
    return clause < cue and any(tree.words[token] in QUOTATION_MARKS for token in range(clause, cue))


def _is_parted(tree: Tree, cue: int, clause: int) -> bool:
    """Tell whether a semicolon stands between a cue and a clause after it."""
    return any(tree.words[token] == ";" for token in range(cue + 1, clause))


def _without_cue(tree: Tree, child: int, cue: int) -> set[int]:
    """Return a clause without the cue and without what the speaker did besides (`…, the army said, blaming rebels`)."""
    found = set(tree.subtree(child)) - {cue}
    for clause in tree.dependants(child, "advcl"):
        if child < cue < clause and tree.words[clause].endswith("ing"):
            found -= set(tree.subtree(clause))
    for clause in tree.dependants(child, "conj"):
        if cue < child < clause and _is_that_clause(tree, child) and _is_own_cue(tree, clause):
            found -= set(tree.subtree(clause))
    if child < cue and tree.heads[child] == cue:  # what hangs wrongly on the clause but names the speaker
        found = _up_to_closing_mark(found, cue, tree)
    return found


def _is_own_cue(tree: Tree, clause: int) -> bool:
    """Tell whether a second verb goes on with the speaker (`said that it was late and threatened to strike`)."""
    if (tree.lemmas[clause], "v") not in load_cues() or tree.tags[clause] != "VERB":
        return False
    return not any(True for _ in tree.dependants(clause, "nsubj", "mark", "aux", "cop"))


def _up_to_closing_mark(tokens: set[int], cue: int, tree: Tree) -> set[int]:
    """Return a quoted clause before its cue without the words between the closing mark and the cue."""
    marks = [token for token in range(min(tokens), cue) if tree.words[token] in CLOSING + STRAIGHT]
    if not marks or marks[-1] == min(tokens) or tree.words[marks[-1] - 1] not in (",", ".", "!", "?"):
        return tokens
    return {token for token in tokens if token < marks[-1]}


def _one_segment(tokens: set[int], cue: int, tree: Tree) -> set[int]:
    """Return tokens without those that a semicolon outside of quotations parts from the cue."""
    quoted = quoted_tokens(tree)
    stops = [token for token in range(len(tree)) if tree.words[token] == ";" and token not in quoted]
    first = max((stop for stop in stops if stop < cue), default=-1)
    last = min((stop for stop in stops if stop > cue), default=len(tree))
    return {token for token in tokens if first < token < last} or tokens


def _is_that_clause(tree: Tree, clause: int) -> bool:
    return any(tree.lemmas[mark] in ("that", "of") for mark in tree.dependants(clause, "mark"))


def _is_as_clause(tree: Tree, clause: int) -> bool:
    return any(tree.lemmas[mark] == "as" for mark in tree.dependants(clause, "mark", "advmod", "cc"))


def _is_inserted(tree: Tree, cue: int) -> bool:
    """Tell whether a cue heads a parenthesis: `…, he added, …`, `…, as the army said`."""
    relation = tree.relations[cue].partition(":")[0]
    if relation == "parataxis":
        return True
    if relation in ("advcl", "conj", "dep") and _is_as_clause(tree, cue):
        return True
    first = min(_stray_words(tree, cue) | {*tree.subtree(cue)})
    between = first > 0 and "," in (tree.words[first], tree.words[first - 1])
    inverted = tree.words[cue].lower() in load_words("inverted") and stray_subject(tree, cue) is not None
    subject = inverted or any(True for _ in tree.dependants(cue, "nsubj"))
    bare = inverted if tree.relations[cue] == "acl:relcl" else relation in ("acl", "advcl") and subject
    return bare and between and not any(True for _ in tree.dependants(cue, "mark"))


def _around(tree: Tree, inserted: int) -> set[int]:
    """Return the clause that a parenthesis stands in, without the parenthesis; empty for the root and above."""
    if inserted < 0:
        return set()
    above = tree.heads[inserted]
    while above >= 0 and _is_part(tree, above):
        above = tree.heads[above]
    if above < 0:
        return set()
    return set(tree.subtree(above)) - set(tree.subtree(inserted))


def _is_part(tree: Tree, token: int) -> bool:
    """Tell whether a token is a noun within a clause, no clause itself (`Two of them, he said, had fled`)."""
    nominal = tree.relations[token].partition(":")[0] in NOMINAL and tree.tags[token] not in ("VERB", "AUX")
    return nominal and not any(True for _ in tree.dependants(token, "cop", "nsubj"))


def _fragment_before(tree: Tree, cue: int, opening: int) -> set[int]:
    """Return words without a verb that an inverted cue closes (`Eighty men, says the club`), read as its subject."""
    if cue < 2 or cue + 1 >= len(tree) or tree.words[cue - 1] != "," or tree.tags[cue + 1] == "PUNCT":
        return set()
    if tree.words[cue].lower() not in load_words("inverted"):
        return set()
    starts = [token + 1 for token in range(opening, cue - 1) if tree.words[token] in {";", ":", *QUOTATION_MARKS}]
    return set(range(max(starts, default=opening), cue - 1))


def _clause_before(tree: Tree, cue: int, opening: int) -> set[int]:
    """Return what stands before `, the police said` when the parser lost the thread behind a dateline."""
    commas = [token for token in range(opening, cue) if tree.words[token] == ","]
    if not opening or not commas or cue - commas[-1] > 9:
        return set()
    found = set(range(opening, commas[-1]))
    return found if any(tree.tags[token] in ("VERB", "AUX") for token in found) else set()


def _slot_tokens(cue: Cue, tree: Tree, slot: str) -> set[int]:
    found: set[int] = set()
    fillers = find_slot(tree, cue.head, slot)
    if slot == "xcomp" and fillers:  # who is asked to do it belongs to what is asked
        fillers = [*tree.dependants(cue.head, "obj", "iobj"), *fillers]
    for filler in fillers:
        if filler not in tree.ancestors(cue.head):
            found.update(tree.subtree(filler))
    for clause in tree.dependants(cue.head, "advcl", "acl", "xcomp", "ccomp"):
        if any(tree.lemmas[mark] == slot for mark in tree.dependants(clause, "mark", "case")):
            found.update(tree.subtree(clause))
    if slot == "obj" and not found:
        return _relative_object(cue, tree)
    return found


def _relative_object(cue: Cue, tree: Tree) -> set[int]:
    """Return the noun that a relative clause denies or confirms (`claims Moscow denies`)."""
    relation, above = tree.relations[cue.head], tree.heads[cue.head]
    pointer = above >= 0 and (tree.tags[above] == "NOUN" or tree.lemmas[above] in load_words("pointer"))
    if relation != "acl:relcl" and not (relation in ("ccomp", "acl") and pointer):
        return set()
    return set(tree.subtree(tree.heads[cue.head])) - set(tree.subtree(cue.head))
