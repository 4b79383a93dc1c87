"""Slots: where the participants of a predicate stand, by the names that the lexicon uses.

`subj` and `obj` are deep: in the passive the grammatical subject is `obj` and the by-phrase `subj`. Other slots are
`det`, `case` (its own preposition: on strike), `iobj`, `xcomp`, `ccomp`, `poss` (Russia's attack), `amod` (Russian
attack, border attack) and prepositions.
"""

from collections.abc import Iterable, Iterator

from readout.grammar.clauses import is_passive, subjects
from readout.records import Cue, Tree

# The letters by which patterns of the lexicon name the universal parts of speech.
TAGS = {"VERB": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a", "AUX": "v"}

# Nouns that only measure or group: in "a series of attacks" the attacks count.
PARTITIVES = frozenset(
    "series number round group wave string spate set batch pair couple handful dozen score hundred thousand majority "
    "member part act lot range kind type form sort bit piece barrage volley campaign possibility threat use".split()
)
LIGHT_VERBS = frozenset(
    "launch carry conduct stage hold make mount commit issue give take perform perpetrate begin start open impose lead "
    "order plan threaten announce continue resume undertake do wage have organise organize pay offer lodge file "
    "deliver express send provide extend unleash prepare pursue end suspend cancel declare sign break place put".split()
)


def find_slot(tree: Tree, token: int, slot: str) -> list[int]:
    """Return the head tokens that fill a slot of a predicate, conjuncts included, in sentence order."""
    if slot in ("xcomp", "ccomp"):
        return [*tree.dependants(token, slot), *(_infinitives(tree, token) if slot == "xcomp" else ())]
    found = _direct(tree, token, slot)
    return sorted({member for filler in found for member in coordinated(tree, filler)}) if found else []


def told_of_subject(tree: Tree, verb: int) -> list[int]:
    """Return the clauses that tell of a verb's subject (`boats sent to the navy arrived`)."""
    return [clause for thing in find_slot(tree, verb, "subj") for clause in tree.dependants(thing, "acl")]


def speaker_tokens(tree: Tree, cue: Cue) -> Iterator[int]:
    """Give the tokens where the speaker of a cue may stand, its best slot first."""
    for slot in cue.speaker:
        if slot != "head":
            yield from find_slot(tree, cue.head, slot)
        elif (head := tree.heads[cue.head]) >= 0:
            yield head


def _direct(tree: Tree, token: int, slot: str) -> list[int]:
    if slot == "subj":
        return _noun_agents(tree, token) if _is_nominal(tree, token) else _deep_subjects(tree, token)
    if slot == "obj":
        return [] if _is_nominal(tree, token) else _deep_objects(tree, token)
    if slot == "iobj":
        return _deep_receivers(tree, token)
    if slot in ("det", "case"):
        return list(tree.dependants(token, slot))
    if slot == "poss":
        return list(tree.dependants(token, "nmod:poss"))
    if slot == "amod":
        return [child for child in tree.dependants(token, "amod", "compound", "nmod:desc") if child < token]
    return _prepositional(tree, token, slot)


def _is_nominal(tree: Tree, token: int) -> bool:
    return tree.tags[token] in ("NOUN", "PROPN", "PRON") and not any(True for _ in tree.dependants(token, "cop"))


def _deep_subjects(tree: Tree, verb: int) -> list[int]:
    if is_passive(tree, verb):
        return _agents(tree, verb)
    return subjects(tree, verb)


def _agents(tree: Tree, verb: int) -> list[int]:
    marked = list(tree.dependants(verb, "obl:agent"))
    return marked or _prepositional(tree, verb, "by") or _stray_agent(tree, verb)


def _stray_agent(tree: Tree, verb: int) -> list[int]:
    """Return the agent of a participle that the parser hung further up (`boats sent to Kiev by Washington arrived`)."""
    for token in range(verb + 1, min(verb + 9, len(tree))):
        if tree.tags[token] == "VERB":
            break
        if tree.lemmas[token] == "by" and tree.relations[token] == "case" and tree.heads[token] > token:
            return [tree.heads[token]]
    return []


def _deep_objects(tree: Tree, verb: int) -> list[int]:
    own = list(tree.dependants(verb, "obj"))
    if is_passive(tree, verb):
        return own or subjects(tree, verb)
    relative = [child for child in own if tree.words[child].lower() in ("that", "which", "whom", "who")]
    if tree.relations[verb] == "acl:relcl" and (relative or not own):
        others = [child for child in subjects(tree, verb) if child == tree.heads[verb]]
        return own if others else [tree.heads[verb]]
    if not own and tree.relations[verb] == "conj":
        return _shared_object(tree, verb)
    return own


def _deep_receivers(tree: Tree, verb: int) -> list[int]:
    """Return indirect objects; of a passive that keeps its object (`was granted asylum`) the grammatical subject."""
    own = list(tree.dependants(verb, "iobj"))
    if not own and is_passive(tree, verb) and any(True for _ in tree.dependants(verb, "obj")):
        return subjects(tree, verb)
    return own


def _infinitives(tree: Tree, token: int) -> list[int]:
    """Return infinitives that hang more loosely than they belong (`called on them to leave`, `a threat to bomb`)."""
    loose = tree.dependants(token, "advcl", "acl")
    return [child for child in loose if any(tree.lemmas[mark] == "to" for mark in tree.dependants(child, "mark"))]


def _shared_object(tree: Tree, verb: int) -> list[int]:
    """Return the object that a later conjunct shares: in `condemned and rejected the plan` it hangs on the last."""
    first = tree.heads[verb]
    return [child for child in tree.dependants(first, "obj") if child > verb]


def _noun_agents(tree: Tree, noun: int) -> list[int]:
    """Return the subject of the light verb that a noun hangs on (`launched an attack`, `an attack was staged by`)."""
    while tree.relations[noun] == "conj" and tree.tags[tree.heads[noun]] == "NOUN":
        noun = tree.heads[noun]
    above = tree.heads[noun]
    relation = tree.relations[noun]
    if above < 0 or tree.lemmas[above] not in LIGHT_VERBS:
        return []
    if relation in ("obj", "nsubj:pass", "obl", "nmod"):
        return _deep_subjects(tree, above)
    return []


def _prepositional(tree: Tree, token: int, preposition: str) -> list[int]:
    """Return the nouns that hang on a token by a preposition."""
    return [
        child
        for child in tree.dependants(token, "obl", "nmod")
        if any(tree.lemmas[case] == preposition for case in tree.dependants(child, "case"))
    ]


def coordinated(tree: Tree, token: int) -> list[int]:
    """Return a token and its conjuncts, in sentence order."""
    return [token, *(child for child in tree.dependants(token, "conj"))]


def look_through(tree: Tree, token: int) -> int:
    """Return the noun that counts: of `a series of attacks` the attacks, of anything else itself."""
    if tree.lemmas[token] in PARTITIVES or tree.tags[token] == "NUM":
        for child in tree.dependants(token, "nmod"):
            if any(tree.lemmas[case] == "of" for case in tree.dependants(child, "case")):
                return child
    return token


def filler_lemmas(tree: Tree, tokens: Iterable[int]) -> list[tuple[int, str]]:
    """Return the words a filler may be known by: its lemma, and its lemma with the word that specifies it."""
    found = []
    for token in tokens:
        for member in {token, look_through(tree, token)}:
            for lemma in known_as(tree, member):
                found.append((member, lemma))
                for child in tree.dependants(member, "compound", "amod"):
                    found.append((member, f"{tree.lemmas[child].lower()} {lemma}"))
    return found


def known_as(tree: Tree, token: int) -> tuple[str, ...]:
    """Return the lemma of a token, and without its plural s where the lemma keeps one (`troops`, `talks`)."""
    lemma = tree.lemmas[token].lower()
    if lemma.endswith("s") and not lemma.endswith("ss") and tree.tags[token] in ("NOUN", "PROPN"):
        return lemma, lemma[:-1]
    return (lemma,)
