"""What the encoder takes for the content of a cue, where the grammar has nothing or several."""

from readout.records import Tree

LIKELY = 0.5  # chance from which a word that the encoder takes for content is it


def propose_content(tree: Tree, cue: int) -> set[int]:
    """Return the words that the encoder takes for content, where the slots have nothing: all on the likeliest side."""
    chances = _content_chances(tree, cue)
    likely = [token for token, chance in chances.items() if chance >= LIKELY and token != cue]
    if not likely:
        return set()
    best = max(likely, key=lambda token: chances[token])
    if best in tree.ancestors(cue):  # `The bridge, the mayor said, was mined`
        return set(tree.subtree(best)) - set(tree.subtree(cue))
    behind = best > cue
    own = set(tree.subtree(cue)) if not behind else {cue}
    found = {word for token in likely if (token > cue) == behind for word in tree.subtree(token)} - own
    found = {word for word in found if (word > cue) == behind}
    return set(range(min(found), max(found) + 1)) if found else set()


def likeliest_clause(clauses: list[int], tree: Tree, cue: int) -> int | None:
    """Return the one of several clauses that the encoder takes for content; `None` if it takes none, or it is alone."""
    chances = _content_chances(tree, cue)
    best = max(clauses, key=lambda clause: chances.get(clause, 0.0))
    return best if len(clauses) > 1 and chances.get(best, 0.0) >= LIKELY else None


def _content_chances(tree: Tree, cue: int) -> dict[int, float]:
    proposal = tree.proposal(cue)
    return {role.token: role.chance for role in proposal.roles if role.role == "content"} if proposal else {}
