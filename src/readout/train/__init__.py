"""Train: treebanks in, the encoder's weights out (`python -m readout.train`). Nothing at run time imports this room."""
