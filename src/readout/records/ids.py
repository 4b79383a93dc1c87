"""Identifiers that come from content: the same report gives the same ids in every run and on every machine."""

from hashlib import blake2b


def content_id(prefix: str, *parts: object) -> str:
    """Return `prefix` and twenty hexadecimal digits over the parts; equal parts give equal ids.

    Eighty bits: among a thousand million ids two alike are as unlikely as one in a million.
    """
    digest = blake2b("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass"), digest_size=10)
    return prefix + digest.hexdigest()
