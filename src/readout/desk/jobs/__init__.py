"""Work that goes on in the background, one job after another, so that only one of them writes."""
