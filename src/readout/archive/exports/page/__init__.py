"""The parts of the HTML report: each gives the markup of one section."""
