"""Events chosen by what is asked: as tables, series, panels and networks; and words found."""
