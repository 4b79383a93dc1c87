"""Linking an archive: families of reports, and incidents of what several of them tell."""
