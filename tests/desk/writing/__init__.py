"""Tests of what the desk writes: judgements, readings, jobs, saved searches, exports."""
